import { parse, subscribe, type ExecutionResult } from 'graphql';
import { caller } from '../../support/callers.js';
import { QUICKER } from '../../support/database.js';
import { testHub } from '../../support/hub.js';
import { APPLICANT, receive, walk } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';

const OWNER = caller('APPLICANT', { identifier: APPLICANT.identifier });

test('an applicant who begins to follow the own cases while one is received is told of its steps, whichever are asked for', async () => {
  const hub = await testHub({ engine: QUICKER });
  const { database, feed } = hub.services;
  let passed = 0;
  const all = feed.watch({ after: null, read: () => Promise.resolve([]), sees: () => ((passed += 1), true) });
  const query = database.query.bind(database);
  let id = '';
  const receivedAfterTheRead: typeof query = async (sql, parameters) => {
    const rows = await query<never>(sql, parameters);
    if (id === '' && sql.startsWith('SELECT id FROM case_record WHERE applicant_identifier')) {
      ({ id } = await receive(hub));
      await waitFor(() => passed === 1, 'the receipt to pass through the feed');
    }
    return rows;
  };
  Object.assign(database, { query: receivedAfterTheRead });
  const document = parse('subscription { memberProgress(kinds: [ACCEPTED]) { kind case { id } } }');
  const stream = await subscribe({ schema: hub.schema, document, contextValue: hub.context(OWNER) });
  Object.assign(database, { query });
  if ('errors' in stream) throw new Error(JSON.stringify(stream.errors));
  const told = (stream as AsyncGenerator<ExecutionResult>).next();
  await walk(hub, id, 1);
  await waitFor(() => passed === 2, 'the step to pass through the feed');
  let first: unknown = null;
  void told.then(({ value }) => (first = value as unknown));
  await waitFor(() => first !== null, 'the step to be told');
  expect(first).toEqual({ data: { memberProgress: { kind: 'ACCEPTED', case: { id } } } });
  await all.return?.();
  await (stream as AsyncGenerator).return(undefined);
  expect(feed.watching).toBe(0);
  await hub.close();
});
