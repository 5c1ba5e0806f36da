import { getOperationAST, parse, type ExecutionResult } from 'graphql';
import type { Caller } from '../../../domain/shared/caller.js';
import { officer } from '../../support/callers.js';
import { federatedHub } from '../../support/federated-hub.js';
import { ADMIN, SUPERVISOR } from '../../support/law.js';
import { APPLICANT, RECEIVE } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';

// An answer's shape is its query's.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = ExecutionResult<Record<string, any>>;

test('a node that was down while the training clock was moved catches up by itself, with all that fell due (rulings 16)', async () => {
  const hub = await federatedHub({ heping: ['120101'], others: ['120102', '120103', '120104', '120105', '120106', '12011*', '120000-*'] });
  const ask = (source: string, variables: Record<string, unknown>, caller: Caller): Promise<Answer> => {
    const document = parse(source);
    const operation = getOperationAST(document);
    if (operation === null || operation === undefined) throw new Error('no operation');
    return hub.engine.execute({ document, operation, operationName: null, variables, context: { caller, language: 'zh-CN' } });
  };
  const [, away] = hub.nodes;
  if (away === undefined) throw new Error('no second node');
  const input = { itemCode: '120102-XK01201', title: '办件', applicant: APPLICANT, materials: [], declaredTruthful: true };
  const received = await ask(RECEIVE, { input }, officer('120102', 'WINDOW'));
  const id = received.data?.['receiveCase'].case.id as string;
  await away.stop();
  const to = '2017-02-20T01:00:00.000Z';
  const moved = await ask('mutation ($to: DateTime!) { advanceTrainingClock(to: $to) }', { to }, ADMIN);
  expect(moved.errors?.[0]?.extensions).toMatchObject({ code: 'MEMBER_UNAVAILABLE', members: expect.arrayContaining(['120102']) });
  expect(hub.nodes.map(({ clock }) => clock.now() === to)).toEqual([true, false]);
  await away.restart();
  await waitFor(async () => {
    await hub.health.look();
    return away.clock.now() === to;
  }, 'the clock of the node that was down');
  const told = await ask('query ($id: ID!) { case(id: $id) { status acceptanceMode } }', { id }, SUPERVISOR);
  expect(told.data?.['case']).toEqual({ status: 'ACCEPTED', acceptanceMode: 'DEEMED' });
  await hub.close();
});
