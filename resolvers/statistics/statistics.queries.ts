import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { maySeeItems, showsGroup, statisticsScope, type StatisticsGrouping } from '../../domain/statistics/statistics-policy.js';
import type { GroupRow } from '../../prisma/statistics/statistics-read.js';
import { PeriodInput } from '../../schema/shared/period.input.js';
import { CaseStatisticsType, StatisticsGroupingEnum, type CaseFiguresType } from '../../schema/statistics/statistics.type.js';
import { optional, readInput } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { forbidden, reportMissing, unauthenticated } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { readPeriod } from '../shared/period.js';

const bounds = z.object({ members: optional(z.array(z.string()).max(100)) });

const HANDLING_NAMES: Readonly<Record<string, string>> = { INSTANT: '即办件', PROMISED: '承诺件' };

@Resolver()
export class StatisticsQueries {
  @Query(() => CaseStatisticsType, {
    description: "Public in total and by member; by item for members' own. For the public, groups of fewer than five cases are left out.",
  })
  async caseStatistics(
    @Ctx() context: HubContext,
    @Arg('period', () => PeriodInput) rawPeriod: PeriodInput,
    @Arg('members', () => [String], { nullable: true }) wanted: string[] | null,
    @Arg('groupBy', () => StatisticsGroupingEnum, { defaultValue: 'MEMBER' }) groupBy: StatisticsGrouping,
  ): Promise<CaseStatisticsType> {
    const { caller, services } = context;
    const period = readPeriod(rawPeriod);
    const { members } = readInput(bounds, { members: wanted }, '');
    checkMembers(services.registry, members, ['members']);
    const asked = groupBy === 'ITEM' ? itemMembers(context, members) : members;
    const { rows, unavailable } = await services.figures.statistics({ ...period, members: asked, groupBy });
    reportMissing(context, unavailable);
    const total = rows.find((row) => row.key === null);
    if (total === undefined) throw new Error('statistics have a total');
    const shown = (key: string, { received }: GroupRow): boolean =>
      showsGroup(caller, groupBy === 'MEMBER' ? [key] : (asked ?? []), received);
    return {
      total: figuresOf(total),
      groups: rows.flatMap((row) => {
        const { key } = row;
        return key === null || !shown(key, row) ? [] : [{ key, label: labelOf(context, groupBy, key, row), figures: figuresOf(row) }];
      }),
      unavailableMembers: [...unavailable],
    };
  }
}

/** The members whose items are asked for: all for supervisors, else the caller's own and no others. */
function itemMembers({ caller }: HubContext, members: readonly string[] | null): readonly string[] | null {
  if (caller.subject === null) throw unauthenticated();
  const { all, member } = statisticsScope(caller);
  const asked = members ?? (all ? null : member === null ? [] : [member]);
  if (!all && (member === null || !maySeeItems(caller, asked ?? []))) throw forbidden();
  return asked;
}

function labelOf({ services }: HubContext, groupBy: StatisticsGrouping, key: string, { label }: GroupRow): string {
  if (groupBy === 'MEMBER') return services.registry.getMember(key).shortName;
  return label ?? HANDLING_NAMES[key] ?? key;
}

function figuresOf({ key: _key, label: _label, rated, satisfied, counted, ...row }: GroupRow): CaseFiguresType {
  const { usedDays, promisedDays, statutoryDays, ...figures } = row;
  return {
    ...figures,
    averageWorkingDays: ratio(usedDays, counted),
    averagePromisedDays: ratio(promisedDays, counted),
    averageStatutoryDays: ratio(statutoryDays, counted),
    onTimeRate: ratio(figures.decidedInPromise, figures.decided),
    satisfactionRate: ratio(satisfied, rated),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
