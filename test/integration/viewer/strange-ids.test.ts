import { parse, subscribe } from 'graphql';
import { describeEachEngine, describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { WINDOW } from '../../support/law.js';
import { MEMBER, receive } from '../../support/straight-road.js';

const NUL = '\u0000';

describeEachShape('ids that nobody gave out', (engine) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine });
  });
  afterAll(() => hub.close());

  test.each(['constructor_1', 'toString_x', '__proto___1', 'hasOwnProperty_1', 'valueOf', '_', ''])(
    'node(id: "%s") is null, the first time and when it is compiled, for the public and for an officer',
    async (id) => {
      for (const by of [undefined, WINDOW]) {
        const query = `{ node(id: "${id}") { id __typename } }`;
        for (let time = 0; time < 2; time += 1) expect(await hub.ask(query, {}, by)).toEqual({ data: { node: null } });
      }
      expect((await hub.ask('{ members { code } }')).errors).toBeUndefined();
    },
  );

  test.each([
    ['node', `query ($id: ID!) { node(id: $id) { id } }`, `case_${MEMBER}_${NUL}`, 'id'],
    ['case by id', `query ($id: ID!) { case(id: $id) { id } }`, `case_${MEMBER}_${NUL}`, 'id'],
    ['case by number', `query ($number: String!) { case(number: $number) { id } }`, `${MEMBER}-20170206-${NUL}`, 'number'],
    ['jointCase', `query ($id: ID!) { jointCase(id: $id) { id } }`, `joint_${MEMBER}_${NUL}`, 'id'],
    [
      'appointmentSlots of a centre',
      `query ($center: ID!) { appointmentSlots(member: "${MEMBER}", from: "2017-02-06", to: "2017-02-06", center: $center) { id } }`,
      `center_${MEMBER}_${NUL}`,
      'center',
    ],
  ])('%s: what no database can hold is BAD_USER_INPUT', async (_what, query, id, path) => {
    const { errors } = await hub.ask(query, { [path]: id }, WINDOW);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(errors?.[0]?.message).toMatch(new RegExp(`^${path}: `));
  });
});

describeEachEngine('the progress of a case that nobody can have', (engine) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine });
  });
  afterAll(() => hub.close());

  const codeOf = async (variables: Record<string, unknown>): Promise<unknown> => {
    const document = parse(
      'subscription ($id: ID, $number: String, $code: String) { caseProgress(id: $id, number: $number, code: $code) { kind } }',
    );
    const stream = await subscribe({ schema: hub.schema, document, variableValues: variables, contextValue: hub.context(WINDOW) });
    if ('errors' in stream) return stream.errors?.[0]?.extensions['code'];
    await (stream as AsyncGenerator).return(undefined);
    return null;
  };

  test('an id, number or code that no database can hold is BAD_USER_INPUT', async () => {
    const { id, number } = await receive(hub);
    expect(await codeOf({ id })).toBeNull();
    for (const asked of [{ id: `${id}${NUL}` }, { number: `${number}${NUL}` }, { number, code: `A${NUL}` }])
      expect(await codeOf(asked)).toBe('BAD_USER_INPUT');
  });
});
