import {
  getArgumentValues,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { caseScope } from '../../../domain/cases/case-policy.js';
import { hasRole, type Caller } from '../../../domain/shared/caller.js';
import { isRegistered } from '../../nodes/topology.js';
import { memberUnavailable } from '../../../resolvers/shared/errors.js';
import { ROUTES, type Route } from '../../../schema/routing.js';
import type { Execution } from '../../executor/engine.js';
import type { RequestContext } from '../../http/context-of.js';
import { NodeUnavailable, type NodeAnswer } from '../../nodes/node-client.js';
import { identityOf, type KnownNode, type NodePool } from '../../nodes/node-pool.js';
import { decodeVector, encodeVector } from '../vector-cursor.js';
import { withoutUnknownFields } from './field-filter.js';
import { byKey, byRecording, emptyPage, mergePages, nodePage, withMergeFields } from './merge-connections.js';
import { nodeDocument, usedVariables } from './node-document.js';
import { ownerOf } from '../../../domain/members/owner-of.js';
import { argumentAt } from './argument-at.js';
import { rootFields, shapeOf, type SelectedField, type Shape, type Variables } from './root-fields.js';

/** What the executor needs to know of the world. */
export interface Shards {
  /** The nodes' schema: the public one and what only gateways ask. */
  readonly schema: GraphQLSchema;
  readonly pool: NodePool;
  /** The gateway's own address, for links that callers follow. */
  readonly base: () => string;
}

/** One node's share of a root field. */
interface Share {
  readonly node: KnownNode;
  readonly field: FieldNode;
  /** Codes of the members that are asked of the node. */
  readonly members: readonly string[];
  /** Variables of the share's own. */
  readonly own: readonly VariableDefinitionNode[];
  readonly values: Variables;
}

/** A root field with the shares that answer it. */
interface PlannedField {
  readonly selected: SelectedField;
  readonly shares: readonly Share[];
  /** Members asked for that are on no node. */
  readonly homeless: readonly string[];
  /** Puts the answers together, in the order of the shares; null for a share that did not answer. */
  readonly merge: (answers: readonly (Answered | null)[]) => unknown;
}

/** What a node answered under a root key. */
interface Answered {
  readonly value: unknown;
}

type Operation = OperationDefinitionNode;

/**
 * Executes an operation over the nodes: each root field is asked of the nodes of the members that it is about, and what they answer is
 * put together as one node with all the rows would answer it. A node's fields travel in one document.
 */
export function shardExecutor(shards: Shards): (execution: Execution) => Promise<ExecutionResult> {
  const shapes = new WeakMap<DocumentNode, Shape>();
  return async (execution) => {
    const { document, operation, variables } = execution;
    const shape = shapes.get(document) ?? shapeOf(document);
    shapes.set(document, shape);
    const context = execution.context as RequestContext;
    try {
      const fields = rootFields(shape, operation, variables);
      const plans = fields.map((selected) => planField({ ...shards, shape, operation, variables, caller: context.caller }, selected));
      return await runPlans(shards, { shape, operation, variables, context }, plans);
    } catch (error) {
      if (error instanceof GraphQLError) return { data: null, errors: [error] };
      throw error;
    }
  };
}

interface Planning extends Shards {
  readonly shape: Shape;
  readonly operation: Operation;
  readonly variables: Variables;
  readonly caller: Caller;
}

function planField(planning: Planning, selected: SelectedField): PlannedField {
  const { schema, operation, variables, pool } = planning;
  const root = schema.getRootType(operation.operation);
  const definition = root?.getFields()[selected.name];
  if (selected.name === '__typename' || definition === undefined || root === null || root === undefined) {
    return { selected, shares: [], homeless: [], merge: () => root?.name ?? null };
  }
  const args = getArgumentValues(definition, selected.node, variables);
  if (selected.name === '_entities') return planEntities(planning, selected, args);
  const route = ROUTES[`${root.name}.${selected.name}`];
  switch (route?.kind) {
    case 'OWNER':
      return planOwner(
        planning,
        selected,
        route.at.map((path) => argumentAt(args, path)),
      );
    case 'CONNECTION':
    case 'FEED':
      return planList(planning, selected, route, args);
    case 'EVERY':
      return {
        selected,
        shares: pool.all().map((node) => share(node, selected.node, node.client.node.members)),
        homeless: [],
        merge: mergeEvery,
      };
    case 'ANY':
      return planAny(planning, selected);
    default:
      throw new Error(`${root.name}.${selected.name} is no field of the nodes`);
  }
}

const share = (node: KnownNode, field: FieldNode, members: readonly string[]): Share => ({ node, field, members, own: [], values: {} });

function planAny({ pool }: Planning, selected: SelectedField): PlannedField {
  const [node] = pool.anyOrder();
  return { selected, shares: node === undefined ? [] : [share(node, selected.node, node.client.node.members)], homeless: [], merge: first };
}

function planOwner(planning: Planning, selected: SelectedField, values: readonly unknown[]): PlannedField {
  const value = values.find((one) => one !== undefined && one !== null);
  if (value === undefined) return planAny(planning, selected);
  const code = typeof value === 'string' ? ownerOf(value) : null;
  // What names no member is nobody's: any node says so in its words.
  if (code === null || !isRegistered(code)) return planAny(planning, selected);
  const node = planning.pool.of(code);
  return node === null
    ? { selected, shares: [], homeless: [code], merge: first }
    : { selected, shares: [share(node, selected.node, [code])], homeless: [], merge: first };
}

/** Each reference is asked of the node of its owner; one that names no member is nobody's. */
function planEntities({ pool }: Planning, selected: SelectedField, args: Readonly<Record<string, unknown>>): PlannedField {
  const representations = args['representations'] as readonly { readonly id?: unknown }[];
  const byNode = new Map<KnownNode, { readonly places: number[]; readonly members: Set<string> }>();
  const homeless = new Set<string>();
  representations.forEach(({ id }, place) => {
    const code = typeof id === 'string' ? ownerOf(id) : null;
    const node = code === null ? null : pool.of(code);
    if (code === null) return;
    if (node === null) {
      homeless.add(code);
      return;
    }
    const group = byNode.get(node) ?? { places: [], members: new Set<string>() };
    group.places.push(place);
    group.members.add(code);
    byNode.set(node, group);
  });
  const groups = [...byNode];
  const variable = `__representations_${selected.key}`;
  return {
    selected,
    homeless: [...homeless],
    shares: groups.map(([node, { places, members }]) => ({
      node,
      field: withRepresentations(selected.node, variable),
      members: [...members],
      own: [representationsVariable(variable)],
      values: { [variable]: places.map((place) => representations[place]) },
    })),
    merge: (answers) => {
      const merged: unknown[] = representations.map(() => null);
      answers.forEach((answer, index) => {
        const places = groups[index]?.[1].places ?? [];
        const entities = (answer?.value ?? []) as readonly unknown[];
        places.forEach((place, at) => (merged[place] = entities[at] ?? null));
      });
      return merged;
    },
  };
}

function planList(
  planning: Planning,
  selected: SelectedField,
  route: Extract<Route, { readonly kind: 'CONNECTION' | 'FEED' }>,
  args: Readonly<Record<string, unknown>>,
): PlannedField {
  const { pool, shape, variables } = planning;
  const asked = argumentAt(args, route.members) as readonly string[] | null | undefined;
  const { nodes, homeless } = nodesOf(pool, membersAsked(planning.caller, route, asked), asked);
  const requested = Number(args['first']);
  const after = (args['after'] ?? null) as string | null;
  const isFeed = route.kind === 'FEED';
  const names = nodes.map(({ node }) => node.client.node.name);
  const vector = isFeed ? decodeVector(after, names) : null;
  const field = withMergeFields(selected.node, isFeed);
  const shares = nodes.map(({ node, members }): Share => {
    if (!isFeed) return share(node, field, members);
    const variable = `__after_${selected.key}`;
    const own = vector?.[node.client.node.name] ?? null;
    return { node, field: withArgument(field, 'after', variable), members, own: [textVariable(variable)], values: { [variable]: own } };
  });
  return {
    selected,
    shares,
    homeless,
    merge: (answers) => {
      const pages = answers.flatMap((answer) =>
        answer === null || answer.value === null ? [] : [nodePage(answer.value as Record<string, unknown>)],
      );
      if (pages.length === 0) return emptyPage(shape, selected.node, variables, after !== null, connectionName(planning, selected));
      const answering = names.filter((_, index) => answers[index]?.value !== null && answers[index] !== null);
      const merging = isFeed ? byRecording(advancing(vector ?? {}, answering)) : byKey(orderOf(route, args));
      return mergePages(shape, selected.node, variables, { pages, first: requested, hasPreviousPage: after !== null, merging });
    },
  };
}

/** The cursor after each event of a merged feed: where every node's log then stands. */
function advancing(start: Readonly<Record<string, string>>, names: readonly string[]): (from: number, cursor: string) => string {
  let vector = start;
  return (from, cursor) => {
    vector = { ...vector, [names[from] ?? '']: cursor };
    return encodeVector(vector);
  };
}

function orderOf(route: Extract<Route, { readonly kind: 'CONNECTION' | 'FEED' }>, args: Readonly<Record<string, unknown>>) {
  if (route.kind === 'FEED') return [];
  const { order } = route;
  return Array.isArray(order)
    ? (order as readonly ('ASC' | 'DESC')[])
    : ((order as Readonly<Record<string, readonly ('ASC' | 'DESC')[]>>)[String(args['orderBy'])] ?? []);
}

function connectionName({ schema, operation }: Planning, { name }: SelectedField): string {
  return String(schema.getRootType(operation.operation)?.getFields()[name]?.type ?? '').replace('!', '');
}

/** The members that a list is about; null: all. An officer who sees the own member only is answered by its node alone. */
export function membersAsked(
  caller: Caller,
  { ownOnly }: { readonly ownOnly: boolean },
  asked: readonly string[] | null | undefined,
): readonly string[] | null {
  const { all, applicant } = caseScope(caller);
  const seesOwnOnly = ownOnly && !all && applicant === null && caller.member !== null && !hasRole(caller, 'SUPERVISOR', 'HUB_ADMIN');
  return asked ?? (seesOwnOnly && caller.member !== null ? [caller.member] : null);
}

/** The nodes of the members asked for, and the members that are on none. Unknown codes are for a node to refuse. */
export function nodesOf(
  pool: NodePool,
  codes: readonly string[] | null,
  asked: readonly string[] | null | undefined,
): { readonly nodes: readonly { readonly node: KnownNode; readonly members: readonly string[] }[]; readonly homeless: readonly string[] } {
  if (codes === null) return { nodes: pool.all().map((node) => ({ node, members: node.client.node.members })), homeless: pool.homeless() };
  const byNode = new Map<KnownNode, string[]>();
  const homeless: string[] = [];
  for (const code of codes) {
    const node = pool.of(code) ?? (isRegistered(code) ? null : (pool.anyOrder()[0] ?? null));
    if (node === null) homeless.push(code);
    else byNode.set(node, [...(byNode.get(node) ?? []), code]);
  }
  if (byNode.size === 0 && (asked ?? []).length === 0)
    return {
      nodes: pool
        .anyOrder()
        .slice(0, 1)
        .map((node) => ({ node, members: [] })),
      homeless,
    };
  return { nodes: [...byNode].map(([node, members]) => ({ node, members })), homeless };
}

interface Running {
  readonly shape: Shape;
  readonly operation: Operation;
  readonly variables: Variables;
  readonly context: RequestContext;
}

/** Asks every node for all its shares in one document, and merges what comes back. */
async function runPlans(shards: Shards, running: Running, plans: readonly PlannedField[]): Promise<ExecutionResult> {
  const byNode = new Map<KnownNode, Share[]>();
  for (const { shares } of plans) for (const one of shares) byNode.set(one.node, [...(byNode.get(one.node) ?? []), one]);
  const answers = new Map<KnownNode, NodeAnswer | null>();
  await Promise.all([...byNode].map(async ([node, shares]) => answers.set(node, await askNode(shards, running, node, shares))));
  const data: Record<string, unknown> = {};
  const errors: GraphQLError[] = [];
  for (const { selected, shares, homeless, merge } of plans) {
    const missing = [...homeless];
    const found = shares.map(({ node, members, field }): Answered | null => {
      const answer = answers.get(node) ?? null;
      if (answer === null) missing.push(...members);
      const key = field.alias?.value ?? field.name.value;
      const faults = (answer?.errors ?? []).filter(({ path }) => path === undefined || path[0] === key);
      errors.push(...faults.map((fault) => retold(fault, shares.length === 1)));
      return answer === null ? null : { value: answer.data?.[key] ?? null };
    });
    if (missing.length > 0) errors.push(at(memberUnavailable(missing), [selected.key]));
    data[selected.key] = merge(found);
  }
  return errors.length === 0 ? { data } : { data, errors: distinct(errors) };
}

/** What a node answers to its shares; null where it does not. */
async function askNode(
  { base, schema }: Shards,
  { shape, operation, variables, context }: Running,
  node: KnownNode,
  shares: readonly Share[],
): Promise<NodeAnswer | null> {
  if (node.state === 'REFUSED') return null;
  const whole = nodeDocument(
    shape,
    operation,
    shares.map(({ field }) => field),
    shares.flatMap(({ own }) => own),
  );
  const { document, errors: outdated } =
    node.knows === null ? { document: whole, errors: [] } : withoutUnknownFields(whole, schema, node.knows, node.client.node.name);
  const values = usedVariables(document, Object.assign({}, variables, ...shares.map((one) => one.values)) as Variables);
  try {
    const answer = await node.client.ask(
      { document, variables: values, isQuery: operation.operation !== OperationTypeNode.MUTATION },
      identityOf(context, base()),
    );
    return outdated.length === 0 ? answer : { ...answer, errors: [...(answer.errors ?? []), ...outdated] };
  } catch (error) {
    if (!(error instanceof NodeUnavailable)) throw error;
    node.reason = error.message;
    return null;
  }
}

const first = (answers: readonly (Answered | null)[]): unknown => answers[0]?.value ?? null;

/** Of a change made on every node, the first answer; what can be counted is added up. */
function mergeEvery(answers: readonly (Answered | null)[]): unknown {
  const values = answers.flatMap((answer) => (answer === null ? [] : [answer.value]));
  const refused = values.find((value) => isObject(value) && Array.isArray(value['userErrors']) && value['userErrors'].length > 0);
  const [told] = refused === undefined ? values : [refused];
  if (!isObject(told)) return told ?? null;
  return Object.fromEntries(
    Object.entries(told).map(([key, value]) => [
      key,
      typeof value === 'number' ? values.reduce<number>((sum, one) => sum + (isObject(one) ? Number(one[key]) : 0), 0) : value,
    ]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A node's error as the caller is told it; its path holds where one node alone answered. */
function retold({ message, path, extensions }: GraphQLFormattedError, isWhole: boolean): GraphQLError {
  const told = isWhole ? path : path?.slice(0, 1);
  return new GraphQLError(message, { ...(told === undefined ? {} : { path: told }), ...(extensions === undefined ? {} : { extensions }) });
}

function at(error: GraphQLError, path: readonly string[]): GraphQLError {
  return new GraphQLError(error.message, { path, extensions: error.extensions });
}

/** The same fault of several nodes is told once. */
function distinct(errors: readonly GraphQLError[]): GraphQLError[] {
  return [...new Map(errors.map((error) => [JSON.stringify([error.message, error.path, error.extensions['code']]), error])).values()];
}

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const variableNode = (value: string) => ({ kind: Kind.VARIABLE, name: name(value) }) as const;

function withRepresentations(node: FieldNode, variable: string): FieldNode {
  return { ...node, arguments: [{ kind: Kind.ARGUMENT, name: name('representations'), value: variableNode(variable) }] };
}

function representationsVariable(variable: string): VariableDefinitionNode {
  const any = { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: name('_Any') } } as const;
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: variableNode(variable),
    type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.LIST_TYPE, type: any } },
  };
}

/** A field with one argument given by a variable, whatever the caller gave. */
export function withArgument(node: FieldNode, argument: string, variable: string): FieldNode {
  const others = (node.arguments ?? []).filter(({ name: known }) => known.value !== argument);
  return { ...node, arguments: [...others, { kind: Kind.ARGUMENT, name: name(argument), value: variableNode(variable) }] };
}

export function textVariable(variable: string): VariableDefinitionNode {
  return { kind: Kind.VARIABLE_DEFINITION, variable: variableNode(variable), type: { kind: Kind.NAMED_TYPE, name: name('String') } };
}
