import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { CallIdentity } from '../../nodes/call-signature.js';
import { NodeUnavailable } from '../../nodes/node-client.js';
import type { KnownNode } from '../../nodes/node-pool.js';
import { fitToRelease } from './field-filter.js';
import { usedVariables } from './node-document.js';
import type { Variables } from './root-fields.js';

export interface Question {
  readonly document: DocumentNode;
  readonly variables: Variables;
  readonly isQuery: boolean;
  readonly identity: CallIdentity;
  readonly withinMs?: number;
}

/** What a node answers; `isOutdated`: fields that its release lacks are not there. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly GraphQLFormattedError[];
  readonly isOutdated: boolean;
}

/** Asks a node in the words of its release; what that lacks is told as errors of code NODE_OUTDATED. Throws NodeUnavailable. */
export async function askNode(schema: GraphQLSchema, { client, older }: KnownNode, question: Question): Promise<Answer> {
  const { document, variables, isQuery, identity, withinMs } = question;
  const fitted = older === null ? { document, lacking: [] } : fitToRelease(document, schema, older, variables);
  const outdated = fitted.lacking.map((what) => lacks(client.node.name, client.node.members, what));
  const isOutdated = older !== null;
  if (fitted.document === null) return { data: {}, errors: outdated, isOutdated };
  const values = usedVariables(fitted.document, variables);
  const answer = await client.ask({ document: fitted.document, variables: values, isQuery }, identity, withinMs);
  const errors = (answer.errors ?? []).map((error: unknown) => told(error, client.node.name));
  return { data: answer.data ?? null, errors: [...errors, ...outdated], isOutdated };
}

function lacks(node: string, members: readonly string[], field: string): GraphQLFormattedError {
  return {
    message: `节点 ${node} 的版本尚不支持 ${field} / node ${node} is of an older release without ${field}`,
    extensions: { code: 'NODE_OUTDATED', members, field },
  };
}

/** A node's error, as far as it is one. */
function told(error: unknown, node: string): GraphQLFormattedError {
  if (typeof error !== 'object' || error === null) throw new NodeUnavailable(node, 'it tells errors that are none');
  const { message, path, extensions } = error as Readonly<Record<string, unknown>>;
  if (typeof message !== 'string') throw new NodeUnavailable(node, 'it tells errors that are none');
  return {
    message,
    ...(isPath(path) && { path }),
    ...(typeof extensions === 'object' && extensions !== null && { extensions: extensions as Record<string, unknown> }),
  };
}

function isPath(path: unknown): path is readonly (string | number)[] {
  return Array.isArray(path) && path.every((part) => typeof part === 'string' || typeof part === 'number');
}
