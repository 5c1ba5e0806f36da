import { graphql } from 'graphql';
import { SUPERVISOR } from '../support/law.js';
import { describeEachShape } from '../support/database.js';
import { testHub, type TestHub } from '../support/hub.js';
import { Random } from '../support/random.js';
import { randomDocument } from '../support/random-documents.js';

const DOCUMENTS = 60;
const BOOLEANS = [true, false];

let plain: TestHub;
beforeAll(async () => {
  plain = await testHub();
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
      for (const [yes, no] of BOOLEANS.flatMap((one) => BOOLEANS.map((other) => [one, other] as const))) {
        const variableValues = { code: '120102', yes, no };
        const expected = await graphql({ schema: plain.schema, source, variableValues, contextValue: plain.context(SUPERVISOR) });
        expect(expected.errors).toBeUndefined();
        const { data, errors } = await hub.ask(source, variableValues, SUPERVISOR);
        expect({ source, yes, no, errors, data: told(data) }).toEqual({ source, yes, no, errors: undefined, data: told(expected.data) });
      }
    }
  });
});

/** As it travels. */
function told(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data)) as unknown;
}
