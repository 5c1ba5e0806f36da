import type { CaseRecord, CaseStatus } from '../../domain/cases/case.js';
import { isOpenTo } from '../../domain/cases/transitions.js';
import { system } from '../support/callers.js';
import { attempt, begin, STEP_MUTATIONS, type Step } from '../support/histories.js';
import { testHub, type TestHub } from '../support/hub.js';
import { MEMBER } from '../support/straight-road.js';
import { Random } from '../support/random.js';

/** The steps that bring a case into each state; its item asks for no special stage before the decision. */
const ROADS: Readonly<Partial<Record<CaseStatus, readonly Step[]>>> = {
  RECEIVED: [],
  CORRECTION_PENDING: ['REQUEST_CORRECTION'],
  ACCEPTED: ['CORRECT_ON_THE_SPOT', 'ACCEPT'],
  REVIEWED: ['CORRECT_ON_THE_SPOT', 'ACCEPT', 'REVIEW'],
  APPROVED: ['CORRECT_ON_THE_SPOT', 'ACCEPT', 'REVIEW', 'DECIDE'],
  DELIVERED: ['CORRECT_ON_THE_SPOT', 'ACCEPT', 'REVIEW', 'DECIDE', 'DELIVER'],
  NOT_ACCEPTED: ['REFUSE_ACCEPTANCE'],
  WITHDRAWN: ['WITHDRAW'],
};
const STEPS = Object.keys(STEP_MUTATIONS) as Step[];
/** Told by a code of their own whatever the state (rulings 5). */
const OWN_CODES = ['CORRECTION_ALREADY_REQUESTED', 'CORRECTION_WINDOW_PASSED'];

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
});
afterAll(() => hub.close());

const stored = async (id: string): Promise<CaseRecord> => {
  const [row] = await hub.database.query<{ record: CaseRecord }>('SELECT record FROM case_record WHERE id = $1', [id]);
  if (row === undefined) throw new Error(`no case ${id}`);
  return row.record;
};

describe.each(Object.keys(ROADS) as CaseStatus[])('in state %s', (status) => {
  test.each(STEPS)('%s is refused for the state exactly where the life-cycle does not open it', async (step) => {
    const by = system(MEMBER);
    const { id, codes } = await begin(hub, new Random(7), '120101-XK01201');
    for (const before of ROADS[status] ?? []) expect([before, await attempt(hub, before, id, codes, by)]).toEqual([before, []]);
    const record = await stored(id);
    expect(record.status).toBe(status);
    const refused = await attempt(hub, step, id, codes, by);
    if (isOpenTo(step, record)) return expect(refused).not.toContain('ILLEGAL_TRANSITION');
    expect(['ILLEGAL_TRANSITION', ...OWN_CODES]).toContain(refused[0]);
    expect(await stored(id)).toEqual(record);
  });
});
