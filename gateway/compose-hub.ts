import { openBus } from '../prisma/bus/bus.js';
import { Calendars } from '../prisma/calendar/calendars.js';
import { EVERY_EVENT, readFeed, readFeedEnd } from '../prisma/cases/event-read.js';
import type { EventRow } from '../prisma/cases/case-row.js';
import type { Database } from '../prisma/database.js';
import { StepGrounds } from '../prisma/cases/step-ground.js';
import { Items } from '../prisma/items/items.js';
import { readAlertFeed, type AlertRow } from '../prisma/supervision/alert-read.js';
import type { ChainAnchor } from '../prisma/supervision/anchors.js';
import { Registry } from '../prisma/members/registry.js';
import { keepServiceStart } from '../prisma/reports/service-start.js';
import { TrackingCodes } from '../resolvers/cases/tracking-code.js';
import { DocumentLinks } from '../resolvers/documents/document-links.js';
import { Feed, type Log } from '../resolvers/feeds/feed.js';
import type { JointParts } from '../resolvers/joint-cases/joint-parts.js';
import { localFigures } from '../resolvers/shared/local-figures.js';
import { localParts } from '../resolvers/joint-cases/local-parts.js';
import { Sweep } from '../resolvers/supervision/sweep.js';
import type { Clock, IdSource, Services } from '../resolvers/shared/context.js';

export interface HubParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** 32 bytes: seals tracking codes and signs links. */
  readonly key: Buffer;
  readonly busUrl: string | null;
  /** Under which the hubs of one database wake one another over NATS; the usual one where nothing is said. */
  readonly busSubject?: string;
  readonly databaseUrl: string | null;
  /** A fault in the background, such as a lost database connection of the feed. */
  readonly onFault: (error: unknown) => void;
  /** A day's anchor over all chains was made. */
  readonly onAnchor?: (anchor: ChainAnchor) => void;
  /** Codes of the members whose data it keeps; null: all. */
  readonly members?: readonly string[] | null;
  /** Reaches members that other processes keep, beside its own. */
  readonly jointParts?: (own: JointParts) => JointParts;
  /** Whether the hub looks by itself for what falls due; tests look when they want to. */
  readonly sweeps?: boolean;
}

export interface Hub {
  readonly services: Services;
  /** Ends the sweep, the feeds and the bus; the database is its opener's. */
  readonly close: () => Promise<void>;
}

/** Puts the parts of a hub together over a migrated, seeded database. */
export async function composeHub(parts: HubParts): Promise<Hub> {
  const { database, clock, ids, key, busUrl, databaseUrl, onFault } = parts;
  const registry = await Registry.load(database, parts.members ?? null);
  const bus = await openBus({ database, databaseUrl, busUrl, ...(parts.busSubject === undefined ? {} : { subject: parts.busSubject }) });
  const feed = new Feed(eventLog(database), database, bus, onFault);
  const alertFeed = new Feed(alertLog(database), database, bus, onFault);
  await Promise.all([feed.start(), alertFeed.start()]);
  const services: Services = {
    database,
    clock,
    ids,
    bus,
    feed,
    alertFeed,
    registry,
    items: new Items(database),
    grounds: new StepGrounds(database),
    calendars: await Calendars.load(database),
    trackingCodes: new TrackingCodes(key),
    documentLinks: new DocumentLinks(key),
    figures: localFigures(() => services),
    jointParts: parts.jointParts?.(localParts(() => services)) ?? localParts(() => services),
    inServiceSince: await keepServiceStart(database, clock.now()),
    onFault,
    onAnchor: parts.onAnchor ?? (() => undefined),
  };
  const sweep = new Sweep(services);
  if (parts.sweeps === true) sweep.start();
  return {
    services,
    close: async () => {
      await sweep.close();
      await Promise.all([feed.close(), alertFeed.close()]);
      await bus.close();
    },
  };
}

function eventLog(database: Database): Log<EventRow> {
  return {
    read: (after, limit) => readFeed(database, { ...EVERY_EVENT, after }, limit),
    readEnd: () => readFeedEnd(database, 'case_event'),
  };
}

function alertLog(database: Database): Log<AlertRow> {
  const everything = { scope: { all: true, member: null }, criteria: { members: null, kinds: null, open: null } };
  return {
    read: (after, limit) => readAlertFeed(database, { ...everything, after }, limit),
    readEnd: () => readFeedEnd(database, 'alert'),
  };
}
