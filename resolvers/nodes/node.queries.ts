import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { CaseEventKind } from '../../domain/cases/case-event.js';
import { caseScope } from '../../domain/cases/case-policy.js';
import type { AlertKind } from '../../domain/supervision/alert.js';
import { EVERY_EVENT, readFeed } from '../../prisma/cases/event-read.js';
import { readAlertFeed, type AlertRow } from '../../prisma/supervision/alert-read.js';
import { CaseEventKindEnum, CaseEventType } from '../../schema/cases/case-event.type.js';
import { AnyScalar, EntityUnion } from '../../schema/nodes/node.operation.js';
import { AlertKindEnum, AlertType } from '../../schema/supervision/alert.type.js';
import { eventViews, type EventView } from '../cases/event-view.js';
import { requireCaseReader } from '../cases/case.queries.js';
import { watchedCaseId } from '../cases/case.subscriptions.js';
import { feedPosition } from '../feeds/feed-cursor.js';
import { globalIdText, readInput } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { membersFollowed } from '../shared/members-filter.js';
import { pageSize } from '../shared/page.js';
import { requireAlertReader } from '../supervision/alert.queries.js';
import { findNode, type Found } from '../viewer/find-node.js';

const representation = z.object({ id: globalIdText });
const FEED_PAGE = 1_000;

/** What a node answers to its gateway beside the public schema; under the same visibility as everything else. */
@Resolver()
export class NodeQueries {
  @Query(() => [EntityUnion], { nullable: 'items', description: 'Entities by reference, in the order of the references.' })
  _entities(@Ctx() context: HubContext, @Arg('representations', () => [AnyScalar]) representations: unknown[]): Promise<Found[]> {
    return Promise.all(
      representations.map(async (reference) => findNode(readInput(representation, reference, 'representations').id, context)),
    );
  }

  @Query(() => [CaseEventType], { nullable: 'items', description: "A case's settled events after a cursor." })
  async _caseFeed(
    @Ctx() context: HubContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
    @Arg('id', () => ID, { nullable: true }) id?: string | null,
    @Arg('number', () => String, { nullable: true }) number?: string | null,
    @Arg('code', () => String, { nullable: true }) code?: string | null,
  ): Promise<EventView[]> {
    const position = feedPosition(after);
    const caseId = await watchedCaseId(context, { id: id ?? null, number: number ?? null, code: code ?? null });
    const request = { ...EVERY_EVENT, caseId, after: position };
    return eventViews(context, await readFeed(context.services.database, request, pageSize(first, FEED_PAGE)), code != null);
  }

  @Query(() => [CaseEventType], { nullable: 'items', description: 'Settled events of members after a cursor.' })
  async _memberFeed(
    @Ctx() context: HubContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
    @Arg('members', () => [String], { nullable: true }) members?: string[] | null,
    @Arg('kinds', () => [CaseEventKindEnum], { nullable: true }) kinds?: CaseEventKind[] | null,
  ): Promise<EventView[]> {
    requireCaseReader(context);
    const scope = caseScope(context.caller);
    const request = {
      scope,
      members: membersFollowed(context.services.registry, members),
      kinds: kinds ?? null,
      caseId: null,
      after: feedPosition(after),
    };
    return eventViews(context, await readFeed(context.services.database, request, pageSize(first, FEED_PAGE)));
  }

  @Query(() => [AlertType], { nullable: 'items', description: 'Settled alerts after a cursor.' })
  _alertFeed(
    @Ctx() context: HubContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
    @Arg('members', () => [String], { nullable: true }) members?: string[] | null,
    @Arg('kinds', () => [AlertKindEnum], { nullable: true }) kinds?: AlertKind[] | null,
  ): Promise<AlertRow[]> {
    const scope = requireAlertReader(context);
    const criteria = { members: membersFollowed(context.services.registry, members), kinds: kinds ?? null, open: null };
    const request = { scope, criteria, after: feedPosition(after, 'alerts') };
    return readAlertFeed(context.services.database, request, pageSize(first, FEED_PAGE));
  }
}
