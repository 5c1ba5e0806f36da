import {
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { ownerOf } from '../../../domain/members/owner-of.js';
import type { Caller } from '../../../domain/shared/caller.js';
import { ROUTES, type Route } from '../../../schema/routing.js';
import type { KnownNode, NodePool } from '../../nodes/node-pool.js';
import { isRegistered } from '../../nodes/topology.js';
import { ownName } from '../own-name.js';
import { decodeVector, encodeVector } from '../vector-cursor.js';
import { argumentAt } from './argument-at.js';
import { byKey, byRecording, emptyPage, mergePages, nodePage, withMergeFields } from './merge-connections.js';
import { mergeEvery } from './merge-every.js';
import { membersAsked, nodesOf } from './nodes-asked.js';
import { hasKeys, isPage } from './page-check.js';
import { readArguments } from './read-arguments.js';
import type { SelectedField, Shape, Variables } from './root-fields.js';
import { representationsVariable, textVariable, withArgument, withRepresentations } from './share-variables.js';

/** What the executor needs to know of the world. */
export interface Shards {
  /** The nodes' schema: the public one and what only gateways ask. */
  readonly schema: GraphQLSchema;
  readonly pool: NodePool;
  /** The gateway's own address, for links that callers follow. */
  readonly base: () => string;
}

/** One node's share of a root field. */
export interface Share {
  readonly node: KnownNode;
  readonly field: FieldNode;
  /** Codes of the members that are asked of the node. */
  readonly members: readonly string[];
  /** Variables of the share's own. */
  readonly own: readonly VariableDefinitionNode[];
  readonly values: Variables;
  /** Where each element of its answer stands in the whole; null: where it stands. */
  readonly places: readonly number[] | null;
  /** Whether any other node would answer it alike. */
  readonly isAnyones: boolean;
  /** Within this time it is answered; null: as every call. */
  readonly withinMs: number | null;
}

/** What every node does may take long: a training clock that is moved does all that falls due on the way. */
const EVERY_WITHIN_MS = 60_000;

/** What a node answered under a root key. */
export interface Answered {
  readonly value: unknown;
}

/** A root field with the shares that answer it. */
export interface PlannedField {
  readonly selected: SelectedField;
  readonly type: GraphQLOutputType;
  readonly shares: readonly Share[];
  /** Members asked for that are on no node. */
  readonly homeless: readonly string[];
  /** Whether its shares are parts of one list, which a node answers with null only where it refuses. */
  readonly isList: boolean;
  /** Whether what a node answered can be put together with the others'; `isSound`: looked into where that has failed. */
  readonly accepts: (value: unknown) => boolean;
  readonly isSound: (value: unknown) => boolean;
  /** Puts the answers together, in the order of the shares; null for a share that did not answer. */
  readonly merge: (answers: readonly (Answered | null)[]) => unknown;
}

export type Operation = OperationDefinitionNode;

export interface Planning extends Shards {
  readonly shape: Shape;
  readonly operation: Operation;
  readonly variables: Variables;
  readonly caller: Caller;
}

/** Who answers a root field, and how what they answer is put together. */
export function planField(
  planning: Planning,
  selected: SelectedField,
): PlannedField | { readonly selected: SelectedField; readonly value: unknown } {
  const { schema, operation, variables } = planning;
  const root = schema.getRootType(operation.operation);
  const definition = root?.getFields()[selected.name];
  if (definition === undefined || root === null || root === undefined) return { selected, value: root?.name ?? null };
  const args = readArguments(definition, selected.node, variables);
  const planned = { ...whole, selected, type: definition.type };
  if (selected.name === '_entities') return { ...planned, ...planEntities(planning, selected, args) };
  const route = ROUTES[`${root.name}.${selected.name}`];
  switch (route?.kind) {
    case 'OWNER':
      return { ...planned, ...planOwner(planning, selected, route, args) };
    case 'CONNECTION':
    case 'FEED':
      return { ...planned, ...planList(planning, selected, route, args) };
    case 'EVERY':
      return { ...planned, ...planEvery(planning, selected) };
    case 'ANY':
      return { ...planned, ...planAny(planning, selected) };
    default:
      throw new Error(`${root.name}.${selected.name} is no field of the nodes`);
  }
}

/** A field that one node answers whole. */
const whole = {
  homeless: [],
  isList: false,
  accepts: () => true,
  isSound: () => true,
  merge: (answers: readonly (Answered | null)[]): unknown => answers[0]?.value ?? null,
} satisfies Partial<PlannedField>;

type Plan = Partial<PlannedField> & Pick<PlannedField, 'shares'>;

function share(node: KnownNode, field: FieldNode, members: readonly string[]): Share {
  return { node, field, members, own: [], values: {}, places: null, isAnyones: false, withinMs: null };
}

function planAny({ pool }: Planning, selected: SelectedField): Plan {
  const [node] = pool.anyOrder();
  return { shares: node === undefined ? [] : [{ ...share(node, selected.node, node.client.node.members), isAnyones: true }] };
}

function planEvery({ pool }: Planning, selected: SelectedField): Plan {
  const shares = pool.all().map((node) => ({ ...share(node, selected.node, node.client.node.members), withinMs: EVERY_WITHIN_MS }));
  return { shares, merge: mergeEvery };
}

function planOwner(
  planning: Planning,
  selected: SelectedField,
  { at }: Extract<Route, { readonly kind: 'OWNER' }>,
  args: Readonly<Record<string, unknown>>,
): Plan {
  const value = at.map((path) => argumentAt(args, path)).find((one) => one !== undefined && one !== null);
  const code = typeof value === 'string' ? ownerOf(value) : null;
  // What names no member is nobody's: any node says so in its words.
  if (code === null || !isRegistered(code)) return planAny(planning, selected);
  const node = planning.pool.of(code);
  return node === null ? { shares: [], homeless: [code] } : { shares: [share(node, selected.node, [code])] };
}

/** Each reference is asked of the node of its owner; one that names no member is nobody's. */
function planEntities({ pool }: Planning, selected: SelectedField, args: Readonly<Record<string, unknown>>): Plan {
  const representations = args['representations'] as readonly { readonly id?: unknown }[];
  const byNode = new Map<KnownNode, { readonly places: number[]; readonly members: Set<string> }>();
  const homeless = new Set<string>();
  representations.forEach(({ id }, place) => {
    const code = typeof id === 'string' ? ownerOf(id) : null;
    if (code === null || !isRegistered(code)) return;
    const node = pool.of(code);
    if (node === null) return void homeless.add(code);
    const group = byNode.get(node) ?? { places: [], members: new Set<string>() };
    group.places.push(place);
    group.members.add(code);
    byNode.set(node, group);
  });
  const variable = ownName(`representations_${selected.key}`);
  const field = withRepresentations(selected.node, variable);
  const shares = [...byNode].map(([node, { places, members }]): Share => {
    const values = { [variable]: places.map((place) => representations[place]) };
    return { ...share(node, field, [...members]), own: [representationsVariable(variable)], values, places };
  });
  return {
    homeless: [...homeless],
    shares,
    merge: (answers) => {
      const merged: unknown[] = representations.map(() => null);
      answers.forEach((answer, index) => {
        const entities = (answer?.value ?? []) as readonly unknown[];
        shares[index]?.places?.forEach((place, at) => (merged[place] = entities[at] ?? null));
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
): Plan {
  const { pool, shape, variables } = planning;
  const asked = argumentAt(args, route.members) as readonly string[] | null | undefined;
  const { nodes, homeless } = nodesOf(pool, membersAsked(planning.caller, route, asked), asked);
  const after = (args['after'] ?? null) as string | null;
  const isFeed = route.kind === 'FEED';
  const names = nodes.map(({ node }) => node.client.node.name);
  const vector = isFeed ? decodeVector(after, names) : null;
  const field = withMergeFields(selected.node, route.kind === 'FEED' ? 'FEED' : 'LIST');
  const shares = nodes.map(({ node, members }): Share => {
    if (!isFeed) return share(node, field, members);
    const variable = ownName(`after_${selected.key}`);
    const own = vector?.[node.client.node.name] ?? null;
    const values = { [variable]: own };
    return { ...share(node, withArgument(field, 'after', variable), members), own: [textVariable(variable)], values };
  });
  return {
    shares,
    homeless,
    isList: true,
    accepts: (value) => isPage(value, isFeed),
    isSound: (value) => isFeed || hasKeys(value),
    merge: (answers) => {
      const answering = names.filter((_, index) => answers[index] !== null);
      const pages = answers.flatMap((answer) => (answer === null ? [] : [nodePage(answer.value as Record<string, unknown>)]));
      if (pages.length === 0) return emptyPage(shape, selected.node, variables, after !== null, connectionName(planning, selected));
      const merging = isFeed ? byRecording(advancing(vector ?? {}, answering)) : byKey(orderOf(route, args));
      return mergePages(shape, selected.node, variables, { pages, first: Number(args['first']), hasPreviousPage: after !== null, merging });
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
