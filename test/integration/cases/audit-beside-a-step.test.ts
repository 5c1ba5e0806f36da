import { describeEachEngine } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { receive, walk } from '../../support/straight-road.js';

describeEachEngine('the audit of a case while a step is recorded', (engine) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine });
  });
  afterAll(() => hub.close());

  test('finds the chain whole, whatever it has read before the step (M29)', async () => {
    const { id } = await receive(hub);
    const { database } = hub.services;
    const query = database.query.bind(database);
    let isRecorded = false;
    const beforeEventsAreRead: typeof query = async (sql, parameters) => {
      if (!isRecorded && sql.includes('case_event e')) {
        isRecorded = true;
        await walk(hub, id, 1);
      }
      return query(sql, parameters);
    };
    Object.assign(database, { query: beforeEventsAreRead });
    const { data } = await hub.ask('query ($id: ID!) { case(id: $id) { audit { intact events } } }', { id }, SUPERVISOR);
    Object.assign(database, { query });
    expect(isRecorded).toBe(true);
    expect(data).toEqual({ case: { audit: { intact: true, events: 2 } } });
  });
});
