import { isEnumType, isInputObjectType } from 'graphql';
import type { Caller } from '../../domain/shared/caller.js';
import { ROUTES } from '../../schema/routing.js';
import type { FederatedHub } from '../support/federated-hub.js';
import type { TestHub } from '../support/hub.js';
import { SUPERVISOR } from '../support/law.js';
import { LISTS, readFacts, type Facts, type ListQuestion } from '../support/list-questions.js';
import { pageDocuments, wholePage, writtenOut } from '../support/page-documents.js';
import { Random } from '../support/random.js';
import { asking, expectAlike, grownHub, overNodes, SEED, type Answer, type Ask, type Values } from '../support/rows-over-nodes.js';

const MIDDLE_SIZE = 7;
const SIZES = [1, 2, MIDDLE_SIZE, 100];
/** At most so many pages are looked at of a list in one order under one filter. */
const PAGES_AT_MOST = 3;

let hub: TestHub;
let facts: Facts;
const askHub: Ask = (source, variables, by) => hub.ask(source, { ...variables }, by);
beforeAll(async () => {
  hub = await grownHub();
  facts = await readFacts(hub.database);
});
afterAll(() => hub.close());

test('the rows are many, of every list and of many members, many with equal keys', async () => {
  for (const list of LISTS) {
    const answer = await askHub(wholePage(list), { first: 100 }, SUPERVISOR);
    const { edges, totalCount } = (answer.data ?? {})[list.field];
    const rows = edges as { node: { member: { code: string } } }[];
    expect([list.field, totalCount > 2 * MIDDLE_SIZE, new Set(rows.map(({ node }) => node.member.code)).size > 5]).toEqual([
      list.field,
      true,
      true,
    ]);
  }
  for (const key of ['case_record.received_at', 'case_record.due_on', 'visit.scheduled_for', 'inquiry.opened_at', 'rectification.due_on']) {
    const [table = '', column = ''] = key.split('.');
    const [most] = await hub.database.query<{ equal: number }>(
      `SELECT count(DISTINCT member_code)::int AS equal FROM ${table} GROUP BY ${column} ORDER BY 1 DESC LIMIT 1`,
    );
    expect([key, (most?.equal ?? 0) > 1]).toEqual([key, true]);
  }
});

test('every list of the contract is asked, in each of its orders, by each field of its filter', () => {
  const connections = Object.entries(ROUTES).flatMap(([field, { kind }]) => (kind === 'CONNECTION' ? [field.replace('Query.', '')] : []));
  expect(LISTS.map(({ field }) => field).sort()).toEqual(connections.sort());
  for (const { field, filterType, filters, orders } of LISTS) {
    const query = hub.schema.getQueryType()?.getFields()[field];
    const paging = ['filter', 'orderBy', 'first', 'after'];
    const input = filterType === null ? null : hub.schema.getType(filterType);
    const known = isInputObjectType(input)
      ? Object.keys(input.getFields())
      : query?.args.map(({ name }) => name).filter((name) => !paging.includes(name));
    expect([field, Object.keys(filters).sort()]).toEqual([field, known?.sort()]);
    const order = hub.schema.getType('CaseOrder');
    const hasOrders = query?.args.some(({ name }) => name === 'orderBy') ?? false;
    expect([field, orders]).toEqual([field, hasOrders && isEnumType(order) ? order.getValues().map(({ name }) => name) : []]);
  }
});

describe.each([1, 2, 16])('the same rows over %i nodes', (count) => {
  const random = new Random(SEED + count);
  let nodes: FederatedHub;
  let ask: Ask;
  beforeAll(async () => {
    nodes = await overNodes(hub, count, random);
    ask = asking(nodes);
  });
  afterAll(() => nodes.close());

  const alike = (source: string, values: Values, by: Caller) => expectAlike(askHub, ask, source, values, by);
  const argumentsOf = (list: ListQuestion, criteria: Values): Values => (list.filterType === null ? criteria : { filter: criteria });
  const draw = (list: ListQuestion, ...fields: readonly string[]): Values =>
    Object.fromEntries(fields.map((field) => [field, list.filters[field]?.(random, facts)]));
  const ordersOf = ({ orders }: ListQuestion): readonly Values[] => (orders.length === 0 ? [{}] : orders.map((orderBy) => ({ orderBy })));

  /** The cursors of a whole list, in its order. */
  async function cursorsOf(of: Ask, list: ListQuestion, values: Values, by: Caller, first = 100): Promise<string[]> {
    const cursors: string[] = [];
    let after: string | null = null;
    do {
      const answer: Answer = await of(wholePage(list), { ...values, first, after }, by);
      const page = answer.data?.[list.field];
      cursors.push(...((page?.edges ?? []) as { cursor: string }[]).map(({ cursor }) => cursor));
      after = page?.pageInfo.hasNextPage === true ? (page.pageInfo.endCursor as string) : null;
    } while (after !== null);
    return cursors;
  }

  /** Looks at pages of a list: all where they are few, else the first, the last and some between; each spelled its own way. */
  async function comparePages(list: ListQuestion, values: Values, by: Caller, size: number): Promise<void> {
    const cursors = await cursorsOf(askHub, list, values, by);
    const starts = [null, ...cursors.filter((_, index) => (index + 1) % size === 0)];
    const looked =
      starts.length <= PAGES_AT_MOST ? starts : [null, ...random.shuffled(starts).slice(0, PAGES_AT_MOST - 2), cursors.at(-1) ?? null];
    for (const after of looked) {
      const { source } = random.one(pageDocuments(list));
      await alike(source, { ...values, first: size, after, no: random.chance(0.5) }, by);
    }
  }

  test('each node holds the rows of its own members, and no others', async () => {
    for (const { database, members } of nodes.nodes) {
      for (const table of ['case_record', 'case_event', 'item_version', 'alert', 'visit', 'report']) {
        const held = await database.query<{ code: string }>(`SELECT DISTINCT member_code AS code FROM ${table}`);
        expect([table, held.filter(({ code }) => !members.includes(code))]).toEqual([table, []]);
      }
    }
  });

  describe.each(LISTS.map((list) => [list.field, list] as const))('%s', (_, list) => {
    test('every page for every order and filter is the page of one hub', async () => {
      const fields = count === 1 ? random.shuffled(Object.keys(list.filters)).slice(0, 3) : Object.keys(list.filters);
      const filters = [{}, ...fields.map((field) => draw(list, field)), draw(list, 'members')];
      for (const [index, criteria] of filters.entries()) {
        // Over many nodes each filter is asked in one of the orders, over two in all of them.
        const orders = count === 2 || index === 0 ? ordersOf(list) : [random.one(ordersOf(list))];
        for (const order of orders) await comparePages(list, { ...argumentsOf(list, criteria), ...order }, SUPERVISOR, random.one(SIZES));
      }
      for (let mixed = 0; mixed < 2; mixed += 1) {
        const two = random.shuffled(Object.keys(list.filters)).slice(0, 2);
        await comparePages(
          list,
          { ...argumentsOf(list, draw(list, ...two)), ...random.one(ordersOf(list)) },
          SUPERVISOR,
          random.one(SIZES),
        );
      }
    });

    test('read page by page along its own cursors, it is the list of one hub', async () => {
      for (const order of ordersOf(list)) {
        const values = { ...argumentsOf(list, { members: random.shuffled(facts.members).slice(0, 5) }), ...order };
        const expected = await cursorsOf(askHub, list, values, SUPERVISOR);
        const size = expected.length > 30 ? 7 : random.one([1, 2]);
        const walked = await cursorsOf(ask, list, values, SUPERVISOR, size);
        expect({ seed: SEED, values, size, walked }).toEqual({ seed: SEED, values, size, walked: expected });
        expect(new Set(walked).size).toBe(walked.length);
      }
    });

    test('whoever asks sees what one hub shows them, or is refused alike', async () => {
      for (const by of list.callers) {
        for (const criteria of [{}, draw(list, 'members')]) {
          await comparePages(list, { ...argumentsOf(list, criteria), ...random.one(ordersOf(list)) }, by, random.one([7, 100]));
        }
      }
    });

    test('what is left out, null or written in the document reads as in one hub; what is senseless is refused alike', async () => {
      const whole = wholePage(list);
      const cursor = (await cursorsOf(askHub, list, {}, SUPERVISOR))[1];
      const unknown = (codes: readonly string[]): Values => argumentsOf(list, { members: codes });
      const questions: readonly Values[] = [
        {},
        { first: null },
        { first: null, after: cursor },
        { filter: null, members: null },
        { orderBy: null, after: cursor },
        { first: 0 },
        { first: 101 },
        { first: 'many' },
        { after: '' },
        { after: 'garbage' },
        { after: Buffer.from('["other.list","a","b"]').toString('base64url') },
        unknown(['999999']),
        unknown([facts.members[0] ?? '', '999999']),
      ];
      for (const values of questions) await alike(whole, values, SUPERVISOR);
      const literal = { members: random.shuffled(facts.members).slice(0, 3), ...random.one(ordersOf(list)) };
      for (const source of writtenOut(list, literal, 5)) await alike(source, {}, SUPERVISOR);
    });
  });
});
