import type { Caller } from '../../../domain/shared/caller.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { REVIEWER, SUPERVISOR, WINDOW } from '../../support/law.js';
import { grantOf, MANAGER } from '../../support/service.js';
import { MEMBER } from '../../support/straight-road.js';

const SUMMARY = '窗口推诿一起，审查拖延一起';
const ACTIONS = '{ accountabilityActions { nodes { findings { inspection { summary findings { id } } } } } }';

describeEachShape('an inspection, come to through an accountability action (M30)', (engine) => {
  let hub: TestHub;
  let own: string;
  let all: string[];
  beforeAll(async () => {
    hub = await testHub({ engine });
    const { inspection } = await grantOf(
      hub,
      'openInspection',
      { member: MEMBER, kind: 'PATROL', inspectors: ['示例·督查一'] },
      SUPERVISOR,
    );
    const find = async (staff: string | null): Promise<string> => {
      const found = { inspection: inspection.id, violation: 'SHIRKING', severity: 'MODERATE', description: '推诿', staff };
      return (await grantOf(hub, 'recordFinding', found, SUPERVISOR)).finding.id as string;
    };
    own = await find(WINDOW.staff);
    all = [own, await find(REVIEWER.staff), await find(null)];
    await grantOf(hub, 'closeInspection', { inspection: inspection.id, summary: SUMMARY }, SUPERVISOR);
    const proposal = {
      member: MEMBER,
      subject: WINDOW.staff,
      ground: 'SHIRKING',
      facts: '推诿申请人',
      findings: [own],
      measure: 'WRITTEN_CRITICISM',
    };
    await grantOf(hub, 'proposeAccountability', proposal, SUPERVISOR);
  });
  afterAll(() => hub.close());

  const told = async (by: Caller) => {
    const answer = await hub.ask(ACTIONS, {}, by);
    expect(answer.errors).toBeUndefined();
    const [action] = answer.data?.['accountabilityActions'].nodes ?? [];
    const { summary, findings } = action.findings[0].inspection;
    return { summary, findings: findings.map(({ id }: { id: string }) => id).sort() };
  };

  test('tells the officer concerned of the own findings, and of nobody else', async () => {
    expect(await told(WINDOW)).toEqual({ summary: null, findings: [own] });
  });

  test.each([
    ['a supervisor', SUPERVISOR],
    ["the member's centre manager", MANAGER],
  ])('tells %s all', async (_who, by) => {
    expect(await told(by)).toEqual({ summary: SUMMARY, findings: [...all].sort() });
  });
});
