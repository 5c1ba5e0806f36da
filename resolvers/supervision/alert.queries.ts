import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { MemberScope } from '../../domain/shared/scope.js';
import { alertScope } from '../../domain/supervision/alert-policy.js';
import { countAlerts, readAlertPage, type AlertCriteria, type AlertRow } from '../../prisma/supervision/alert-read.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { AlertConnection, AlertFilter } from '../../schema/supervision/alert.type.js';
import { optional, readInput } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { decodeCursor, listName } from '../shared/cursor.js';
import { forbidden, requireRole } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { keysetCursor, pageOf, pageSize } from '../shared/page.js';

const bounds = z.object({
  members: optional(z.array(z.string()).max(100)),
  kinds: optional(z.array(z.string()).max(20)),
  open: optional(z.boolean()),
});

@Resolver()
export class AlertQueries {
  @Query(() => AlertConnection, {
    description: 'What electronic supervision told, newest first: for supervisors all, for officers their member.',
  })
  async alerts(
    @Ctx() context: HubContext,
    @Arg('filter', () => AlertFilter, { nullable: true }) filter: AlertFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<AlertRow>> {
    const { services } = context;
    const scope = requireAlertReader(context);
    const criteria = readInput(bounds, filter ?? {}, 'filter') as AlertCriteria;
    checkMembers(services.registry, criteria.members, ['filter', 'members']);
    const size = pageSize(first ?? 20);
    const list = listName('alerts', 'RAISED_DESC', criteria);
    const key = decodeCursor(list, ['instant', 'text'], after);
    const request = { scope, criteria, limit: size + 1, after: key === null ? null : ([String(key[0]), String(key[1])] as const) };
    const rows = await readAlertPage(services.database, request);
    return pageOf(rows, {
      first: size,
      after,
      cursorOf: keysetCursor(list, (row) => [row.raisedAt, row.id]),
      nodeOf: (row) => row,
      count: () => countAlerts(services.database, request),
    });
  }
}

/** Alerts are for officers, systems and supervisors; others are refused, not shown an empty list. */
export function requireAlertReader({ caller }: HubContext): MemberScope {
  if (caller.subject === null) requireRole(caller);
  const scope = alertScope(caller);
  if (!scope.all && scope.member === null) throw forbidden();
  return scope;
}
