import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { maskApplicant } from '../../domain/applicants/mask.js';
import type { Applicant } from '../../domain/applicants/applicant.js';
import { seesJointCaseWhole } from '../../domain/joint-cases/joint-case-policy.js';
import {
  jointCaseStatus,
  jointPromisedDueOn,
  type JointCase,
  type JointCaseStatus,
  type JointPart,
  type PartState,
} from '../../domain/joint-cases/joint-case.js';
import { ApplicantType, CaseType } from '../../schema/cases/case.type.js';
import { JointCaseStatusEnum, JointCaseType } from '../../schema/joint-cases/joint-case.type.js';
import { MemberType } from '../../schema/members/member.type.js';
import { DateScalar } from '../../schema/shared/scalars.js';
import type { CaseView } from '../cases/case-view.js';
import type { HubContext } from '../shared/context.js';
import { reportMissing } from '../shared/errors.js';

@Resolver(() => JointCaseType)
export class JointCaseFields {
  @FieldResolver(() => MemberType)
  lead(@Root() { leadCode }: JointCase, @Ctx() { services }: HubContext) {
    return services.registry.getMember(leadCode);
  }

  @FieldResolver(() => ApplicantType)
  applicant(@Root() joint: JointCase, @Ctx() { caller }: HubContext): Applicant {
    return seesJointCaseWhole(caller, joint) ? joint.applicant : maskApplicant(joint.applicant);
  }

  @FieldResolver(() => [CaseType], {
    nullable: 'items',
    description:
      "In the order of the items asked for; null where its member is UNAVAILABLE or has not received it yet. A party sees others' parts in outline: item, member, status and days.",
  })
  cases(@Root() { parts }: JointCase, @Ctx() { loaders, services }: HubContext): Promise<(CaseView | { readonly id: string } | null)[]> {
    const find = async ({ caseId, memberCode }: JointPart): Promise<CaseView | { readonly id: string } | null> => {
      if (caseId === null) return null;
      return services.registry.holds(memberCode) ? loaders.case.load(caseId) : { id: caseId };
    };
    return Promise.all(parts.map(find));
  }

  @FieldResolver(() => JointCaseStatusEnum)
  async status(@Root() joint: JointCase, @Ctx() context: HubContext): Promise<JointCaseStatus> {
    return jointCaseStatus(joint, await statesOf(joint, context));
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'The latest promised day of its cases.' })
  async promisedDueOn(@Root() joint: JointCase, @Ctx() context: HubContext): Promise<string | null> {
    return jointPromisedDueOn((await statesOf(joint, context)).values());
  }
}

/** How the parts stand that can be asked now; the members of the others are told as missing. */
async function statesOf(joint: JointCase, context: HubContext): Promise<ReadonlyMap<string, PartState>> {
  const { states, unreachable } = await context.loaders.partStates.load(joint);
  reportMissing(context, unreachable);
  return states;
}
