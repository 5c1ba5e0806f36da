import type { ItemOffer } from '../../domain/joint-cases/open-joint-case.js';
import type { PartState } from '../../domain/joint-cases/joint-case.js';
import type { CalendarYear } from '../../domain/calendar/working-calendar.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { CivilDate, Instant } from '../../domain/shared/time.js';
import type { CalendarPublication } from '../../prisma/calendar/calendar-read.js';
import type { GroupRow, StatisticsRequest } from '../../prisma/statistics/statistics-read.js';
import { readFeedEnd } from '../../prisma/cases/event-read.js';
import type { PartDelivery, PartOrder, PartReceipt, JointParts } from '../../resolvers/joint-cases/joint-parts.js';
import { advanceClock } from '../../resolvers/calendar/advance-clock.js';
import { publishYear } from '../../resolvers/calendar/publish-year.js';
import { feedCursor } from '../../resolvers/feeds/feed-cursor.js';
import type { AppraisalCounts, Figures } from '../../resolvers/shared/figures.js';
import type { Services } from '../../resolvers/shared/context.js';
import type { FeedSignal, Wake } from './feed-signal.js';
import type { Peers } from './peers.js';
import type { TopologyNode } from './topology.js';

/** What a node tells of itself. */
export interface NodeGreeting {
  readonly name: string;
  readonly members: readonly string[];
  /** SHA-256 of its schema. */
  readonly schemaHash: string;
  /** Where its logs end now, so that whoever begins to follow while it is away knows from where on. */
  readonly ends?: Readonly<Record<'feed' | 'alerts', string>> | undefined;
  /** What a training hub's clock shows; null on the real clock. */
  readonly training?: Instant | null | undefined;
  /** Digest of the working calendars in force. */
  readonly calendars?: string | undefined;
}

/** What a node does for its gateway and for other nodes, beside GraphQL: input and result of each operation. */
export interface NodeOperations {
  /** Tells of itself, and learns where the other members are. */
  readonly greet: (nodes: readonly TopologyNode[]) => Promise<NodeGreeting>;
  /** Moves a training clock that has stayed behind, such as of a node that was down, to where the others' are. */
  readonly catchUp: (to: Instant) => Promise<null>;
  /** The publication by which each year counts. */
  readonly calendars: (none: null) => readonly CalendarPublication[];
  /** Publishes a year that was published elsewhere while this node was away; answers why it is refused, nothing where it is not. */
  readonly takeCalendar: (year: CalendarYear) => Promise<readonly Refusal[]>;
  readonly schema: (none: null) => string;
  readonly feedEnds: (none: null) => Promise<Readonly<Record<'feed' | 'alerts', string>>>;
  /**
   * Answers when its logs hold more than was seen, when the time is over, or when the asker has gone: how much they hold and, where it is
   * asked for, of what the new entries are (a gateway of an earlier release does not ask, and a node of one does not tell).
   */
  readonly wake: (
    asked: { readonly seen: number; readonly withinMs: number; readonly withEntries?: boolean },
    gone: AbortSignal,
  ) => Promise<number | Wake>;
  readonly statistics: (request: Omit<StatisticsRequest, 'today'>) => Promise<Figures<GroupRow>>;
  readonly appraisals: (period: { readonly from: CivilDate; readonly to: CivilDate }) => Promise<Figures<AppraisalCounts>>;
  readonly partOffer: (itemCode: string) => Promise<ItemOffer>;
  readonly partReceive: (order: PartOrder) => Promise<PartReceipt>;
  readonly partState: (caseId: string) => Promise<PartState | null>;
  readonly partDeliver: (delivery: PartDelivery) => Promise<null>;
}

export interface OperationsOf {
  readonly services: Services;
  readonly own: JointParts;
  readonly peers: Peers;
  readonly signal: FeedSignal;
  readonly name: string;
  readonly members: readonly string[];
  readonly sdl: string;
  readonly schemaHash: string;
}

/** The operations of a node over its services. */
export function nodeOperations({ services, own, peers, signal, name, members, sdl, schemaHash }: OperationsOf): NodeOperations {
  const { database, figures, clock, calendars } = services;
  const endOf = async (table: 'case_event' | 'alert', feed: 'feed' | 'alerts'): Promise<string> => {
    const { horizon } = await readFeedEnd(database, table);
    return feedCursor({ xid: horizon - 1, position: Number.MAX_SAFE_INTEGER }, feed);
  };
  const feedEnds = async () => ({ feed: await endOf('case_event', 'feed'), alerts: await endOf('alert', 'alerts') });
  return {
    greet: async (nodes) => {
      // A node that has lost its database is as good as gone.
      const ends = await feedEnds();
      peers.take(nodes);
      return { name, members, schemaHash, ends, training: clock.training === null ? null : clock.now(), calendars: calendars.digest() };
    },
    catchUp: async (to) => {
      if (clock.training !== null) await advanceClock(services, clock.training, to);
      return null;
    },
    calendars: () => calendars.inForce(),
    takeCalendar: async (year) => {
      await calendars.refresh();
      const verdict = await publishYear(services, year, null);
      return verdict === null || verdict.granted ? [] : verdict.refusals;
    },
    schema: () => sdl,
    feedEnds,
    wake: async ({ seen, withinMs, withEntries }, gone) => {
      const wake = await signal.beyond(seen, withinMs, gone);
      return withEntries === true ? wake : wake.count;
    },
    statistics: (request) => figures.statistics(request),
    appraisals: ({ from, to }) => figures.appraisals(from, to),
    partOffer: (itemCode) => own.offer(itemCode),
    partReceive: (order) => own.receive(order),
    partState: (caseId) => own.state(caseId),
    partDeliver: async (delivery) => {
      await own.deliver(delivery);
      return null;
    },
  };
}
