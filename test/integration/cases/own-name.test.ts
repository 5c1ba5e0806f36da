import type { Caller } from '../../../domain/shared/caller.js';
import { caller, officer } from '../../support/callers.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { look, refusals, take, WINDOW } from '../../support/law.js';
import { APPLICANT, materialCodes, receive } from '../../support/straight-road.js';

const THE_APPLICANT = caller('APPLICANT', { name: '申请人', identifier: APPLICANT.identifier });

describeEachShape('whoever acts for themselves signs in their own name (M29)', (engine) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine });
  });
  afterAll(() => hub.close());

  const steps = async () => {
    const [code] = (await materialCodes(hub)).slice(-1);
    return [
      ['withdrawCase', {}, 'WITHDRAWN'],
      ['supplementMaterials', { materials: [{ code }] }, 'MATERIALS_SUPPLEMENTED'],
    ] as const;
  };

  const lastEvent = async (id: string) => {
    const { recentEvents } = await look(hub, id, 'recentEvents(last: 1) { kind actor }');
    return recentEvents[0] as { readonly kind: string; readonly actor: string };
  };

  test('an applicant who names an officer is refused, and the case stays as it was', async () => {
    for (const [name, fields] of await steps()) {
      const { id } = await receive(hub);
      const refused = await refusals(hub, name, id, { ...fields, by: WINDOW.staff }, THE_APPLICANT);
      expect(refused.map(({ code, path }) => [code, path?.join('.')])).toEqual([['STAFF_NOT_ELIGIBLE', 'input.by']]);
    }
  });

  test.each<[string, string]>([
    ['of another member', '120102'],
    ['of a department', '120000-sc'],
  ])('an applicant who is an officer %s acts as the applicant', async (_whose, memberCode) => {
    const both: Caller = { ...officer(memberCode, 'WINDOW'), roles: ['APPLICANT', 'WINDOW'], identifier: APPLICANT.identifier };
    for (const [name, fields, kind] of await steps()) {
      const { id } = await receive(hub);
      await take(hub, name, id, fields, both);
      expect((await lastEvent(id)).kind).toBe(kind);
      const [row] = await hub.database.query<{ actor: object }>(
        `SELECT body -> 'actor' AS actor FROM case_event WHERE case_id = $1 ORDER BY sequence DESC LIMIT 1`,
        [id],
      );
      expect(row?.actor).toMatchObject({ role: 'APPLICANT', staff: null });
    }
  });
});
