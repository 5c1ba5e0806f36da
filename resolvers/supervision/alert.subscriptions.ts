import { Arg, Ctx, Resolver, Root, Subscription, type SubscribeResolverData } from 'type-graphql';
import type { AlertKind } from '../../domain/supervision/alert.js';
import { readAlertFeed, type AlertRow } from '../../prisma/supervision/alert-read.js';
import { AlertKindEnum, AlertType } from '../../schema/supervision/alert.type.js';
import { feedPosition } from '../feeds/feed-cursor.js';
import type { HubContext } from '../shared/context.js';
import { membersFollowed } from '../shared/members-filter.js';
import { requireAlertReader } from './alert.queries.js';

interface AlertArguments {
  readonly members?: readonly string[] | null;
  readonly kinds?: readonly AlertKind[] | null;
  readonly after?: string | null;
}

@Resolver()
export class AlertSubscriptions {
  @Subscription(() => AlertType, {
    description: 'Alerts as electronic supervision raises them; resumable.',
    subscribe: ({ args, context }: SubscribeResolverData<AlertRow, AlertArguments, HubContext>) => watchAlerts(context, args),
  })
  alertRaised(
    @Root() row: AlertRow,
    @Ctx() context: HubContext,
    @Arg('members', () => [String], { nullable: true }) _members?: string[],
    @Arg('kinds', () => [AlertKindEnum], { nullable: true }) _kinds?: AlertKind[],
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): AlertRow {
    context.readAnew();
    return row;
  }
}

function watchAlerts(context: HubContext, { members: asked, kinds, after }: AlertArguments): AsyncIterableIterator<AlertRow> {
  const { services } = context;
  const scope = requireAlertReader(context);
  const members = membersFollowed(services.registry, asked);
  const criteria = { members, kinds: kinds ?? null, open: null };
  return services.alertFeed.watch({
    after: feedPosition(after, 'alerts'),
    read: (from, limit) => readAlertFeed(services.database, { scope, criteria, after: from }, limit),
    sees: ({ memberCode, kind }) =>
      (scope.all || scope.member === memberCode) && (members?.includes(memberCode) ?? true) && (kinds?.includes(kind) ?? true),
  });
}
