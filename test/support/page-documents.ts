import type { ListQuestion } from './list-questions.js';

/** One way of asking for a page; its variables are the list's own, `first` and `after`, and `yes`, `no` and `size` beside them. */
export interface PageDocument {
  readonly name: string;
  readonly source: string;
}

const PAGE_INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** A list's arguments as variables of the same names. */
function argumentsOf({ filterType, argumentTypes, orders }: ListQuestion): readonly (readonly [name: string, type: string])[] {
  const filter = filterType === null ? Object.entries(argumentTypes) : ([['filter', filterType]] as const);
  return [...filter, ...(orders.length === 0 ? [] : ([['orderBy', 'CaseOrder']] as const)), ['first', 'Int'], ['after', 'String']];
}

/** Everything that a page tells, in the plainest spelling. */
export function wholePage(list: ListQuestion): string {
  return written(list, `{ edges { cursor node { ${list.row} } } totalCount ${PAGE_INFO} }`);
}

/** The same list spelled as callers do: aliases, fragments, fields under one key, directives, and parts left out. */
export function pageDocuments(list: ListQuestion): readonly PageDocument[] {
  const { field, type, row } = list;
  const edge = type.replace('Connection', 'Edge');
  const given = argumentsOf(list).map(([name]) => `${name}: $${name}`);
  const call = `${field}(${given.join(', ')})`;
  return [
    { name: 'edges', source: wholePage(list) },
    {
      name: 'aliases',
      source: written(
        list,
        `{ __typename all: totalCount again: totalCount rows: nodes { ${row} } page: pageInfo { __typename more: hasNextPage end: endCursor }
           pairs: edges { __typename at: cursor } }`,
        'list: ',
      ),
    },
    {
      name: 'fragments',
      source: `${written(list, '{ ...Page ... on ' + type + ' { pageInfo { ...Info } } }')}
        fragment Page on ${type} { nodes { id } edges { ...Pair node { __typename } } totalCount }
        fragment Pair on ${edge} { here: cursor cursor ... on ${edge} { node { ${row} } } }
        fragment Info on PageInfo { hasNextPage hasPreviousPage ... { startCursor endCursor } }`,
    },
    {
      name: 'one key twice',
      source: `query (${declared(list)}) { ${call} { nodes { id } pageInfo { hasNextPage } } ${call} { nodes { ${row} } pageInfo { endCursor } } }`,
    },
    {
      name: 'directives',
      source: `query (${declared(list)}, $yes: Boolean = true, $no: Boolean!) { ${call} {
        nodes @include(if: $no) { ${row} } edges @skip(if: $no) { node { id } cursor @include(if: $yes) } totalCount @include(if: $yes)
        ... @skip(if: $yes) { pageInfo { endCursor } } pageInfo @include(if: $yes) { hasPreviousPage } } }`,
    },
    {
      name: 'two lists',
      source: `query (${declared(list)}) { ${call} { nodes { id } ${PAGE_INFO} } start: ${field}(first: 2) { edges { cursor } totalCount } }`,
    },
    {
      name: 'a default of its own',
      source: `query (${declared(list).replace('$first: Int', '$size: Int = 3')}) {
        ${call.replace('first: $first', 'first: $size')} { nodes { id } edges { cursor } ${PAGE_INFO} } }`,
    },
    { name: 'cursors only', source: written(list, '{ pageInfo { endCursor } }') },
    { name: 'a count only', source: written(list, '{ totalCount }') },
  ];
}

/** A page with its arguments in the document itself: as values, as nulls, and with a cursor to nowhere. */
export function writtenOut(list: ListQuestion, { members, orderBy }: Readonly<Record<string, unknown>>, first: number): readonly string[] {
  const codes = `members: ${JSON.stringify(members)}`;
  const filter = list.filterType === null ? codes : `filter: { ${codes} }`;
  const order = typeof orderBy === 'string' ? `, orderBy: ${orderBy}` : '';
  const nothing = list.filterType === null ? 'members: null' : 'filter: null';
  const told = '{ edges { cursor } totalCount pageInfo { hasNextPage endCursor } }';
  return [
    `{ ${list.field}(${filter}${order}, first: ${first}) ${told} }`,
    `{ ${list.field}(${nothing}${order === '' ? '' : ', orderBy: null'}, first: null, after: null) ${told} }`,
    `{ ${list.field} ${told} }`,
    `{ ${list.field}(${filter}, after: "nowhere") ${told} }`,
  ];
}

function declared(list: ListQuestion): string {
  return argumentsOf(list)
    .map(([name, type]) => `$${name}: ${type}`)
    .join(', ');
}

function written(list: ListQuestion, selection: string, alias = ''): string {
  const given = argumentsOf(list).map(([name]) => `${name}: $${name}`);
  return `query (${declared(list)}) { ${alias}${list.field}(${given.join(', ')}) ${selection} }`;
}
