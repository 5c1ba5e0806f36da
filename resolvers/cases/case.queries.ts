import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { caseScope, isEmptyScope } from '../../domain/cases/case-policy.js';
import { countCases, readBriefCasePage, readCasePage, readCases, type CaseCriteria } from '../../prisma/cases/case-read.js';
import { countFeed, readFeed } from '../../prisma/cases/event-read.js';
import { CaseEventConnection } from '../../schema/cases/case-event.type.js';
import { CaseTrackingType } from '../../schema/cases/case-tracking.type.js';
import { CaseConnection, CaseType } from '../../schema/cases/case.type.js';
import { CASE_ORDERS, CaseFilter, CaseOrderEnum, type CaseOrder } from '../../schema/cases/cases.operation.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { optional, readInput, storableText, text, withDays } from '../shared/bounds.js';
import { askedFields } from '../shared/asked-fields.js';
import type { HubContext } from '../shared/context.js';
import { decodeCursor, listName } from '../shared/cursor.js';
import { badInput, forbidden, requireRole } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { keysetCursor, pageOf, pageSize } from '../shared/page.js';
import { caseView, isBrief, type BriefCaseView, type CaseView } from './case-view.js';
import { eventViews, type EventView } from './event-view.js';
import { feedCursor, feedPosition } from '../feeds/feed-cursor.js';
import { recentEventsOfList } from './recent-events.js';
import { trackCase, type TrackingView } from './track-case.js';

const filterBounds = withDays(
  {
    members: optional(z.array(z.string()).max(100)),
    items: optional(z.array(text(64)).max(100)),
    statuses: optional(z.array(z.string()).max(20)),
    lights: optional(z.array(z.string()).max(4)),
    numbers: optional(z.array(text(64)).max(100)),
    receivedFrom: optional(z.string()),
    receivedTo: optional(z.string()),
    search: optional(text(100)),
    hasDeferredMaterials: optional(z.boolean()),
  },
  'receivedFrom',
  'receivedTo',
);

@Resolver()
export class CaseQueries {
  @Query(() => CaseType, { nullable: true, description: 'One case by id or by number; absent where the caller may not see it.' })
  async case(
    @Ctx() context: HubContext,
    @Arg('id', () => ID, { nullable: true }) id?: string,
    @Arg('number', () => String, { nullable: true }) number?: string,
  ): Promise<CaseView | null> {
    const { caller, services, loaders } = context;
    requireCaseReader(context);
    if (typeof id === 'string' && typeof number !== 'string') return loaders.case.load(readInput(storableText, id, 'id'));
    if (typeof number !== 'string' || typeof id === 'string')
      throw badInput('请给出 id 或 number 之一 / give either id or number', ['number']);
    const [row] = await readCases(services.database, caseScope(caller), 'number', [readInput(storableText, number, 'number')]);
    return row === undefined ? null : caseView(row);
  }

  @Query(() => CaseConnection, { description: 'The cases that the caller may see.' })
  cases(
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => CaseFilter, { nullable: true }) filter: CaseFilter | null,
    @Arg('orderBy', () => CaseOrderEnum, { nullable: true, defaultValue: CASE_ORDERS[0] }) orderBy: CaseOrder | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<BriefCaseView>> {
    return casePage(context, info, filter, orderBy ?? CASE_ORDERS[0], first ?? 20, after);
  }

  @Query(() => CaseTrackingType, {
    nullable: true,
    description: 'Public. `code` is the tracking code printed on the receipt; a wrong number and a wrong code answer alike.',
  })
  trackCase(
    @Ctx() context: HubContext,
    @Arg('number', () => String) number: string,
    @Arg('code', () => String) code: string,
  ): Promise<TrackingView | null> {
    return trackCase(context, number, code);
  }

  @Query(() => CaseEventConnection, {
    description: 'The change feed by polling: events of the members asked for, oldest first, from `after` on. Misses none, repeats none.',
  })
  async changes(
    @Ctx() context: HubContext,
    @Arg('members', () => [String], { nullable: true }) members: string[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 100 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<EventView>> {
    const { caller, services } = context;
    requireCaseReader(context);
    checkMembers(services.registry, members, ['members']);
    const size = pageSize(first ?? 100, 1_000);
    const request = { scope: caseScope(caller), members: members ?? null, kinds: null, caseId: null, after: feedPosition(after) };
    const rows = await readFeed(services.database, request, size + 1);
    return pageOf(await eventViews(context, rows), {
      first: size,
      after,
      cursorOf: ({ position }) => feedCursor(position),
      nodeOf: (view) => view,
      count: () => countFeed(services.database, request),
    });
  }
}

/** Cases are for officers, systems, applicants and supervisors; a list that a caller has no right to at all is refused, not empty. */
export function requireCaseReader({ caller }: HubContext): void {
  if (caller.subject === null) requireRole(caller);
  if (isEmptyScope(caseScope(caller))) throw forbidden();
}

/** A page of cases, of all members or (through `Member.cases`) of one; in brief where the query asks for no more. */
export async function casePage(
  context: HubContext,
  info: GraphQLResolveInfo,
  filter: CaseFilter | null | undefined,
  order: CaseOrder,
  first: number,
  after: string | null | undefined,
): Promise<Page<BriefCaseView>> {
  const { caller, services } = context;
  requireCaseReader(context);
  const criteria = readInput(filterBounds, filter ?? {}, 'filter') as CaseCriteria;
  checkMembers(services.registry, criteria.members, ['filter', 'members']);
  const size = pageSize(first);
  const list = listName('cases', order, criteria);
  const key = decodeCursor(list, [order === 'DUE_ASC' ? 'day' : 'instant', 'text'], after);
  const request = {
    scope: caseScope(caller),
    criteria,
    order,
    today: services.clock.today(),
    limit: size + 1,
    after: key === null ? null : ([String(key[0]), String(key[1])] as const),
  };
  const asked = askedFields(info, ['nodes'], ['edges', 'node']);
  const views: BriefCaseView[] = isBrief(asked)
    ? await readBriefCasePage(services.database, request, recentEventsOfList(asked, info))
    : (await readCasePage(services.database, request)).map(caseView);
  return pageOf(views, {
    first: size,
    after,
    cursorOf: keysetCursor(list, ({ dueOn, receivedAt, id }) => [order === 'DUE_ASC' ? dueOn : receivedAt, id]),
    nodeOf: (view) => view,
    count: () => countCases(services.database, request),
  });
}
