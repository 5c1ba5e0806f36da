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

  test.each(['toString', 'constructor', '__proto__'])('with a variable $%s, given or not', async (name) => {
    const given = `query ($${name}: String!) { member(code: $${name}) { code } }`;
    const left = `query ($${name}: Int) { items(first: $${name}) { pageInfo { hasNextPage } } }`;
    for (const time of TIMES) {
      // As JSON has it: an own variable of this name, whatever it is.
      const variables = JSON.parse(`{ "${name}": "${MEMBER}" }`) as Record<string, unknown>;
      expect([time, await hub.ask(given, variables, WINDOW)]).toEqual([time, { data: { member: { code: MEMBER } } }]);
      expect([time, await hub.ask(left, {}, WINDOW)]).toEqual([time, { data: { items: { pageInfo: { hasNextPage: true } } } }]);
    }
  });

  test.each([
    ['an argument', 'query ($v: String = "120101") { member(code: $v) { code } }'],
    ['an entry of a list', 'query ($v: String = "120101") { changes(members: ["120101", $v]) { totalCount } }'],
    ['a condition', 'query ($v: Boolean = true) { members { code name @skip(if: $v) } }'],
    [
      'a field of an input',
      'query ($v: Date = "2017-01-01") { caseStatistics(period: { from: $v, to: "2017-12-31" }) { total { received } } }',
    ],
    ['a fragment', 'query ($v: String = "120101") { ...F } fragment F on Query { member(code: $v) { code } }'],
    ['an input', 'mutation ($v: CaseStepInput = { case: "x" }) { withdrawCase(input: $v) { userErrors { code } } }'],
  ])('null for a variable with a default, in %s where null may not stand, is BAD_USER_INPUT that names it', async (_where, document) => {
    for (const time of TIMES) {
      const { data, errors } = await hub.ask(document, { v: null }, WINDOW);
      const told = errors?.map(({ extensions, message }) => [extensions['code'], message.includes('$v')]);
      expect({ time, data: data ?? null, told }).toEqual({ time, data: null, told: [['BAD_USER_INPUT', true]] });
    }
  });

  test('a fault stands where it stood the first time', async () => {
    const document = '{ member(code: "120101") { code }\n  cases(first: 0) { totalCount } }';
    const where: unknown[] = [];
    for (const _time of TIMES)
      where.push((await hub.ask(document, {}, WINDOW)).errors?.map(({ path, locations }) => ({ path, locations })));
    expect(where).toEqual(TIMES.map(() => where[0]));
    expect(where[0]).toMatchObject([{ path: ['cases'] }]);
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
