import { pino, type Logger } from 'pino';
import type { Config } from './config.js';

/** Names of whatever must never stand in a log: personal data, tokens, codes. */
const REDACTED = ['identifier', 'phone', 'applicant', 'agentName', 'trackingCode', 'code', 'authorization', 'variables', 'token'];

/** JSON lines on standard error, personal data redacted wherever it stands. */
export function hubLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  // Named once, `err` is told to the censor by its name.
  const paths = REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]).concat('err.token');
  // A fault's code is the database's or Node's (SQLSTATE, ECONNREFUSED): all that is left of it has been chosen below.
  const censor = (value: unknown, path: string[]): unknown => (path[0] === 'err' ? value : '[redacted]');
  return pino({ level: logLevel, redact: { paths, censor }, serializers: { err: tellFault } }, pino.destination({ dest: 2, sync: true }));
}

/** What a fault's own fields may tell; the database's `detail` names the row that it refuses, `params` and `where` what was asked. */
const TOLD = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine', 'errno', 'syscall'] as const;
const CAUSES_AT_MOST = 5;

/** A fault as it is logged: kind, sentence, place, and what says nothing of a person. */
export function tellFault(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const fields = TOLD.flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
  });
  const cause = depth < CAUSES_AT_MOST && error.cause !== undefined ? { cause: tellFault(error.cause, depth + 1) } : {};
  return { type: error.name, message: sentenceOf(error), ...Object.fromEntries(fields), stack: placeOf(error), ...cause };
}

/** The database quotes the value that it cannot read (SQLSTATE class 22). */
function sentenceOf(error: Error): string {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' && /^22...$/.test(code) ? error.message.replace(/".*"/s, '"…"') : error.message;
}

/** The stack without the sentence at its head. */
function placeOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
