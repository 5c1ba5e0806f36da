import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/** The codes by which a fault of a request is told (operations.md); anything else is a fault of ours, and masked. */
const TOLD: ReadonlySet<unknown> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'PAYLOAD_TOO_LARGE',
  'MEMBER_UNAVAILABLE',
]);

/** What of an error's extensions may be told. */
const TOLD_EXTENSIONS = ['code', 'path', 'limit', 'members'];

/** An error as the caller is told it: never SQL, a stack or a path; a fault of ours only by the id under which it is logged. */
export function tellError(error: unknown, formatted: GraphQLFormattedError, log: Logger): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  if (TOLD.has(code)) {
    const extensions = Object.fromEntries(
      TOLD_EXTENSIONS.filter((name) => formatted.extensions?.[name] !== undefined).map((name) => [name, formatted.extensions?.[name]]),
    );
    return { ...formatted, extensions };
  }
  const correlationId = randomUUID();
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  log.error({ correlationId, err: original, path: formatted.path }, 'a request failed');
  const { locations, path } = formatted;
  return {
    message: `内部错误，编号 ${correlationId} / internal error`,
    ...(locations === undefined ? {} : { locations }),
    ...(path === undefined ? {} : { path }),
    extensions: { code: 'INTERNAL', correlationId },
  };
}
