import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { look, WINDOW } from '../../support/law.js';
import { materialCodes, MEMBER, receive } from '../../support/straight-road.js';

const TIMES = [1, 2, 3];

describeEachShape('a document that is asked again, then compiled, is answered as the first time', (engine) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine });
  });
  afterAll(() => hub.close());

  test.each(['__proto__', 'constructor', 'toString'])('under the alias %s', async (alias) => {
    const query = `query ($code: String!) { member(code: $code) { ${alias}: code name } }`;
    for (const time of TIMES) {
      const { data } = await hub.ask(query, { code: MEMBER }, WINDOW);
      expect({ time, code: Object.entries(data?.['member'] as object).find(([name]) => name === alias)?.[1] }).toEqual({
        time,
        code: MEMBER,
      });
    }
  });

  test('mutations of one document run one after the other, and what one refuses leaves the others as they are', async () => {
    const [code] = await materialCodes(hub);
    const document = `mutation ($one: SupplementInput!, $two: CaseStepInput!, $three: SupplementInput!) {
      one: correctOnTheSpot(input: $one) { case { version } userErrors { code } }
      two: withdrawCase(input: $two) { case { version status } userErrors { code } }
      three: correctOnTheSpot(input: $three) { case { version } userErrors { code } } }`;
    for (const time of TIMES) {
      const { id } = await receive(hub);
      const hand = { case: id, materials: [{ code }] };
      const { data, errors } = await hub.ask(document, { one: hand, two: { case: id }, three: hand }, WINDOW);
      expect({ time, errors, data }).toEqual({
        time,
        errors: undefined,
        data: {
          one: { case: { version: 2 }, userErrors: [] },
          two: { case: { version: 3, status: 'WITHDRAWN' }, userErrors: [] },
          three: { case: null, userErrors: [{ code: 'ILLEGAL_TRANSITION' }] },
        },
      });
      expect((await look(hub, id, 'version')).version).toBe(3);
    }
  });

  test('a mutation that fails ends the document: those after it are not run', async () => {
    const document = `mutation ($input: SupplementInput!, $again: SupplementInput!) {
      one: correctOnTheSpot(input: $input) { case { version } }
      two: correctOnTheSpot(input: $again) { case { version } } }`;
    const [code] = await materialCodes(hub);
    for (const time of TIMES) {
      const { id } = await receive(hub);
      const wrong = { case: id, materials: [{ code, sha256: 'none' }] };
      const { data, errors } = await hub.ask(document, { input: wrong, again: { case: id, materials: [{ code }] } }, WINDOW);
      const told = errors?.map(({ path, extensions }) => [path, extensions['code']]);
      expect({ time, told, data }).toEqual({ time, told: [[['one'], 'BAD_USER_INPUT']], data: null });
      expect((await look(hub, id, 'version')).version).toBe(1);
    }
  });
});
