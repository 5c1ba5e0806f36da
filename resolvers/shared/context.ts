import type { Caller, Language } from '../../domain/shared/caller.js';
import type { CivilDate, Instant } from '../../domain/shared/time.js';
import type { Bus } from '../../prisma/bus/bus.js';
import type { Calendars } from '../../prisma/calendar/calendars.js';
import type { EventRow } from '../../prisma/cases/case-row.js';
import type { Database } from '../../prisma/database.js';
import type { StepGrounds } from '../../prisma/cases/step-ground.js';
import type { Items } from '../../prisma/items/items.js';
import type { Registry } from '../../prisma/members/registry.js';
import type { ChainAnchor } from '../../prisma/supervision/anchors.js';
import type { AlertRow } from '../../prisma/supervision/alert-read.js';
import type { Feed } from '../feeds/feed.js';
import type { TrackingCodes } from '../cases/tracking-code.js';
import type { DocumentLinks } from '../documents/document-links.js';
import type { JointParts } from '../joint-cases/joint-parts.js';
import type { FigureSource } from './figures.js';
import type { Loaders } from './loaders.js';

/** The hub's clock: real, or a training hub's. */
export interface Clock {
  now(): Instant;
  today(): CivilDate;
  /** A training hub's clock can be moved forward; null on the real one. */
  readonly training: TrainingClock | null;
}

/** The clock of a training hub: it runs on at the pace of the real one, is moved forward by hand, and never goes back. */
export interface TrainingClock {
  /** Moves the clock to an instant, for all processes and over restarts; an earlier one than now leaves it as it is. */
  moveTo(instant: Instant): Promise<void>;
  /** Keeps what the clock has seen, and takes over what others have moved it to. */
  keep(): Promise<void>;
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
  readonly feed: Feed<EventRow>;
  readonly alertFeed: Feed<AlertRow>;
  readonly registry: Registry;
  readonly items: Items;
  readonly grounds: StepGrounds;
  readonly calendars: Calendars;
  readonly trackingCodes: TrackingCodes;
  readonly documentLinks: DocumentLinks;
  /** Figures over members, wherever their data is. */
  readonly figures: FigureSource;
  /** The members' side of joint cases, wherever the members are. */
  readonly jointParts: JointParts;
  /** Since when the hub is in service: what fell due earlier was never asked of it. */
  readonly inServiceSince: Instant;
  /** A fault in the background, such as a lost connection: told to the log. */
  readonly onFault: (error: unknown) => void;
  /** A day's anchor was made: told to the log, where it bears witness outside of the database. */
  readonly onAnchor: (anchor: ChainAnchor) => void;
}

/** What one request knows: who asks, in which language, and its own loaders. */
export interface HubContext {
  readonly caller: Caller;
  readonly language: Language;
  readonly services: Services;
  readonly loaders: Loaders;
  /** Forgets what was loaded: what is asked from now on is read anew. */
  readAnew(): void;
  /** Codes of members whose data was asked for and could not be had: told with the answer. */
  readonly missing?: Set<string>;
}
