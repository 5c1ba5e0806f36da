import { graphql } from 'graphql';
import { SUPERVISOR } from '../support/law.js';
import { describeEachShape } from '../support/database.js';
import { testHub, type TestHub } from '../support/hub.js';
import { Random } from '../support/random.js';
import { randomDocument } from '../support/random-documents.js';

const DOCUMENTS = 60;
const BOOLEANS = [true, false];

let plain: TestHub;
/** Of a member, a centre and an item; of nothing. */
let ids: readonly string[];
beforeAll(async () => {
  plain = await testHub();
  const { data } = await plain.ask('{ member(code: "120101") { id centers { id } items(first: 1) { nodes { id } } } }');
  const { id, centers, items } = data?.['member'] ?? {};
  ids = [id, centers[0].id, items.nodes[0].id, 'case_120101_none', 'nothing'];
});
afterAll(() => plain.close());

describeEachShape('random documents are answered as graphql itself answers them, however often they are asked', (engine) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine });
  });
  afterAll(() => hub.close());

  test.each([true, false])('with conditions: %s', async (conditions) => {
    const random = new Random(Number(process.env['HUB_TEST_SEED'] ?? 1));
    for (let count = 0; count < DOCUMENTS; count += 1) {
      const source = randomDocument(random, conditions);
      const id = random.one(ids);
      for (const [yes, no] of BOOLEANS.flatMap((one) => BOOLEANS.map((other) => [one, other] as const))) {
        const variableValues = { code: '120102', id, yes, no };
        const expected = await graphql({ schema: plain.schema, source, variableValues, contextValue: plain.context(SUPERVISOR) });
        expect(expected.errors).toBeUndefined();
        const { data, errors } = await hub.ask(source, variableValues, SUPERVISOR);
        expect({ source, id, yes, no, errors, data: told(data) }).toEqual({
          source,
          id,
          yes,
          no,
          errors: undefined,
          data: told(expected.data),
        });
      }
    }
  });
});

/** As it travels. */
function told(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data)) as unknown;
}
