import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { appraisalScope } from '../../domain/appraisal/appraisal-policy.js';
import { appraise, rankOf } from '../../domain/appraisal/appraise.js';
import { APPRAISAL_FORMULA } from '../../domain/appraisal/formula.js';
import type { Member, MemberKind } from '../../domain/members/member.js';
import { covers } from '../../domain/shared/scope.js';
import { addDays, civilDateOf, type CivilDate } from '../../domain/shared/time.js';
import { firstDayAsked, obligations } from '../../domain/reports/obligations.js';
import { readCounts } from '../../prisma/appraisal/appraisal-read.js';
import { AppraisalType } from '../../schema/appraisal/appraisal.type.js';
import { MemberKind as MemberKindEnum, MemberType } from '../../schema/members/member.type.js';
import { PeriodInput } from '../../schema/shared/period.input.js';
import type { HubContext, Services } from '../shared/context.js';
import { requireScope } from '../shared/errors.js';
import { readPeriod } from '../shared/period.js';

/** An appraisal as resolvers hand it on. */
type AppraisalView = Omit<AppraisalType, 'lines'> & { readonly lines: readonly object[] };

@Resolver(() => AppraisalType)
export class AppraisalQueries {
  @Query(() => [AppraisalType], {
    description: "Ranked, best first: all for supervisors; for a CENTER_MANAGER or LEADER the member's own, with its true rank.",
  })
  async appraisals(
    @Ctx() { caller, services }: HubContext,
    @Arg('period', () => PeriodInput) rawPeriod: PeriodInput,
    @Arg('kind', () => MemberKindEnum, { nullable: true }) kind?: MemberKind | null,
  ): Promise<AppraisalView[]> {
    const scope = requireScope(caller, appraisalScope);
    const isAsked = (code: string): boolean => (kind ?? services.registry.getMember(code).kind) === services.registry.getMember(code).kind;
    const all = await appraiseMembers(services, rawPeriod);
    return all.filter(({ memberCode }) => covers(scope, memberCode) && isAsked(memberCode));
  }

  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: AppraisalType, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }
}

@Resolver(() => MemberType)
export class MemberAppraisalFields {
  @FieldResolver(() => AppraisalType, {
    nullable: true,
    description: 'For supervisors, and for the CENTER_MANAGER and LEADER of the member.',
  })
  async appraisal(
    @Root() { code }: Member,
    @Ctx() { caller, services, loaders }: HubContext,
    @Arg('period', () => PeriodInput) rawPeriod: PeriodInput,
  ): Promise<AppraisalView | null> {
    if (!covers(appraisalScope(caller), code)) return null;
    const { from, to } = readPeriod(rawPeriod);
    const all = await loaders.once(`appraisals ${from} ${to}`, () => appraiseMembers(services, { from, to }));
    return all.find(({ memberCode }) => memberCode === code) ?? null;
  }
}

/** The appraisals of all members over a period, best first; members without a decided case come last. */
async function appraiseMembers(
  { database, registry, clock, inServiceSince }: Services,
  rawPeriod: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<AppraisalView[]> {
  const { from, to } = readPeriod(rawPeriod);
  const today = clock.today();
  const lastDue = to < today ? to : addDays(today, -1);
  const rows = await readCounts(database, from, to, today);
  const candidates = rows.map((row) => {
    const member = registry.getMember(row.memberCode);
    const owed = obligations(member, firstDayAsked(civilDateOf(inServiceSince)), lastDue);
    const counts = { ...row, reportsOwed: owed.filter(({ dueOn }) => from <= dueOn && dueOn <= lastDue).length };
    return { memberCode: row.memberCode, kind: member.kind, decided: row.decided, ...appraise(counts) };
  });
  return candidates
    .map((candidate) => {
      const { memberCode, score, lines } = candidate;
      return { memberCode, from, to, score, lines, rank: rankOf(candidate, candidates), formula: APPRAISAL_FORMULA.version };
    })
    .sort((a, b) => Number(a.rank === null) - Number(b.rank === null) || b.score - a.score || (a.memberCode < b.memberCode ? -1 : 1));
}
