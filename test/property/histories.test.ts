import { canonicalText, type CaseEvent } from '../../domain/cases/case-event.js';
import type { CaseRecord } from '../../domain/cases/case.js';
import { foldEvents } from '../../domain/cases/fold.js';
import { projectCase } from '../../domain/cases/projection.js';
import type { Caller } from '../../domain/shared/caller.js';
import { runDueChecks } from '../../resolvers/supervision/run-due-checks.js';
import { describeEachEngine } from '../support/database.js';
import { attempt, begin, CALLERS, STEP_MUTATIONS, type Step } from '../support/histories.js';
import { testHub, type TestHub } from '../support/hub.js';
import { ADMIN, SUPERVISOR } from '../support/law.js';
import { Random } from '../support/random.js';

const SEEDS = [1, 2, 3, 4];
const CASES = 4;
const STEPS_TAKEN = 60;
const ALL_STEPS = Object.keys(STEP_MUTATIONS) as Step[];
/** Steps that end a case early: left to chance. */
const ENDS: ReadonlySet<string> = new Set(['WITHDRAW', 'TERMINATE', 'REFUSE_ACCEPTANCE']);
/** One without special stages, one whose decision waits for a site survey. */
const ITEMS = ['120101-XK01201', '120101-XK00103'];

describeEachEngine('random histories by random callers', (engine) => {
  let hub: TestHub;
  const told: string[] = [];
  beforeAll(async () => {
    hub = await testHub({ engine });
  });
  afterAll(() => hub.close());

  async function offered(id: string, by: Caller): Promise<readonly string[] | null> {
    const answer = await hub.ask('query ($id: ID!) { case(id: $id) { availableSteps } }', { id }, by);
    return ((answer.data ?? {})['case']?.availableSteps as string[] | undefined) ?? null;
  }

  const look = async (id: string, by: Caller = SUPERVISOR) => {
    const answer = await hub.ask(
      'query ($id: ID!) { case(id: $id) { version status audit { intact events } events { totalCount } } }',
      { id },
      by,
    );
    return (answer.data ?? {})['case'];
  };

  test.each(SEEDS)('seed %i: a step offered is never refused for the state, one not offered always is', async (seed) => {
    const random = new Random(seed);
    const cases = [];
    for (let index = 0; index < CASES; index += 1) cases.push(await begin(hub, random, random.one(ITEMS)));
    for (let taken = 0; taken < STEPS_TAKEN; taken += 1) {
      if (random.chance(0.25)) {
        hub.clock.advanceHours(random.between(1, 40));
        await runDueChecks(hub.services, hub.clock.now());
      } else hub.clock.advanceHours(0.1);
      const { id, codes } = random.one(cases);
      const before = await look(id);
      // Half of the time somebody who may does what may be done, so that histories go on.
      const goesOn = random.chance(0.5);
      const by = random.one(goesOn ? CALLERS.slice(0, 6) : CALLERS);
      const steps = await offered(id, by);
      const may = (steps ?? []).filter((one) => ALL_STEPS.includes(one as Step) && !ENDS.has(one)) as Step[];
      const step = goesOn && may.length > 0 ? random.one(may) : random.one(ALL_STEPS);
      const refused = await attempt(hub, step, id, codes, by);
      const line = `${seed}.${taken} ${by.roles.join()} ${by.member ?? ''} ${step} on ${before.status}: ${refused.join() || 'granted'}`;
      told.push(line);
      if (steps?.includes(step) === true) expect([line, refused]).toEqual([line, expect.not.arrayContaining(['ILLEGAL_TRANSITION'])]);
      else expect([line, refused]).toEqual([line, expect.arrayContaining([expect.any(String)])]);
      const closed = [
        'ILLEGAL_TRANSITION',
        'FORBIDDEN',
        'UNAUTHENTICATED',
        'NOT_FOUND',
        'MEMBER_MISMATCH',
        'CORRECTION_ALREADY_REQUESTED',
        'CORRECTION_WINDOW_PASSED',
        'EXTENSION_ALREADY_GRANTED',
        'PROCEDURE_NOT_RUNNING',
        'TWO_OFFICERS_REQUIRED',
        'SAME_OFFICER',
      ];
      if (steps?.includes(step) !== true) expect([line, refused.some((code) => closed.includes(code))]).toEqual([line, true]);
      const after = await look(id);
      if (refused.length > 0) expect([line, after.version]).toEqual([line, before.version]);
    }
  });

  test('many of them went somewhere', () => {
    expect(told.filter((line) => line.endsWith('granted')).length).toBeGreaterThan(SEEDS.length * 8);
    expect(new Set(told.filter((line) => line.endsWith('granted')).map((line) => line.split(' ')[3])).size).toBeGreaterThan(7);
  });

  test('the fold of the events is what is stored, and every column follows from it', async () => {
    const rows = await hub.database.query<{
      record: CaseRecord;
      version: number;
      status: string;
      dueOn: string;
      promisedDueOn: string | null;
      light: string;
      deferred: boolean;
    }>(
      `SELECT record, version, status, due_on AS "dueOn", promised_due_on AS "promisedDueOn", light, has_deferred_materials AS deferred FROM case_record`,
    );
    expect(rows.length).toBe(SEEDS.length * CASES);
    for (const { record, version, status, dueOn, promisedDueOn, light, deferred } of rows) {
      const events = await hub.database.query<{ body: CaseEvent }>('SELECT body FROM case_event WHERE case_id = $1 ORDER BY sequence', [
        record.id,
      ]);
      const folded = foldEvents(events.map(({ body }) => body));
      expect(canonicalText(folded)).toBe(canonicalText(record));
      expect(events.map(({ body }) => body.sequence)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
      const item = await hub.services.items.get(record.itemVersionId);
      await runDueChecks(hub.services, hub.clock.now());
      const projection = projectCase(folded, item, hub.clock.now(), hub.services.calendars.current(), null);
      expect({ status, dueOn, promisedDueOn, deferred }).toEqual({
        status: folded.status,
        dueOn: projection?.dueOn,
        promisedDueOn: projection?.promisedDueOn ?? null,
        deferred: projection?.hasDeferredMaterials,
      });
      if (record.decidedAt === null && record.endedAt === null) expect(light).toBe(projection?.light);
      expect(await look(record.id)).toMatchObject({ audit: { intact: true, events: version }, events: { totalCount: version } });
    }
  });

  test('documents are numbered by organ and year without gaps or repeats, cases by member and day without repeats', async () => {
    const documents = await hub.database.query<{ scope: string; numbers: number[] }>(
      'SELECT member_code || year AS scope, array_agg(sequence ORDER BY sequence) AS numbers FROM document GROUP BY 1',
    );
    expect(documents.length).toBeGreaterThan(0);
    for (const { numbers } of documents) expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
    const numbers = await hub.database.query<{ number: string }>('SELECT number FROM case_record');
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
    expect((await hub.ask('{ cases(first: 100) { totalCount } }', {}, ADMIN)).data?.['cases'].totalCount).toBe(numbers.length);
  });
});
