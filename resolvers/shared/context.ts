import type { Caller, Language } from '../../domain/shared/caller.js';
import type { CivilDate, Instant } from '../../domain/shared/time.js';
import type { WorkingCalendar } from '../../domain/calendar/working-days.js';
import type { Bus } from '../../prisma/bus/bus.js';
import type { Database } from '../../prisma/database.js';
import type { Items } from '../../prisma/items/items.js';
import type { Registry } from '../../prisma/members/registry.js';
import type { Feed } from '../cases/feed.js';
import type { TrackingCodes } from '../cases/tracking-code.js';
import type { DocumentLinks } from '../documents/document-links.js';
import type { Loaders } from './loaders.js';

/** The hub's clock: real, or a training hub's. */
export interface Clock {
  now(): Instant;
  today(): CivilDate;
}

/** Gives out unique parts of ids, growing with time. */
export interface IdSource {
  next(): string;
}

/** What the whole process shares. */
export interface Services {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly bus: Bus;
  readonly feed: Feed;
  readonly registry: Registry;
  readonly items: Items;
  /** The working calendar as published so far. */
  readonly calendar: () => WorkingCalendar;
  readonly trackingCodes: TrackingCodes;
  readonly documentLinks: DocumentLinks;
}

/** What one request knows: who asks, in which language, and its own loaders. */
export interface HubContext {
  readonly caller: Caller;
  readonly language: Language;
  readonly services: Services;
  readonly loaders: Loaders;
}
