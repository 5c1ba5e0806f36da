import { getOperationAST, parse, type ExecutionResult } from 'graphql';
import type { Caller } from '../../../domain/shared/caller.js';
import { officer } from '../../support/callers.js';
import { federatedHub, type FederatedHub } from '../../support/federated-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { APPLICANT, RECEIVE } from '../../support/straight-road.js';

// An answer's shape is its query's.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = ExecutionResult<Record<string, any>>;

let hub: FederatedHub;
beforeAll(async () => {
  hub = await federatedHub({ heping: ['120101'], hedong: ['120102'] });
});
afterAll(() => hub.close());

function ask(source: string, variables: Record<string, unknown>, caller: Caller): Promise<Answer> {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw new Error('no operation');
  return hub.engine.execute({ document, operation, operationName: null, variables, context: { caller, language: 'zh-CN' } });
}

async function receive(member: string): Promise<string> {
  const input = { itemCode: `${member}-XK01201`, title: '办件', applicant: APPLICANT, materials: [], declaredTruthful: true };
  const received = await ask(RECEIVE, { input }, officer(member, 'WINDOW'));
  return received.data?.['receiveCase'].case.id as string;
}

describe.each([
  ['that one of our subgraphs knows whole', 'case { id status }'],
  ['that crosses subgraphs', 'case { id status member { availability } }'],
])('a mutation %s', (_which, asked) => {
  const document = `mutation ($one: CaseStepInput!, $two: CaseStepInput!) {
    one: withdrawCase(input: $one) { ${asked} userErrors { code } }
    two: withdrawCase(input: $two) { ${asked} userErrors { code } } }`;
  const statusOf = async (id: string) =>
    (await ask('query ($id: ID!) { case(id: $id) { status } }', { id }, SUPERVISOR)).data?.['case'].status as string;

  test('that fails at one node ends the document: what another node was to do after it is not done', async () => {
    const id = await receive('120102');
    const wrong = { case: 'case_120101_00000001', idempotencyKey: 'x'.repeat(200) };
    const { data, errors } = await ask(document, { one: wrong, two: { case: id } }, officer('120102', 'WINDOW'));
    expect([data, errors?.map(({ path, extensions }) => [path, extensions['code']])]).toEqual([null, [[['one'], 'BAD_USER_INPUT']]]);
    expect(await statusOf(id)).toBe('RECEIVED');
  });

  test('that refuses at one node leaves what another node does after it as it is', async () => {
    const id = await receive('120102');
    const { data, errors } = await ask(document, { one: { case: 'case_120101_99999999' }, two: { case: id } }, officer('120102', 'WINDOW'));
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ one: { case: null, userErrors: [{ code: 'NOT_FOUND' }] }, two: { case: { id, status: 'WITHDRAWN' } } });
  });
});

test.each(['__after_changes', '__representations_cases', 'after', 'cursors'])(
  'a variable of the caller’s may be called $%s',
  async (name) => {
    const id = await receive('120102');
    const { data, errors } = await ask(
      `query ($${name}: [String!]) { changes(members: $${name}, first: 100) { nodes { case { id } } } }`,
      { [name]: ['120102'] },
      SUPERVISOR,
    );
    expect(errors).toBeUndefined();
    expect(data?.['changes'].nodes.at(-1)).toEqual({ case: { id } });
  },
);
