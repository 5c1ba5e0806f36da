import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/** The codes by which a fault of a request is told (operations.md); anything else is a fault of ours, and masked. */
const TOLD: ReadonlySet<unknown> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'PAYLOAD_TOO_LARGE',
  'MEMBER_UNAVAILABLE',
  'NODE_OUTDATED',
]);

/** Apollo's own codes for faults of a request, by the contract's code for them: its list is closed. */
const TRANSLATED: ReadonlyMap<unknown, string> = new Map([
  ['BAD_REQUEST', 'BAD_USER_INPUT'],
  ['OPERATION_RESOLUTION_FAILURE', 'BAD_USER_INPUT'],
  ['PERSISTED_QUERY_NOT_FOUND', 'BAD_USER_INPUT'],
  ['PERSISTED_QUERY_NOT_SUPPORTED', 'BAD_USER_INPUT'],
]);

/** What of an error's extensions may be told. */
const TOLD_EXTENSIONS = ['code', 'path', 'limit', 'members', 'subgraph', 'field'];

/** An error as the caller is told it: never SQL, a stack or a path; a fault of ours only by the id under which it is logged. */
export function tellError(error: unknown, formatted: GraphQLFormattedError, log: Logger): GraphQLFormattedError {
  const given = formatted.extensions?.['code'];
  const code = TRANSLATED.get(given) ?? given;
  if (TOLD.has(code)) {
    const extensions = Object.fromEntries(
      TOLD_EXTENSIONS.filter((name) => formatted.extensions?.[name] !== undefined).map((name) => [name, formatted.extensions?.[name]]),
    );
    return { ...formatted, extensions: { ...extensions, code } };
  }
  const correlationId = randomUUID();
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  log.error({ correlationId, err: original, path: formatted.path }, 'a request failed');
  const { locations, path } = formatted;
  // A department's own subgraph is named; what ails it is for the log.
  const subgraph = formatted.extensions?.['subgraph'];
  const isNamed = typeof subgraph === 'string';
  return {
    message: isNamed
      ? `部门子图 ${subgraph} 未能答复，编号 ${correlationId} / subgraph ${subgraph} could not answer`
      : `内部错误，编号 ${correlationId} / internal error`,
    ...(locations === undefined ? {} : { locations }),
    ...(path === undefined ? {} : { path }),
    extensions: { code: 'INTERNAL', correlationId, ...(isNamed ? { subgraph } : {}) },
  };
}
