import { isObjectType, type GraphQLField } from 'graphql';
import { encodeCursor } from '../../../resolvers/shared/cursor.js';
import { ADMIN } from '../../support/law.js';
import type { TestHub } from '../../support/hub.js';
import { grownHub } from '../../support/rows-over-nodes.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await grownHub();
  const [found] = await hub.database.query<typeof anyCase>('SELECT id, member_code AS member FROM case_record ORDER BY id LIMIT 1');
  anyCase = found ?? refuse('no case');
});
afterAll(() => hub.close());

type Key = readonly unknown[];
/** A list of the contract, and the objects that have it. */
interface List {
  readonly name: string;
  readonly field: string;
  readonly within: (page: string) => string;
  readonly orders: readonly string[];
}

const NESTED: Readonly<Record<string, (page: string) => string>> = {
  Query: (page) => page,
  Member: (page) => `member(code: $member) { ${page} }`,
  Case: (page) => `case(id: $id) { ${page} }`,
};

/** Every field of the contract that goes on from a cursor, subscriptions aside. */
function listsOf({ schema }: TestHub): List[] {
  const resumes = ({ args, name }: GraphQLField<unknown, unknown>): boolean =>
    args.some((one) => one.name === 'after') && args.some((one) => one.name === 'first') && name !== '';
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields())
      .filter(resumes)
      .map((field) => ({
        name: `${type.name}.${field.name}`,
        field: field.name,
        within: NESTED[type.name] ?? refuse(`no way to ask for ${type.name}`),
        orders: field.args.some((one) => one.name === 'orderBy') ? ['RECEIVED_DESC', 'RECEIVED_ASC', 'DUE_ASC'] : [''],
      }));
  });
}

function refuse(message: string): never {
  throw new Error(message);
}

interface Asked {
  readonly cursor: string | null;
  readonly codes: readonly unknown[];
}

/** A case of which there are lists, and its member. */
let anyCase: { readonly id: string; readonly member: string };

async function ask({ field, within }: List, order: string, after: string | null): Promise<Asked> {
  const page = `${field}(first: 1, after: $after${order === '' ? '' : `, orderBy: ${order}`}) { pageInfo { endCursor } }`;
  const body = within(page);
  const declared = [body.includes('$id') ? '$id: ID!' : '', body.includes('$member') ? '$member: String!' : ''].join(' ');
  const answer = await hub.ask(`query ($after: String ${declared}) { ${body} }`, { after, ...anyCase }, ADMIN);
  const found = (answer.data?.[field] ?? answer.data?.['member']?.[field] ?? answer.data?.['case']?.[field]) as
    { readonly pageInfo: { readonly endCursor: string | null } } | undefined;
  return { cursor: found?.pageInfo.endCursor ?? null, codes: (answer.errors ?? []).map(({ extensions }) => extensions['code']) };
}

/** What a part of a key must never be. */
function wrongFor(part: unknown): readonly unknown[] {
  const never = [null, true, {}, [], ['x'], [part]];
  if (typeof part === 'number') return [...never, String(part), Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, 2 ** 53, 1e300];
  const dates = /^\d{4}-/.test(String(part)) ? ['not a date', '2017-13-45', '', '0', `${String(part)}x`] : [];
  return [...never, 5, 2 ** 40, 'a\u0000b', 'x'.repeat(201), ...dates];
}

/** Keys of this list's shape that no cursor of it holds. */
function forgeriesOf(key: Key): Key[] {
  const changed = key.flatMap((part, index) => wrongFor(part).map((wrong) => key.toSpliced(index, 1, wrong)));
  return [...changed, [], key.slice(1), [...key, 'more'], [...key].reverse().concat(1)];
}

function keyOf(cursor: string): { readonly list: string; readonly key: Key } {
  const [list, ...key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, ...unknown[]];
  return { list, key };
}

test('a cursor made up by hand is BAD_USER_INPUT on every list of the contract', async () => {
  const lists = listsOf(hub);
  expect(lists.map(({ name }) => name)).toEqual(expect.arrayContaining(['Query.changes', 'Query.cases', 'Member.staff', 'Case.events']));
  const others: string[] = [];
  for (const list of lists) {
    for (const order of list.orders) {
      const { cursor, codes } = await ask(list, order, null);
      expect([list.name, codes, cursor === null]).toEqual([list.name, [], false]);
      const { list: named, key } = keyOf(cursor ?? '');
      expect((await ask(list, order, cursor)).codes).toEqual([]);
      const text = [
        cursor + 'x',
        '',
        ' ',
        'null',
        'x'.repeat(5_000),
        Buffer.from('{"0":1}').toString('base64url'),
        Buffer.from('[').toString('base64url'),
      ];
      const forged = [...forgeriesOf(key).map((wrong) => encodeCursor(named, wrong as string[])), ...text.slice(1), ...others];
      for (const after of forged) {
        const asked = await ask(list, order, after);
        expect([list.name, order, Buffer.from(after, 'base64url').toString(), asked.codes]).toEqual([
          list.name,
          order,
          Buffer.from(after, 'base64url').toString(),
          ['BAD_USER_INPUT'],
        ]);
      }
      if (!['Query.changes', 'Case.events', 'Member.cases', 'Member.items'].includes(list.name)) others.push(cursor ?? '');
    }
  }
});

test('a version beyond what the database can count is no key', async () => {
  const [items] = listsOf(hub).filter(({ name }) => name === 'Query.items');
  if (items === undefined) throw new Error('no items');
  const { list, key } = keyOf((await ask(items, '', null)).cursor ?? '');
  const beyond = encodeCursor(list, [String(key[0]), 2 ** 31]);
  expect((await ask(items, '', beyond)).codes).toEqual(['BAD_USER_INPUT']);
});
