import {
  Kind,
  parse,
  type ConstValueNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  isInterfaceType,
  isObjectType,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';

type FieldedNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode | InterfaceTypeDefinitionNode | InterfaceTypeExtensionNode;

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation']);
/** Fields of a subgraph's roots that are federation's own. */
const MACHINERY: ReadonlySet<string> = new Set(['_service', '_entities']);
/** Directives by which a subgraph would reach beyond what it adds. */
const FORBIDDEN_DIRECTIVES = ['override', 'interfaceObject'];

/**
 * What a department's subgraph may not do although a composer might let it: take over a field of the hub's own, add to the hub's types
 * what cannot be null when the department is down, or bring subscriptions. In the form of a composer's messages; none: it may join.
 */
export function departmentFaults(name: string, sdl: string, hub: GraphQLSchema): string[] {
  const document = parse(sdl);
  const fielded = document.definitions.filter(isFielded);
  const roots = rootNames(document);
  const faults = [
    ...forbidden(document).map((directive) => `${directive} is not allowed in a department's subgraph`),
    ...fielded.filter((one) => roots.get(one.name.value) === 'Subscription').map(() => 'subscriptions of a subgraph are not carried'),
    ...fielded.flatMap((one) => faultsOf(one, roots.get(one.name.value) ?? one.name.value, hub)),
  ];
  return [...new Set(faults)].map((fault) => `[${name}] ${fault}`);
}

function faultsOf(definition: FieldedNode, type: string, hub: GraphQLSchema): string[] {
  const ours = hub.getType(type);
  if (!isObjectType(ours) && !isInterfaceType(ours))
    return ROOTS.has(type) ? (definition.fields ?? []).flatMap((field) => mayBeNull(type, field)) : [];
  // A value type such as a period may be told by anybody in answers of their own; what has an id is the hub's.
  const isHubs = ROOTS.has(type) || isInterfaceType(ours) || isNode(ours);
  if (!isHubs) return [];
  const keys = keyFields(definition);
  return (definition.fields ?? []).flatMap((field) => {
    const { value: name } = field.name;
    const isOurs = ours.getFields()[name] !== undefined;
    if (MACHINERY.has(name) || keys.has(name) || has(field.directives, 'external') || (isOurs && isInterfaceType(ours))) return [];
    return isOurs ? [`${type}.${name} is a field of the hub's own`] : mayBeNull(type, field);
  });
}

function mayBeNull(type: string, { name, type: { kind } }: FieldDefinitionNode): string[] {
  if (MACHINERY.has(name.value) || kind !== Kind.NON_NULL_TYPE) return [];
  return [`${type}.${name.value} must be nullable: it is null while the department is down`];
}

function isFielded(definition: DocumentNode['definitions'][number]): definition is FieldedNode {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.OBJECT_TYPE_EXTENSION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_EXTENSION
  );
}

/** How a document's root types are called, by their names in it. */
function rootNames(document: DocumentNode): ReadonlyMap<string, string> {
  const named = document.definitions.flatMap((one) =>
    one.kind === Kind.SCHEMA_DEFINITION || one.kind === Kind.SCHEMA_EXTENSION ? (one.operationTypes ?? []) : [],
  );
  const usual = ['Query', 'Mutation', 'Subscription'].map((root) => [root, root] as const);
  return new Map([
    ...usual,
    ...named.map(({ operation, type }) => [type.name.value, operation.charAt(0).toUpperCase() + operation.slice(1)] as const),
  ]);
}

/** The fields of an entity's keys; the hub's are known by `id`. */
function keyFields({ directives }: FieldedNode): ReadonlySet<string> {
  const keys = (directives ?? []).filter((one) => nameOf(one) === 'key');
  const named = keys.flatMap((one) =>
    (one.arguments ?? []).flatMap(({ name, value }) =>
      name.value === 'fields' && value.kind === Kind.STRING ? value.value.split(/\W+/) : [],
    ),
  );
  return new Set(named.filter((field) => field === 'id'));
}

function forbidden(document: DocumentNode): string[] {
  const used = new Set<string>();
  for (const definition of document.definitions.filter(isFielded)) {
    const all = [...(definition.directives ?? []), ...(definition.fields ?? []).flatMap(({ directives }) => directives ?? [])];
    for (const one of all) if (FORBIDDEN_DIRECTIVES.includes(nameOf(one))) used.add(`@${nameOf(one)}`);
  }
  const links = document.definitions.flatMap((one) =>
    one.kind === Kind.SCHEMA_DEFINITION || one.kind === Kind.SCHEMA_EXTENSION ? (one.directives ?? []) : [],
  );
  // A directive under another name could not be told from any other.
  if (links.some(({ arguments: given = [] }) => given.some(({ name, value }) => name.value === 'import' && renames(value))))
    used.add('a renamed import');
  return [...used];
}

function renames(value: ConstValueNode): boolean {
  return value.kind === Kind.LIST && value.values.some(({ kind }) => kind === Kind.OBJECT);
}

/** A directive's name without federation's prefix. */
function nameOf({ name: { value } }: DirectiveNode): string {
  return value.startsWith('federation__') ? value.slice('federation__'.length) : value;
}

function has(directives: FieldDefinitionNode['directives'], name: string): boolean {
  return directives?.some((one) => nameOf(one) === name) === true;
}

function isNode(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Node');
}
