import {
  getNamedType,
  GraphQLError,
  isListType,
  isObjectType,
  isInterfaceType,
  getNullableType,
  Kind,
  Lexer,
  Source,
  TokenKind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What one request may ask (contract/rulings.md 27); each stands in the message that refuses what goes beyond it. */
export const LIMITS = { tokens: 10_000, nesting: 200, depth: 15, aliases: 1_000, rootFields: 50, cost: 50_000 } as const;

function tooComplex(limit: keyof typeof LIMITS, english: string): GraphQLError {
  return new GraphQLError(`查询过于复杂：${limit} 超过 ${LIMITS[limit]} / ${english} (limit ${LIMITS[limit]})`, {
    extensions: { code: 'QUERY_TOO_COMPLEX', limit: LIMITS[limit], http: { status: 400 } },
  });
}

/** By the one a type is told, the other is no key in JavaScript. */
const NO_ALIASES: ReadonlySet<string> = new Set(['__typename', '__proto__']);

/** Looks at the text before it is parsed, without recursion: a text nested too deep would exhaust the parser's stack. */
export function judgeText(query: string): GraphQLError | null {
  const lexer = new Lexer(new Source(query));
  let tokens = 0;
  let nesting = 0;
  // Not the token's own link, which leads to a comment between the two.
  let before = '';
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      tokens += 1;
      if (tokens > LIMITS.tokens) return tooComplex('tokens', 'the document is too long');
      if (token.kind === TokenKind.BRACE_L || token.kind === TokenKind.BRACKET_L) nesting += 1;
      if (token.kind === TokenKind.BRACE_R || token.kind === TokenKind.BRACKET_R) nesting -= 1;
      if (nesting > LIMITS.nesting) return tooComplex('depth', 'the document is nested too deep');
      if (token.value?.includes('\u0000') === true) return badText('文本含有空字符 / a text contains the NUL character');
      if (token.kind === TokenKind.COLON && NO_ALIASES.has(before)) return badText(`${before} 不能用作别名 / ${before} cannot be an alias`);
      before = token.value ?? '';
    }
  } catch {
    // A syntax error is the parser's to tell.
  }
  return null;
}

function badText(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}

/** How many aliases one in a question about the schema counts for. */
const INTROSPECTION_WEIGHT = 20;

interface Measured {
  /** Fields of the selection itself, those of its fragments included. */
  readonly fields: number;
  /** Selections at any depth, those of a fragment once for each time that it is spread. */
  readonly opened: number;
  readonly depth: number;
  readonly aliases: number;
}

/** Looks at the parsed document before it is validated: validation is slow on what is beyond these. */
export function judgeShape(document: DocumentNode): GraphQLError | null {
  const fragments = fragmentsOf(document);
  const known = new Map<string, Measured>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, aliases, fields, opened } = measure(definition.selectionSet, fragments, known, new Set());
    if (fields > LIMITS.rootFields) return tooComplex('rootFields', 'too many root fields');
    // Fragments that each spread the next one twice are short to write, and endless to execute.
    if (opened > LIMITS.cost) return tooComplex('cost', 'the query is too long with its fragments opened');
    if (depth > LIMITS.depth) return tooComplex('depth', 'the query is nested too deep');
    if (aliases > LIMITS.aliases) return tooComplex('aliases', 'too many aliases');
  }
  return null;
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function measure(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, Measured>,
  open: Set<string>,
): Measured {
  let fields = 0;
  let opened = 0;
  let depth = 1;
  let aliases = 0;
  for (const selection of set.selections) {
    opened += 1;
    if (selection.kind === Kind.FIELD) {
      fields += 1;
      if (selection.alias !== undefined) aliases += 1;
      if (selection.selectionSet === undefined) continue;
      const inner = measure(selection.selectionSet, fragments, known, open);
      const isIntrospection = selection.name.value.startsWith('__');
      // The usual tools' introspection is deeper than any question; how far it may nest is validation's own rule. Its answer is as long
      // as the schema, once for each alias.
      if (!isIntrospection) depth = Math.max(depth, 1 + inner.depth);
      aliases += inner.aliases * (isIntrospection ? INTROSPECTION_WEIGHT : 1);
      opened += inner.opened;
    } else {
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT ? measure(selection.selectionSet, fragments, known, open) : spread(selection.name.value);
      fields += inner.fields;
      opened += inner.opened;
      depth = Math.max(depth, inner.depth);
      aliases += inner.aliases;
    }
  }
  return { fields, opened, depth, aliases };

  function spread(name: string): Measured {
    const before = known.get(name);
    if (before !== undefined) return before;
    const fragment = fragments.get(name);
    // A fragment that is unknown or spreads itself is validation's to tell.
    if (fragment === undefined || open.has(name)) return { fields: 0, opened: 0, depth: 0, aliases: 0 };
    open.add(name);
    const inner = measure(fragment.selectionSet, fragments, known, open);
    open.delete(name);
    known.set(name, inner);
    return inner;
  }
}

/** Costs of operations whose page sizes do not hang on variables, by the schema that they were counted on. */
const counted = new WeakMap<GraphQLSchema, WeakMap<OperationDefinitionNode, number>>();

/** What a valid operation may cost: each field 1, times the page sizes declared above it. */
export function judgeCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | null {
  const costs = counted.get(schema) ?? new WeakMap<OperationDefinitionNode, number>();
  counted.set(schema, costs);
  const cost = costs.get(operation) ?? countCost(schema, document, operation, variables, (found) => costs.set(operation, found));
  return cost > LIMITS.cost ? tooComplex('cost', 'the query asks for too much at once') : null;
}

/** `keep` is told of a cost that is the same whatever the variables. */
function countCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  keep: (cost: number) => void,
): number {
  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) return 0;
  let hangsOnVariables = false;
  const given = { ...defaultsOf(operation), ...variables };
  const fragments = fragmentsOf(document);
  // Each fragment is weighed once: spread twice at every level, a chain of them would otherwise cost two to the power of its length.
  const known = new Map<string, number>();
  const fragmentCost = (name: string): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const fragment = fragments.get(name);
    const cost =
      fragment === undefined ? 0 : costOf(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value) as GraphQLOutputType);
    known.set(name, cost);
    return cost;
  };
  const costOf = (set: SelectionSetNode, type: GraphQLOutputType): number => {
    const named = getNamedType(type);
    const fields = isObjectType(named) || isInterfaceType(named) ? named.getFields() : {};
    let cost = 0;
    for (const selection of set.selections) {
      if (cost > LIMITS.cost) return cost;
      if (selection.kind === Kind.FIELD) {
        const field = fields[selection.name.value];
        if (field !== undefined) cost += fieldCost(selection, field);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition === undefined ? type : schema.getType(selection.typeCondition.name.value);
        cost += costOf(selection.selectionSet, (condition ?? type) as GraphQLOutputType);
      } else {
        cost += fragmentCost(selection.name.value);
      }
    }
    return cost;
  };
  const fieldCost = (node: FieldNode, field: GraphQLField<unknown, unknown>): number => {
    if (node.selectionSet === undefined) return 1;
    const { size, isVariable } = pageSizeOf(node, field, given);
    hangsOnVariables ||= isVariable;
    return 1 + size * costOf(node.selectionSet, field.type);
  };
  const cost = costOf(operation.selectionSet, root);
  if (!hangsOnVariables) keep(cost);
  return cost;
}

/** The page sizes that the operation itself gives its variables. */
function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Readonly<Record<string, number>> {
  const sizes = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [],
  );
  return Object.fromEntries(sizes);
}

/** How many entries a plain list without a page size is taken to have. */
const PLAIN_LIST = 5;

interface PageSize {
  readonly size: number;
  readonly isVariable: boolean;
}

function pageSizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>, variables: Readonly<Record<string, unknown>>): PageSize {
  const sized = field.args.find((argument) => argument.name === 'first' || argument.name === 'last');
  if (sized === undefined) {
    const isPlainList = isListType(getNullableType(field.type)) && !['nodes', 'edges'].includes(field.name);
    return { size: isPlainList ? PLAIN_LIST : 1, isVariable: false };
  }
  const given = node.arguments?.find((argument) => argument.name.value === sized.name)?.value;
  const value = given?.kind === Kind.VARIABLE ? variables[given.name.value] : given?.kind === Kind.INT ? Number(given.value) : undefined;
  const size = typeof value === 'number' ? value : Number(sized.defaultValue ?? 1);
  return { size: Math.max(1, size), isVariable: given?.kind === Kind.VARIABLE };
}
