import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { appraisalScope } from '../../domain/appraisal/appraisal-policy.js';
import { appraise, rankOf } from '../../domain/appraisal/appraise.js';
import { APPRAISAL_FORMULA } from '../../domain/appraisal/formula.js';
import type { Member, MemberKind } from '../../domain/members/member.js';
import { covers } from '../../domain/shared/scope.js';
import type { CivilDate } from '../../domain/shared/time.js';
import { AppraisalType } from '../../schema/appraisal/appraisal.type.js';
import { MemberKind as MemberKindEnum, MemberType } from '../../schema/members/member.type.js';
import { PeriodInput } from '../../schema/shared/period.input.js';
import type { HubContext } from '../shared/context.js';
import { forbidden, reportMissing, requireScope } from '../shared/errors.js';
import { readPeriod } from '../shared/period.js';

/** An appraisal as resolvers hand it on. */
type AppraisalView = Omit<AppraisalType, 'lines'> & { readonly lines: readonly object[] };

@Resolver(() => AppraisalType)
export class AppraisalQueries {
  @Query(() => [AppraisalType], {
    description: "Ranked, best first: all for supervisors; for a CENTER_MANAGER or LEADER the member's own, with its true rank.",
  })
  async appraisals(
    @Ctx() context: HubContext,
    @Arg('period', () => PeriodInput) rawPeriod: PeriodInput,
    @Arg('kind', () => MemberKindEnum, { nullable: true }) kind?: MemberKind | null,
  ): Promise<AppraisalView[]> {
    const { caller, services } = context;
    const scope = requireScope(caller, appraisalScope);
    const isAsked = (code: string): boolean => (kind ?? services.registry.getMember(code).kind) === services.registry.getMember(code).kind;
    const all = await appraiseMembers(context, rawPeriod);
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
    @Ctx() context: HubContext,
    @Arg('period', () => PeriodInput) rawPeriod: PeriodInput,
  ): Promise<AppraisalView | null> {
    const { caller, loaders } = context;
    if (!covers(requireScope(caller, appraisalScope), code)) throw forbidden();
    const { from, to } = readPeriod(rawPeriod);
    const all = await loaders.once(`appraisals ${from} ${to}`, () => appraiseMembers(context, { from, to }));
    return all.find(({ memberCode }) => memberCode === code) ?? null;
  }
}

/** The appraisals of all members over a period, best first; members without a decided case come last. */
async function appraiseMembers(
  context: HubContext,
  rawPeriod: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<AppraisalView[]> {
  const { registry, figures } = context.services;
  const { from, to } = readPeriod(rawPeriod);
  const { rows, unavailable } = await figures.appraisals(from, to);
  reportMissing(context, unavailable);
  const candidates = rows.map((counts) => {
    const { memberCode, decided } = counts;
    return { memberCode, kind: registry.getMember(memberCode).kind, decided, ...appraise(counts) };
  });
  return candidates
    .map((candidate) => {
      const { memberCode, score, lines } = candidate;
      return { memberCode, from, to, score, lines, rank: rankOf(candidate, candidates), formula: APPRAISAL_FORMULA.version };
    })
    .sort((a, b) => Number(a.rank === null) - Number(b.rank === null) || b.score - a.score || (a.memberCode < b.memberCode ? -1 : 1));
}
