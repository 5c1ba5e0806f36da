import { Arg, Ctx, ID, Resolver, Root, Subscription, type SubscribeResolverData } from 'type-graphql';
import { z } from 'zod';
import { caseScope, maySeeCase, type CaseScope } from '../../domain/cases/case-policy.js';
import type { CaseEventKind } from '../../domain/cases/case-event.js';
import { readCaseIdsOf, readCases } from '../../prisma/cases/case-read.js';
import type { EventRow } from '../../prisma/cases/case-row.js';
import { EVERY_EVENT, readFeed } from '../../prisma/cases/event-read.js';
import { readTrackedRow } from '../../prisma/cases/tracking-read.js';
import { CaseEventKindEnum, CaseEventType } from '../../schema/cases/case-event.type.js';
import { optional, readInput, storableText } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { badInput } from '../shared/errors.js';
import { membersFollowed } from '../shared/members-filter.js';
import { requireCaseReader } from './case.queries.js';
import { eventView, type EventView } from './event-view.js';
import { feedPosition } from '../feeds/feed-cursor.js';

interface ProgressArguments {
  readonly id?: string | null;
  readonly number?: string | null;
  readonly code?: string | null;
  readonly after?: string | null;
}

interface MemberProgressArguments {
  readonly members?: readonly string[] | null;
  readonly kinds?: readonly CaseEventKind[] | null;
  readonly after?: string | null;
}

@Resolver()
export class CaseSubscriptions {
  @Subscription(() => CaseEventType, {
    description:
      'Progress of one case. With `after`, first everything since that cursor, then live: nothing is missed over a reconnect. Public with the tracking code, which shows the case in outline.',
    subscribe: ({ args, context }: SubscribeResolverData<EventRow, ProgressArguments, HubContext>) => progressOfCase(context, args),
  })
  caseProgress(
    @Root() row: EventRow,
    @Ctx() context: HubContext,
    @Arg('id', () => ID, { nullable: true }) _id?: string,
    @Arg('number', () => String, { nullable: true }) _number?: string,
    @Arg('code', () => String, { nullable: true }) code?: string | null,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): Promise<EventView> {
    return freshView(row, context, code);
  }

  @Subscription(() => CaseEventType, {
    description: 'Every case event of the members asked for (all that the caller may see, if none); resumable like caseProgress.',
    subscribe: ({ args, context }: SubscribeResolverData<EventRow, MemberProgressArguments, HubContext>) =>
      progressOfMembers(context, args),
  })
  memberProgress(
    @Root() row: EventRow,
    @Ctx() context: HubContext,
    @Arg('members', () => [String], { nullable: true }) _members?: string[],
    @Arg('kinds', () => [CaseEventKindEnum], { nullable: true }) _kinds?: CaseEventKind[],
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): Promise<EventView> {
    return freshView(row, context);
  }
}

/** Each event is answered from the case as it is then, not as an earlier event of the same connection found it. */
function freshView(row: EventRow, context: HubContext, code: string | null = null): Promise<EventView> {
  context.readAnew();
  return eventView(context, row, code !== null);
}

async function progressOfCase(context: HubContext, args: ProgressArguments): Promise<AsyncIterableIterator<EventRow>> {
  const position = feedPosition(args.after);
  const { services } = context;
  const caseId = await watchedCaseId(context, args);
  return services.feed.watch({
    after: position,
    read: (from, limit) => readFeed(services.database, { ...EVERY_EVENT, caseId, after: from }, limit),
    sees: ({ event }) => event.caseId === caseId,
  });
}

const watchBounds = z.object({ id: optional(storableText), number: optional(storableText), code: optional(storableText) });

/** The case that somebody may follow: by its tracking code anybody, by id or number whoever sees it; else BAD_USER_INPUT. */
export function watchedCaseId(context: HubContext, { id, number, code }: ProgressArguments): Promise<string> {
  const asked = readInput(watchBounds, { id, number, code }, '');
  return asked.code === null ? visibleCaseId(context, asked.id, asked.number) : trackedCaseId(context, asked.number, asked.code);
}

/** By the tracking code, for anybody: a wrong number and a wrong code are refused alike. */
async function trackedCaseId({ services }: HubContext, number: string | null, code: string): Promise<string> {
  if (number === null) throw badInput('查询码须与办件编号同用 / the code goes with a number', ['number']);
  const tracked = await readTrackedRow(services.database, number, services.trackingCodes.hash(number, code));
  if (tracked === null) throw badInput('办件编号或查询码有误 / no case with this number and code', ['code']);
  return tracked.record.id;
}

async function visibleCaseId(context: HubContext, id: string | null, number: string | null): Promise<string> {
  const { caller, services } = context;
  requireCaseReader(context);
  const value = id ?? number;
  if (value === null) throw badInput('请给出 id 或 number 之一 / give either id or number', ['id']);
  const [row] = await readCases(services.database, caseScope(caller), id === null ? 'number' : 'id', [value]);
  if (row === undefined || !maySeeCase(caller, row.record)) throw badInput('未找到该办件 / no such case', [id === null ? 'number' : 'id']);
  return row.record.id;
}

async function progressOfMembers(
  context: HubContext,
  { members: asked, kinds, after }: MemberProgressArguments,
): Promise<AsyncIterableIterator<EventRow>> {
  const { caller, services } = context;
  requireCaseReader(context);
  const members = membersFollowed(services.registry, asked);
  const position = feedPosition(after);
  const scope = caseScope(caller);
  const sight = await eventSight(context, scope);
  const isAsked = ({ event }: EventRow): boolean =>
    (members?.includes(event.memberCode) ?? true) && (kinds?.includes(event.data.kind) ?? true);
  const watch = services.feed.watch({
    after: position,
    read: (from, limit) => readFeed(services.database, { scope, members, kinds: kinds ?? null, caseId: null, after: from }, limit),
    // First whether it is seen: a case is known by its receipt, asked for or not.
    sees: (row) => sight.isSeen(row) && isAsked(row),
  });
  await sight.handOver();
  return watch;
}

interface EventSight {
  /** Whether the caller sees a live event: by its member, or, for an applicant, by the cases that are the applicant's own. */
  readonly isSeen: (row: EventRow) => boolean;
  /** To be called once the watch that asks `isSeen` has begun: it then learns of new cases by itself. */
  readonly handOver: () => Promise<unknown>;
}

async function eventSight({ services }: HubContext, scope: CaseScope): Promise<EventSight> {
  const handOver = (): Promise<void> => Promise.resolve();
  if (scope.all) return { isSeen: () => true, handOver };
  if (scope.applicant === null) return { isSeen: ({ event }) => event.memberCode === scope.member, handOver };
  const own = new Set<string>();
  const isSeen = ({ event }: EventRow): boolean => {
    if (event.data.kind === 'RECEIVED' && event.data.applicant.identifier === scope.applicant) own.add(event.caseId);
    return event.memberCode === scope.member || own.has(event.caseId);
  };
  // Before the cases are read, so that none received between the two is missed.
  const receipts = services.feed.watch({
    after: null,
    read: () => Promise.resolve([]),
    sees: (row) => {
      isSeen(row);
      return false;
    },
  });
  try {
    for (const id of await readCaseIdsOf(services.database, scope.applicant)) own.add(id);
  } catch (error) {
    await receipts.return?.();
    throw error;
  }
  return { isSeen, handOver: async () => receipts.return?.() };
}
