import type { Random } from './random.js';

/** A part of the public schema: each field of a type as it is written, and where it leads; one that is a value, by itself. */
const FIELDS: Readonly<Record<string, readonly (string | readonly [written: string, type: string])[]>> = {
  Query: [
    ['member(code: "120101")', 'Member'],
    ['other: member(code: $code)', 'Member'],
    ['item(code: "120101-XK01201")', 'Item'],
    ['items(filter: { members: ["120101"] }, first: 2)', 'ItemConnection'],
    ['node(id: $id)', 'Node'],
  ],
  Node: ['id', '__typename'],
  Member: ['id', 'code', 'name', 'kind', 'shortName', ['centers', 'ServiceCenter'], ['items(first: 1)', 'ItemConnection']],
  ServiceCenter: ['id', 'name', 'phone', ['member', 'Member']],
  ItemConnection: ['totalCount', ['nodes', 'Item']],
  Item: ['id', 'code', 'name', 'itemKind: kind', ['promisedLimit', 'TimeLimit'], ['member', 'Member']],
  TimeLimit: ['count', 'unit'],
};
const NODES = ['Member', 'ServiceCenter', 'Item'];

/** A random query of a member `$code` and a node `$id`, with fields and fragments that stand several times, under aliases; where `conditions`, left out by `$yes` and `$no`. */
export function randomDocument(random: Random, conditions: boolean): string {
  const fragments: { readonly name: string; readonly type: string; readonly body: string }[] = [];
  const condition = (): string => {
    if (!conditions || random.chance(0.6)) return '';
    return ` @${random.one(['skip', 'include'])}(if: ${random.one(['$yes', '$no', 'true', 'false'])})`;
  };
  const fragment = (type: string, depth: number): string => {
    const known = fragments.filter((one) => one.type === type);
    if (known.length > 0 && random.chance(0.6)) return random.one(known).name;
    const body = selections(type, depth - 1);
    const name = `${type}${fragments.length}`;
    fragments.push({ name, type, body });
    return name;
  };
  const field = (type: string, depth: number): string => {
    const one = random.one((FIELDS[type] ?? []).filter((known) => typeof known === 'string' || depth > 0));
    if (typeof one === 'string')
      return `${/^\w+$/.test(one) && random.chance(0.15) ? `${random.one(['x', 'y'])}_${one}: ` : ''}${one}${condition()}`;
    const [written, target] = one;
    return `${written}${condition()} { ${selections(target, depth - 1)} }`;
  };
  /** A type that an object of this type may have. */
  const within = (type: string): string => {
    if (type === 'Node') return random.one([...NODES, type]);
    return NODES.includes(type) && random.chance(0.2) ? 'Node' : type;
  };
  const selections = (type: string, depth: number): string => {
    const parts = Array.from({ length: random.between(1, 4) }, () => {
      const target = within(type);
      if (type !== 'Query' && depth > 0 && random.chance(0.2))
        return `...${target !== type || random.chance(0.5) ? ` on ${target}` : ''}${condition()} { ${selections(target, depth - 1)} }`;
      if (type !== 'Query' && depth > 0 && random.chance(0.3)) return `...${fragment(target, depth)}${condition()}`;
      return field(type, depth);
    });
    return parts.join(' ');
  };
  const [declared, used] = conditions
    ? ['$code: String!, $id: ID!, $yes: Boolean!, $no: Boolean!', 'code @include(if: $yes) name @skip(if: $no)']
    : ['$code: String!, $id: ID!', 'code'];
  return [
    `query (${declared}) { a: member(code: $code) { ${used} } b: node(id: $id) { id } ${selections('Query', 4)} }`,
    ...fragments.map(({ name, type, body }) => `fragment ${name} on ${type} { ${body} }`),
  ].join('\n');
}
