import type { ItemOffer } from '../../domain/joint-cases/open-joint-case.js';
import type { PartState } from '../../domain/joint-cases/joint-case.js';
import type { CivilDate, Instant } from '../../domain/shared/time.js';
import type { GroupRow, StatisticsRequest } from '../../prisma/statistics/statistics-read.js';
import { readFeedEnd } from '../../prisma/cases/event-read.js';
import type { PartDelivery, PartOrder, PartReceipt, JointParts } from '../../resolvers/joint-cases/joint-parts.js';
import { advanceClock } from '../../resolvers/calendar/advance-clock.js';
import { feedCursor } from '../../resolvers/feeds/feed-cursor.js';
import type { AppraisalCounts, Figures } from '../../resolvers/shared/figures.js';
import type { Services } from '../../resolvers/shared/context.js';
import type { FeedSignal } from './feed-signal.js';
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
}

/** What a node does for its gateway and for other nodes, beside GraphQL: input and result of each operation. */
export interface NodeOperations {
  /** Tells of itself, and learns where the other members are. */
  readonly greet: (nodes: readonly TopologyNode[]) => Promise<NodeGreeting>;
  /** Moves a training clock that has stayed behind, such as of a node that was down, to where the others' are. */
  readonly catchUp: (to: Instant) => Promise<null>;
  readonly schema: (none: null) => string;
  readonly feedEnds: (none: null) => Promise<Readonly<Record<'feed' | 'alerts', string>>>;
  /** Answers when its logs hold more than was seen, when the time is over, or when the asker has gone. */
  readonly wake: (asked: { readonly seen: number; readonly withinMs: number }, gone: AbortSignal) => Promise<number>;
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
  const { database, figures, clock } = services;
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
      return { name, members, schemaHash, ends, training: clock.training === null ? null : clock.now() };
    },
    catchUp: async (to) => {
      if (clock.training !== null) await advanceClock(services, clock.training, to);
      return null;
    },
    schema: () => sdl,
    feedEnds,
    wake: ({ seen, withinMs }, gone) => signal.beyond(seen, withinMs, gone),
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
