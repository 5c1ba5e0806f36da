import { z } from 'zod';
import { instantOf } from '../domain/shared/time.js';

/** Settings that are wrong, all named at once. */
export class ConfigError extends Error {}

/** A whole number in digits: `1e3`, a space or a fraction is a mistake. */
const whole = (max: number) => {
  const error = `must be a whole number from 0 to ${max}`;
  return z
    .string()
    .regex(/^\d+$/, error)
    .transform(Number)
    .refine((value) => value <= max, error);
};
const port = whole(65_535);
const rate = whole(1_000_000_000);
const optionalText = z.string().min(1).optional();

const settings = z.object({
  PORT: port.default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')
    .optional(),
  HUB_DATA: z.string().min(1).default('./data'),
  HUB_JWT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  HUB_JWKS_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  HUB_JWT_ISSUER: optionalText,
  HUB_JWT_AUDIENCE: optionalText,
  HUB_CLOCK: z.iso.datetime({ offset: true, error: 'must be an instant with an offset, such as 2017-02-06T09:00:00+08:00' }).optional(),
  HUB_TOPOLOGY: optionalText,
  HUB_NODE_SECRET: z.string().min(8, 'must have at least 8 characters').optional(),
  HUB_BUS_URL: z
    .string()
    .regex(/^nats:\/\//, 'must be a nats:// address')
    .optional(),
  HUB_RATE_SUBJECT: rate.default(6000),
  HUB_RATE_ADDRESS: rate.default(600),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'must be trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
});

/** The hub's settings (operations.md), validated at start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly jwtSecret: string | null;
  readonly jwksUrl: string | null;
  readonly jwtIssuer: string | null;
  readonly jwtAudience: string | null;
  /** A training hub's clock starts here. */
  readonly clockStart: string | null;
  readonly topology: string | null;
  /** Shared by the gateway and its nodes. */
  readonly nodeSecret: string | null;
  readonly busUrl: string | null;
  /** Requests a minute per token subject, and per address without a token; 0: no limit. */
  readonly rateSubject: number;
  readonly rateAddress: number;
  readonly logLevel: z.infer<typeof settings>['LOG_LEVEL'];
}

/** A provider signs for others too: without issuer and audience, any of its tokens would be taken for the hub's. */
function missingBeside(given: NodeJS.ProcessEnv): string[] {
  if (given['HUB_JWKS_URL'] === undefined) return [];
  const needed = ['HUB_JWT_ISSUER', 'HUB_JWT_AUDIENCE'].filter((name) => given[name] === undefined);
  return needed.map((name) => `${name} must be set where HUB_JWKS_URL is`);
}

/** Reads the settings; throws ConfigError naming every wrong one. An empty value is an unset one. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  const wrong = (result.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`).concat(missingBeside(given));
  if (!result.success || wrong.length > 0) throw new ConfigError(`wrong settings: ${wrong.join('; ')}`);
  const value = result.data;
  return {
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL ?? null,
    dataFolder: value.HUB_DATA,
    jwtSecret: value.HUB_JWT_SECRET ?? null,
    jwksUrl: value.HUB_JWKS_URL ?? null,
    jwtIssuer: value.HUB_JWT_ISSUER ?? null,
    jwtAudience: value.HUB_JWT_AUDIENCE ?? null,
    clockStart: value.HUB_CLOCK === undefined ? null : instantOf(new Date(value.HUB_CLOCK)),
    topology: value.HUB_TOPOLOGY ?? null,
    nodeSecret: value.HUB_NODE_SECRET ?? null,
    busUrl: value.HUB_BUS_URL ?? null,
    rateSubject: value.HUB_RATE_SUBJECT,
    rateAddress: value.HUB_RATE_ADDRESS,
    logLevel: value.LOG_LEVEL,
  };
}
