import type { Caller } from '../../../domain/shared/caller.js';
import { caller, officer, system } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { CHECKER, LEADER, look, refusals, REVIEWER, SECOND_REVIEWER, take, WINDOW } from '../../support/law.js';
import { APPLICANT, MEMBER, receive, STEPS, walk, type StepName } from '../../support/straight-road.js';

const THE_APPLICANT = caller('APPLICANT', { identifier: APPLICANT.identifier });
const CONTRACTED = officer(MEMBER, 'WINDOW', false);

describe('availableSteps offers no step that is refused whatever is said', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub();
  });
  afterAll(() => hub.close());

  const offered = async (id: string, by: Caller): Promise<readonly string[]> => (await look(hub, id, 'availableSteps', by)).availableSteps;
  const codesOf = async (name: StepName, id: string, fields: object, by: Caller) =>
    (await refusals(hub, name, id, { ...fields }, by)).map(({ code }) => code);

  test('an extension until there is one (AL 42)', async () => {
    const { id } = await receive(hub);
    await walk(hub, id, 1);
    const extension = { days: 3, reason: '需要补充核查', approvedBy: LEADER.staff };
    expect(await offered(id, LEADER)).toEqual(['EXTEND']);
    await take(hub, 'extendCase', id, extension, LEADER);
    expect(await offered(id, LEADER)).toEqual([]);
    expect(await offered(id, system(MEMBER))).not.toContain('EXTEND');
    expect(await codesOf('extendCase', id, extension, LEADER)).toEqual(['EXTENSION_ALREADY_GRANTED']);
  });

  test('a withdrawal until the case is decided (AL 38)', async () => {
    const { id } = await receive(hub);
    await walk(hub, id, 3);
    expect(await offered(id, THE_APPLICANT)).not.toContain('WITHDRAW');
    expect(await refusals(hub, 'withdrawCase', id, {}, THE_APPLICANT)).toMatchObject([
      { code: 'ILLEGAL_TRANSITION', basis: '行政许可法第三十八条' },
    ]);
  });

  test('a rating until there is one (M7)', async () => {
    const { id, number, trackingCode } = await receive(hub);
    await walk(hub, id, 4);
    expect(await offered(id, THE_APPLICANT)).toEqual(['RATE']);
    const rate = () => hub.ask(STEPS.rateCase, { input: { number, code: trackingCode, level: 'SATISFIED' } });
    expect((await rate()).data?.['rateCase'].userErrors).toEqual([]);
    expect(await offered(id, THE_APPLICANT)).toEqual([]);
    expect((await rate()).data?.['rateCase'].userErrors).toMatchObject([{ code: 'ALREADY_RATED' }]);
  });

  test('to an officer who is no permanent official: what needs none (M2)', async () => {
    const { id } = await receive(hub);
    const forAll = ['CORRECT_ON_THE_SPOT', 'REQUEST_CORRECTION', 'SUPPLEMENT', 'WITHDRAW'];
    expect(await offered(id, CONTRACTED)).toEqual(forAll);
    expect(await offered(id, WINDOW)).toEqual(expect.arrayContaining([...forAll, 'ACCEPT', 'REFUSE_ACCEPTANCE']));
    expect(await codesOf('acceptCase', id, {}, CONTRACTED)).toEqual(['STAFF_NOT_ELIGIBLE']);
    const [illegal] = await refusals(hub, 'deliverCase', id, {}, CONTRACTED, 'en');
    expect(illegal?.message).toContain(forAll.join(', '));
    expect(illegal?.message).not.toMatch(/\bACCEPT\b/);
  });

  test('to a token that names no officer of the member: nothing (M2)', async () => {
    const { id } = await receive(hub);
    for (const staff of ['staff_120102_01', 'staff_120101_99']) {
      const nobody: Caller = { ...WINDOW, staff };
      expect([staff, await offered(id, nobody)]).toEqual([staff, []]);
      expect((await codesOf('acceptCase', id, {}, nobody)).length).toBeGreaterThan(0);
    }
  });

  test("to an officer without the duty of the token's role: nothing (M2)", async () => {
    const { id } = await receive(hub);
    await walk(hub, id, 1);
    const undutiful: Caller = { ...CHECKER, roles: ['REVIEWER'] };
    expect(await offered(id, REVIEWER)).toEqual(['START_PROCEDURE', 'REVIEW']);
    expect(await offered(id, undutiful)).toEqual([]);
    expect(await codesOf('reviewCase', id, { favourable: true, text: '符合条件' }, undutiful)).toEqual(['STAFF_NOT_ELIGIBLE']);
  });

  test('the end of a procedure while one runs, to another officer than began a site survey (AL 34 (3))', async () => {
    const { id } = await receive(hub, { itemCode: `${MEMBER}-XK00103` });
    await take(hub, 'acceptCase', id, {});
    const finish = { kind: 'SITE_SURVEY', result: '合格' };
    expect(await offered(id, REVIEWER)).toEqual(['START_PROCEDURE', 'REVIEW']);
    expect(await codesOf('finishProcedure', id, finish, REVIEWER)).toEqual(['PROCEDURE_NOT_RUNNING']);
    await take(hub, 'startProcedure', id, { kind: 'SITE_SURVEY' }, REVIEWER);
    expect(await offered(id, REVIEWER)).not.toContain('FINISH_PROCEDURE');
    expect(await codesOf('finishProcedure', id, finish, REVIEWER)).toEqual(['TWO_OFFICERS_REQUIRED']);
    for (const by of [SECOND_REVIEWER, system(MEMBER)]) expect(await offered(id, by)).toContain('FINISH_PROCEDURE');
    await take(hub, 'finishProcedure', id, finish, SECOND_REVIEWER);
    expect(await offered(id, SECOND_REVIEWER)).not.toContain('FINISH_PROCEDURE');
  });

  test('the decision to another officer than the reviewer (M5)', async () => {
    const { id } = await receive(hub);
    await walk(hub, id, 2);
    const both: Caller = { ...REVIEWER, roles: ['REVIEWER', 'CHECKER'] };
    await hub.database.query(`UPDATE staff SET duties = duties || '{CHECKER}' WHERE id = $1`, [REVIEWER.staff]);
    expect(await offered(id, both)).not.toContain('DECIDE');
    expect(await codesOf('decideCase', id, { outcome: 'APPROVED', reasons: '符合法定条件、标准' }, both)).toContain('SAME_OFFICER');
    expect(await offered(id, CHECKER)).toEqual(['DECIDE']);
  });

  test("to a member's system: every step, since it names the officer", async () => {
    const { id } = await receive(hub);
    expect(await offered(id, { ...CONTRACTED, roles: ['MEMBER_SYSTEM'] })).toEqual(await offered(id, system(MEMBER)));
    expect(await offered(id, system(MEMBER))).toContain('ACCEPT');
  });
});
