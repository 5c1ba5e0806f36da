import type { Random } from './random.js';

/** A part of the public schema: what each field of a type leads to, and with which arguments; null: a value. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, readonly [type: string, written: string] | null>>>> = {
  Query: {
    member: ['Member', 'member(code: "120101")'],
    other: ['Member', 'other: member(code: $code)'],
    item: ['Item', 'item(code: "120101-XK01201")'],
    items: ['ItemConnection', 'items(filter: { members: ["120101"] }, first: 2)'],
  },
  Member: {
    id: null,
    code: null,
    name: null,
    kind: null,
    shortName: null,
    centers: ['ServiceCenter', 'centers'],
    items: ['ItemConnection', 'items(first: 1)'],
  },
  ServiceCenter: { id: null, name: null, phone: null, member: ['Member', 'member'] },
  ItemConnection: { totalCount: null, nodes: ['Item', 'nodes'] },
  Item: { id: null, code: null, name: null, kind: null, promisedLimit: ['TimeLimit', 'promisedLimit'], member: ['Member', 'member'] },
  TimeLimit: { count: null, unit: null },
};

/** A random query of a member `$code`, with fields and fragments that stand several times, under aliases; where `conditions`, left out by `$yes` and `$no`. */
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
    const [name, leads] = random.one(Object.entries(FIELDS[type] ?? {}).filter(([, target]) => target === null || depth > 0));
    if (leads === null) return `${random.chance(0.15) ? `${random.one(['x', 'y'])}_${name}: ` : ''}${name}${condition()}`;
    const [target, written] = leads;
    return `${written}${condition()} { ${selections(target, depth - 1)} }`;
  };
  const selections = (type: string, depth: number): string => {
    const parts = Array.from({ length: random.between(1, 4) }, () => {
      if (type !== 'Query' && depth > 0 && random.chance(0.2))
        return `...${random.chance(0.5) ? ` on ${type}` : ''}${condition()} { ${selections(type, depth - 1)} }`;
      if (type !== 'Query' && depth > 0 && random.chance(0.3)) return `...${fragment(type, depth)}${condition()}`;
      return field(type, depth);
    });
    return parts.join(' ');
  };
  const [declared, used] = conditions
    ? ['$code: String!, $yes: Boolean!, $no: Boolean!', 'code @include(if: $yes) name @skip(if: $no)']
    : ['$code: String!', 'code'];
  return [
    `query (${declared}) { a: member(code: $code) { ${used} } ${selections('Query', 4)} }`,
    ...fragments.map(({ name, type, body }) => `fragment ${name} on ${type} { ${body} }`),
  ].join('\n');
}
