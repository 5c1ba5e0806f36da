import {
  Kind,
  parse,
  print,
  printSchema,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { ROUTES } from '../../schema/routing.js';

/**
 * The logical subgraphs of our own schema: over the nodes joint cases, single fields that lead to other nodes, and all the rest; and
 * what the gateway answers itself.
 */
export type OwnSubgraph = 'cases' | 'joint' | 'links' | 'directory';

const ROOTS = ['Query', 'Mutation', 'Subscription'] as const;
const JOINT_ROOTS: ReadonlySet<string> = new Set(['Query.jointCase', 'Mutation.openJointCase', 'Mutation.deliverJointCase']);

/** What is known of a member everywhere; the rest only to its node, or only to the gateway. */
const MEMBER_EVERYWHERE: ReadonlySet<string> = new Set(['id', 'code', 'name', 'shortName', 'kind', 'receivingOffice']);
const MEMBER_OF_GATEWAY: ReadonlySet<string> = new Set(['availability', 'appraisal']);

/** Fields by their type that may lead to an entity of another node. */
const LINKS: ReadonlyMap<string, string> = new Map([['Inquiry', 'item']]);

/**
 * An edge that may lead to another node must lead to another subgraph, so that the planner takes the hop: hence joint cases and links
 * stand apart. Which subgraph has fields of an entity; the others know its id.
 */
function ownsFields(subgraph: OwnSubgraph, type: string): boolean {
  if (subgraph === 'links') return LINKS.has(type);
  if (type === 'JointCase') return subgraph === 'joint';
  return subgraph === 'cases' || type === 'Member';
}

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

/** The SDL of each of our logical subgraphs, derived from the public schema. */
export function ownSubgraphs(schema: GraphQLSchema): Readonly<Record<OwnSubgraph, string>> {
  const definitions = parse(printSchema(schema)).definitions;
  return {
    cases: sdlOf('cases', definitions),
    joint: sdlOf('joint', definitions),
    links: sdlOf('links', definitions),
    directory: sdlOf('directory', definitions),
  };
}

function sdlOf(subgraph: OwnSubgraph, definitions: readonly DefinitionNode[]): string {
  const viewed = new Map(
    definitions.flatMap((definition) => {
      const view = viewOf(subgraph, definition);
      return view === null || !('name' in view) || view.name === undefined ? [] : [[view.name.value, view] as const];
    }),
  );
  const kept = reachable(viewed, subgraph === 'links' ? [...LINKS.keys()] : ROOTS);
  return [LINK, ...[...viewed].filter(([name]) => kept.has(name)).map(([, definition]) => print(definition))].join('\n\n');
}

function viewOf(subgraph: OwnSubgraph, definition: DefinitionNode): DefinitionNode | null {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition;
  const name = definition.name.value;
  if ((ROOTS as readonly string[]).includes(name)) {
    const fields = (definition.fields ?? []).filter((field) => subgraphOfRoot(`${name}.${field.name.value}`) === subgraph);
    return fields.length === 0 ? null : { ...definition, fields };
  }
  if (!isNode(definition)) return { ...definition, directives: [directive('shareable')] };
  if (!ownsFields(subgraph, name)) {
    const id = (definition.fields ?? []).filter((field) => field.name.value === 'id');
    return { ...definition, fields: id, directives: [key(false)] };
  }
  return { ...definition, fields: fieldsOf(subgraph, definition), directives: [key(true)] };
}

/** Which of our subgraphs answers a root field. */
export function subgraphOfRoot(field: string): OwnSubgraph {
  if (JOINT_ROOTS.has(field)) return 'joint';
  return ROUTES[field]?.kind === 'GATEWAY' ? 'directory' : 'cases';
}

function fieldsOf(subgraph: OwnSubgraph, definition: ObjectTypeDefinitionNode): readonly FieldDefinitionNode[] {
  const fields = definition.fields ?? [];
  const link = LINKS.get(definition.name.value);
  if (link !== undefined) return fields.filter(({ name: { value } }) => value === 'id' || (value === link) === (subgraph === 'links'));
  if (definition.name.value !== 'Member') return fields;
  return fields
    .filter(({ name: { value } }) => MEMBER_EVERYWHERE.has(value) || MEMBER_OF_GATEWAY.has(value) === (subgraph === 'directory'))
    .filter(({ name: { value } }) => subgraph !== 'joint' || MEMBER_EVERYWHERE.has(value))
    .map((field) =>
      MEMBER_EVERYWHERE.has(field.name.value) && field.name.value !== 'id' ? { ...field, directives: [directive('shareable')] } : field,
    );
}

/** The types that some lead to. */
function reachable(definitions: ReadonlyMap<string, DefinitionNode>, from: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visitType = (name: string): void => {
    const definition = definitions.get(name);
    if (definition === undefined || found.has(name)) return;
    found.add(name);
    if (isFielded(definition)) {
      for (const { type, arguments: inputs = [] } of definition.fields ?? []) {
        visitType(namedType(type));
        for (const input of inputs) visitType(namedType(input.type));
      }
      for (const { name: implemented } of definition.interfaces ?? []) visitType(implemented.value);
      if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
        for (const [implementer, one] of definitions)
          if (one.kind === Kind.OBJECT_TYPE_DEFINITION && implementsIt(one, name)) visitType(implementer);
      }
    }
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) for (const { type } of definition.fields ?? []) visitType(namedType(type));
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) for (const type of definition.types ?? []) visitType(type.name.value);
  };
  from.forEach(visitType);
  return found;
}

function isFielded(definition: DefinitionNode): definition is ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

const isNode = (definition: ObjectTypeDefinitionNode): boolean => implementsIt(definition, 'Node');
const implementsIt = (definition: ObjectTypeDefinitionNode, name: string): boolean =>
  definition.interfaces?.some((one) => one.name.value === name) === true;

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function directive(name: string): ConstDirectiveNode {
  return { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: name } };
}

function key(resolvable: boolean): ConstDirectiveNode {
  const fields = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'fields' }, value: { kind: Kind.STRING, value: 'id' } } as const;
  const stub = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'resolvable' },
    value: { kind: Kind.BOOLEAN, value: false },
  } as const;
  return { ...directive('key'), arguments: resolvable ? [fields] : [fields, stub] };
}
