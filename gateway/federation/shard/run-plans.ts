import { GraphQLError, isListType, isNonNullType, OperationTypeNode, type GraphQLFormattedError } from 'graphql';
import { memberUnavailable } from '../../../resolvers/shared/errors.js';
import type { RequestContext } from '../../http/context-of.js';
import { NodeUnavailable } from '../../nodes/node-client.js';
import { identityOf, type KnownNode } from '../../nodes/node-pool.js';
import { Malformed, type AnswerCheck } from './answer-check.js';
import { askNode, type Answer } from './ask-node.js';
import { nodeDocument } from './node-document.js';
import { isBroken, type Outcome } from './outcome.js';
import type { Answered, Operation, PlannedField, Shards, Share } from './plan-fields.js';
import type { Shape, Variables } from './root-fields.js';

export interface Running extends Shards {
  readonly shape: Shape;
  readonly operation: Operation;
  readonly variables: Variables;
  readonly context: RequestContext;
  readonly checkOf: (plan: PlannedField) => AnswerCheck;
}

type Answers = ReadonlyMap<Share, Answer | null>;

/**
 * Runs the plans of an operation: all at once, but those of a mutation one after the other where they are of different nodes, up to the first
 * that takes the whole result with it.
 */
export async function runPlans(running: Running, plans: readonly PlannedField[]): Promise<Outcome[]> {
  if (running.operation.operation !== OperationTypeNode.MUTATION) return runTogether(running, plans);
  const outcomes: Outcome[] = [];
  for (const turn of turnsOf(plans)) {
    const ofTurn = await runTogether(running, turn);
    outcomes.push(...ofTurn);
    if (turn.some(({ type }, index) => isBroken(type, ofTurn[index]))) break;
  }
  return outcomes;
}

/** Neighbours that the same node answers travel together: it executes them in turn itself. */
function turnsOf(plans: readonly PlannedField[]): PlannedField[][] {
  const turns: PlannedField[][] = [];
  const onlyNode = ({ shares }: PlannedField): KnownNode | null => (shares.length === 1 ? (shares[0]?.node ?? null) : null);
  for (const plan of plans) {
    const last = turns.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && onlyNode(plan) !== null && onlyNode(plan) === onlyNode(before)) last.push(plan);
    else turns.push([plan]);
  }
  return turns;
}

/** Asks every node for all its shares in one document, and puts what comes back together, plan by plan. */
async function runTogether(running: Running, plans: readonly PlannedField[]): Promise<Outcome[]> {
  const answers = await askAll(
    running,
    plans.flatMap(({ shares }) => shares),
  );
  return plans.map((plan) => outcomeOf(running, plan, answers));
}

/** What each share is answered; null where nothing comes. */
async function askAll(running: Running, shares: readonly Share[]): Promise<Answers> {
  const byNode = new Map<KnownNode, Share[]>();
  const anyones: Share[] = [];
  const isQuery = running.operation.operation !== OperationTypeNode.MUTATION;
  for (const share of shares) {
    if (share.isAnyones && isQuery && running.pool.all().length > 1) anyones.push(share);
    else byNode.set(share.node, [...(byNode.get(share.node) ?? []), share]);
  }
  const answers = new Map<Share, Answer | null>();
  const note = (asked: readonly Share[], answer: Answer | null): void => asked.forEach((share) => answers.set(share, answer));
  await Promise.all([
    ...[...byNode].map(async ([node, asked]) => note(asked, await ask(running, node, asked, longestOf(asked)))),
    ...(anyones.length === 0 ? [] : [askAnyone(running, anyones).then((answer) => note(anyones, answer))]),
  ]);
  return answers;
}

/** Within which time all of a node's shares are answered; undefined: the usual one. */
function longestOf(shares: readonly Share[]): number | undefined {
  const given = shares.flatMap(({ withinMs }) => (withinMs === null ? [] : [withinMs]));
  return given.length === 0 ? undefined : Math.max(...given);
}

const TRIED_AT_MOST = 3;

/** What any node would answer alike: asked of another one too where the first takes long, so that a node that hangs holds nobody up. */
async function askAnyone(running: Running, shares: readonly Share[]): Promise<Answer | null> {
  const asked: Promise<Answer | null>[] = [];
  const started = performance.now();
  for (const node of running.pool.anyOrder().slice(0, TRIED_AT_MOST)) {
    const { withinMs } = node.client;
    asked.push(ask(running, node, shares, withinMs - (performance.now() - started)));
    const answer = await within(withinMs / (TRIED_AT_MOST + 1), firstOf(asked));
    if (answer !== null) return answer;
  }
  return firstOf(asked);
}

/** The first answer; null where none comes. */
function firstOf(asked: readonly Promise<Answer | null>[]): Promise<Answer | null> {
  return Promise.any(asked.map(async (one) => (await one) ?? Promise.reject(new Error('no answer')))).catch(() => null);
}

async function within(ms: number, answer: Promise<Answer | null>): Promise<Answer | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ms)));
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

async function ask(running: Running, node: KnownNode, shares: readonly Share[], withinMs?: number): Promise<Answer | null> {
  const { schema, shape, operation, variables, context, base } = running;
  const [fields, own] = [shares.map(({ field }) => field), shares.flatMap((share) => share.own)];
  const keys = new Set<string | number>(shares.map(keyOf));
  try {
    const answer = await askNode(schema, node, {
      document: nodeDocument(shape, operation, fields, own),
      variables: Object.assign(Object.create(null) as object, variables, ...shares.map(({ values }) => values)) as Variables,
      isQuery: operation.operation !== OperationTypeNode.MUTATION,
      identity: identityOf(context, base()),
      ...(withinMs === undefined ? {} : { withinMs }),
    });
    return { ...answer, errors: answer.errors.map((error) => placed(error, keys)) };
  } catch (error) {
    if (!(error instanceof NodeUnavailable)) throw error;
    if (node.client.refusal === null) node.reason = error.reason;
    return null;
  }
}

/** An error that stands at nothing that was asked concerns all of it. */
function placed(error: GraphQLFormattedError, keys: ReadonlySet<string | number>): GraphQLFormattedError {
  const { path, ...rest } = error;
  return path?.[0] !== undefined && keys.has(path[0]) ? error : rest;
}

/** Faults of the request, which every node tells alike: a list is refused whole where one of them does. */
const REFUSALS: ReadonlySet<unknown> = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED', 'QUERY_TOO_COMPLEX']);

function outcomeOf(running: Running, plan: PlannedField, answers: Answers): Outcome {
  const missing = new Set(plan.homeless);
  const errors: GraphQLError[] = [];
  let isRefused = false;
  const lose = ({ members }: Share): null => {
    for (const code of members) missing.add(code);
    return null;
  };
  const found = plan.shares.map((share): Answered | null => {
    const answer = answers.get(share) ?? null;
    if (answer === null) return lose(share);
    const value = valueOf(running, plan, share, answer);
    if (value === undefined) return lose(share);
    const faults = faultsOf(share, answer);
    errors.push(...faults.map((fault) => retold(fault, share, plan.shares.length === 1)));
    if (value !== null || !plan.isList) return { value };
    // A node stops at the first refusal that takes all with it: what it says of one list holds for those beside it.
    const refusing = answer.data === null ? answer.errors : faults;
    if (refusing.some(({ extensions }) => REFUSALS.has(extensions?.['code']))) {
      isRefused = true;
      return null;
    }
    return lose(share);
  });
  const merged = isRefused ? null : mergeSound(plan, found, lose);
  if (missing.size > 0) errors.push(at(memberUnavailable([...missing]), [plan.selected.key]));
  // What is a list stays one, with what there is.
  const isEmptyList = merged === null && missing.size > 0 && isNonNullType(plan.type) && isListType(plan.type.ofType);
  return { value: isEmptyList ? [] : merged, errors };
}

/** Puts together what can be; a node whose answer cannot be is lost. */
function mergeSound({ shares, merge, isSound }: PlannedField, found: readonly (Answered | null)[], lose: (share: Share) => null): unknown {
  try {
    return merge(found);
  } catch (error) {
    const sound = found.map((answer, index) => {
      const share = shares[index];
      return answer === null || share === undefined || isSound(answer.value) ? answer : lose(share);
    });
    if (sound.every((answer, index) => answer === found[index])) throw error;
    return merge(sound);
  }
}

/** What a node answered to a share; undefined where that is not what was asked. */
function valueOf({ checkOf }: Running, plan: PlannedField, share: Share, { data, errors, isOutdated }: Answer): unknown {
  if (data === null) return errors.length === 0 ? undefined : null;
  const value = data[keyOf(share)];
  if (value === undefined) return isOutdated ? null : undefined;
  try {
    checkOf(plan)(value, isOutdated);
    if (plan.accepts(value)) return value;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
  }
  share.node.reason = 'it answers what was not asked';
  return undefined;
}

function keyOf({ field }: Share): string {
  return (field.alias ?? field.name).value;
}

/** The errors of a share's field, and those of none. */
function faultsOf(share: Share, { errors }: Answer): GraphQLFormattedError[] {
  return errors.filter(({ path }) => path === undefined || path[0] === keyOf(share));
}

/** A node's error as the caller is told it; its path leads into the whole where it can. */
function retold({ message, path, extensions }: GraphQLFormattedError, { places }: Share, isWhole: boolean): GraphQLError {
  const [key, index, ...rest] = path ?? [];
  const place = typeof index === 'number' ? places?.[index] : undefined;
  const whole = key === undefined ? [] : place === undefined ? (isWhole && places === null ? path : [key]) : [key, place, ...rest];
  return new GraphQLError(message, { ...(whole && whole.length > 0 && { path: whole }), ...(extensions && { extensions }) });
}

function at(error: GraphQLError, path: readonly string[]): GraphQLError {
  return new GraphQLError(error.message, { path, extensions: error.extensions });
}
