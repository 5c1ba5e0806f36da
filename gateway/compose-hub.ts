import { workingCalendarOf } from '../domain/calendar/working-days.js';
import { openBus } from '../prisma/bus/bus.js';
import { readCalendarYears } from '../prisma/calendar/calendar-read.js';
import type { Database } from '../prisma/database.js';
import { Items } from '../prisma/items/items.js';
import { Registry } from '../prisma/members/registry.js';
import { Feed } from '../resolvers/cases/feed.js';
import { TrackingCodes } from '../resolvers/cases/tracking-code.js';
import { DocumentLinks } from '../resolvers/documents/document-links.js';
import type { Clock, IdSource, Services } from '../resolvers/shared/context.js';

export interface HubParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** 32 bytes: seals tracking codes and signs links. */
  readonly key: Buffer;
  readonly busUrl: string | null;
  readonly databaseUrl: string | null;
  /** A fault in the background, such as a lost database connection of the feed. */
  readonly onFault: (error: unknown) => void;
}

export interface Hub {
  readonly services: Services;
  /** Ends the feed and the bus; the database is its opener's. */
  readonly close: () => Promise<void>;
}

/** Puts the parts of a hub together over a migrated, seeded database. */
export async function composeHub({ database, clock, ids, key, busUrl, databaseUrl, onFault }: HubParts): Promise<Hub> {
  const registry = await Registry.load(database);
  const calendar = workingCalendarOf(await readCalendarYears(database));
  const bus = await openBus({ database, databaseUrl, busUrl });
  const feed = new Feed(database, bus, onFault);
  await feed.start();
  const services: Services = {
    database,
    clock,
    ids,
    bus,
    feed,
    registry,
    items: new Items(database),
    calendar: () => calendar,
    trackingCodes: new TrackingCodes(key),
    documentLinks: new DocumentLinks(key),
  };
  return {
    services,
    close: async () => {
      await feed.close();
      await bus.close();
    },
  };
}
