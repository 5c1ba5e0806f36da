import { pino, type Logger } from 'pino';
import type { Config } from './config.js';

/** Names of whatever must never stand in a log: personal data, tokens, codes. */
const REDACTED = ['identifier', 'phone', 'applicant', 'agentName', 'trackingCode', 'code', 'authorization', 'variables', 'token'];

/** JSON lines on standard error, personal data redacted wherever it stands. */
export function hubLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  const paths = REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({ level: logLevel, redact: { paths, censor: '[redacted]' } }, pino.destination({ dest: 2, sync: true }));
}
