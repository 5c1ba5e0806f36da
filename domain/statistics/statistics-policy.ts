import { hasRole, type Caller } from '../shared/caller.js';
import { covers, memberScope, type MemberScope } from '../shared/scope.js';

export const STATISTICS_GROUPINGS = ['MEMBER', 'ITEM', 'MONTH', 'HANDLING'] as const;
export type StatisticsGrouping = (typeof STATISTICS_GROUPINGS)[number];

/** Groups with fewer cases are left out for those who may not see the cases behind them. */
export const LEAST_PUBLIC_GROUP = 5;

/** Whose figures a caller may see in every detail: a member's own people, and supervisors everybody's. */
export function statisticsScope(caller: Caller): MemberScope {
  return memberScope(caller, 'WINDOW', 'REVIEWER', 'CHECKER', 'LEADER', 'CENTER_MANAGER', 'MEMBER_SYSTEM');
}

/** Whether a group so small is shown: it could tell of single applicants. */
export function showsGroup(caller: Caller, members: readonly string[], received: number): boolean {
  const scope = statisticsScope(caller);
  return received >= LEAST_PUBLIC_GROUP || (members.length > 0 && members.every((member) => covers(scope, member))) || scope.all;
}

/** By item, figures are the members' own. */
export function maySeeItems(caller: Caller, members: readonly string[]): boolean {
  return hasRole(caller, 'SUPERVISOR', 'HUB_ADMIN') || members.every((member) => covers(statisticsScope(caller), member));
}
