import type { Logger } from 'pino';
import { openDatabase, type Queries } from '../prisma/database.js';
import { keepKeyMark } from '../prisma/key-mark.js';
import { membersBeside } from '../prisma/members/members-held.js';
import { migrate } from '../prisma/migrate.js';
import { seed } from '../prisma/seed/seed.js';
import type { JointParts } from '../resolvers/joint-cases/joint-parts.js';
import { hubClock } from './clock.js';
import { composeHub, type Hub } from './compose-hub.js';
import { ConfigError, type Config } from './config.js';
import { timeOrderedIds } from './ids.js';
import type { Secrets } from './secrets.js';
import type { Closers } from './stop-on-signal.js';

export interface OpenOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly log: Logger;
  readonly closers: Closers;
  /** Codes of the members whose data it keeps; null: all. */
  readonly members: readonly string[] | null;
  /** Reaches members that other processes keep, beside its own. */
  readonly jointParts?: (own: JointParts) => JointParts;
}

const OTHER_KEY =
  'HUB_DATA holds other secrets than those under which this database was begun: tracking codes given before are not known. Stop, and put the secrets.json of that time into HUB_DATA';

/** Opens a hub over its database: brings it up to this release, fills in the registry, telling how far it is, and begins to look after what falls due. */
export async function openHub({ config, secrets, log, closers, members, jointParts }: OpenOptions): Promise<Hub> {
  const database = await openDatabase({ ...config, onFault: (error) => log.error({ err: error }, 'a database connection was lost') });
  closers.add(() => database.close());
  const applied = await migrate(database);
  if (applied.length > 0) log.info({ applied }, 'the database was migrated');
  if (members !== null) await refuseOthers(database, members);
  await seed(database, (done, total, what) => log.info({ done, total, what }, `registry ${Math.round((done / total) * 100)} %`), members);
  // Two nodes that began on one empty database see each other now.
  if (members !== null) await refuseOthers(database, members);
  const onFault = (error: unknown): void => log.error({ err: error }, 'a fault in the background');
  const clock = await hubClock(config.clockStart, database, onFault);
  closers.add(clock.close);
  const hub = await composeHub({
    ...config,
    database,
    clock,
    ids: timeOrderedIds(),
    key: secrets.sealingKey,
    onFault,
    onAnchor: (anchor) => log.info({ anchor }, 'the heads of all chains were anchored'),
    sweeps: true,
    members,
    ...(jointParts === undefined ? {} : { jointParts }),
  });
  closers.add(hub.close);
  if (!(await keepKeyMark(database, secrets.sealingKey))) log.error(OTHER_KEY);
  return hub;
}

const NAMED_AT_MOST = 5;

/** A node answers for all that its database holds: what is another's would be told twice, or be split between two. */
async function refuseOthers(database: Queries, members: readonly string[]): Promise<void> {
  const others = await membersBeside(database, members);
  if (others.length === 0) return;
  const named =
    others.slice(0, NAMED_AT_MOST).join(', ') + (others.length > NAMED_AT_MOST ? ` and ${others.length - NAMED_AT_MOST} more` : '');
  throw new ConfigError(`the database holds data of ${named}: name them in --members, or give this node a database of its own`);
}
