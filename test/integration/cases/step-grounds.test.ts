import { StepGrounds } from '../../../prisma/cases/step-ground.js';
import type { Queries } from '../../../prisma/database.js';
import { describeEachEngine } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { WINDOW } from '../../support/law.js';
import { receive } from '../../support/straight-road.js';

describeEachEngine('what steps are judged on', (engine) => {
  let hub: TestHub;
  let ids: string[];
  beforeAll(async () => {
    hub = await testHub({ engine });
    ids = [(await receive(hub)).id, (await receive(hub)).id, (await receive(hub)).id];
  });
  afterAll(() => hub.close());

  const asked = (caseId: string | null) => ({ caseId, officer: WINDOW.staff, subject: '', key: null });

  test('is read together for what comes while others are being read, and each is told its own', async () => {
    const grounds = new StepGrounds(hub.database);
    const wanted = Array.from({ length: 60 }, (_, n) => [...ids, 'case_120101_none', null][n % 5] ?? null);
    const before = hub.database.statements.length;
    const found = await Promise.all(wanted.map((id) => grounds.read(asked(id))));
    const readings = hub.database.statements.slice(before).filter((sql) => sql.includes('AS asked'));
    expect(readings).toHaveLength(4);
    expect(found.map(({ row }) => row?.record.id ?? null)).toEqual(wanted.map((id) => (id !== null && ids.includes(id) ? id : null)));
    expect(found.every(({ officer, mark }) => officer?.id === WINDOW.staff && mark === null)).toBe(true);
  });

  test('a fault reaches those whom it concerns, and the next ones are read', async () => {
    let faults = 2;
    const faulty: Queries = {
      query: (sql, parameters) =>
        (faults -= 1) >= 0 ? Promise.reject(new Error('the database is away')) : hub.database.query(sql, parameters),
    };
    const grounds = new StepGrounds(faulty);
    const told = await Promise.allSettled([...ids].map((id) => grounds.read(asked(id))));
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect((await grounds.read(asked(ids[0] ?? null))).row?.record.id).toBe(ids[0]);
  });
});
