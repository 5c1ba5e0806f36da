import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { maySeeAction } from '../../domain/accountability/accountability-policy.js';
import { inspectionScope } from '../../domain/inspections/inspection-policy.js';
import type { Finding, Inspection } from '../../domain/inspections/inspection.js';
import { ledgerScope } from '../../domain/rectifications/rectification-policy.js';
import { covers } from '../../domain/shared/scope.js';
import { maySeeAlerts } from '../../domain/supervision/alert-policy.js';
import { AccountabilityActionType } from '../../schema/accountability/accountability.type.js';
import { CaseType } from '../../schema/cases/case.type.js';
import { FindingType, InspectionType } from '../../schema/inspections/inspection.type.js';
import { MemberType, ServiceCenterType } from '../../schema/members/member.type.js';
import { RectificationType } from '../../schema/rectifications/rectification.type.js';
import { StaffType } from '../../schema/staff/staff.type.js';
import { AlertType } from '../../schema/supervision/alert.type.js';
import type { HubContext } from '../shared/context.js';

@Resolver(() => InspectionType)
export class InspectionFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: Inspection, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => ServiceCenterType, { nullable: true })
  center(@Root() { centerId }: Inspection, @Ctx() { loaders }: HubContext) {
    return centerId === null ? null : loaders.center.load(centerId);
  }

  @FieldResolver(() => CaseType, { nullable: true })
  case(@Root() { caseId }: Inspection, @Ctx() { loaders }: HubContext) {
    return caseId === null ? null : loaders.case.load(caseId);
  }

  @FieldResolver(() => [FindingType])
  async findings(@Root() { id, memberCode }: Inspection, @Ctx() { caller, loaders }: HubContext): Promise<readonly Finding[]> {
    const findings = await loaders.findingsOfInspection.load(id);
    // An officer comes here through an accountability action against them (M30), and learns nothing of colleagues.
    return covers(inspectionScope(caller), memberCode)
      ? findings
      : findings.filter(({ staffId }) => staffId !== null && staffId === caller.staff);
  }

  @FieldResolver(() => String, { nullable: true })
  summary(@Root() { memberCode, summary }: Inspection, @Ctx() { caller }: HubContext): string | null {
    return covers(inspectionScope(caller), memberCode) ? summary : null;
  }

  @FieldResolver(() => [AlertType], { description: 'The red alerts that opened it, where electronic supervision did.' })
  async alerts(@Root() { id, memberCode }: Inspection, @Ctx() { caller, loaders }: HubContext) {
    return maySeeAlerts(caller, memberCode) ? loaders.alertsOfInspection.load(id) : [];
  }
}

@Resolver(() => FindingType)
export class FindingFields {
  @FieldResolver(() => InspectionType)
  inspection(@Root() { inspectionId }: Finding, @Ctx() { loaders }: HubContext) {
    return loaders.inspection.load(inspectionId);
  }

  @FieldResolver(() => StaffType, { nullable: true })
  staff(@Root() { staffId }: Finding, @Ctx() { loaders }: HubContext) {
    return staffId === null ? null : loaders.staff.load(staffId);
  }

  @FieldResolver(() => CaseType, { nullable: true })
  case(@Root() { caseId }: Finding, @Ctx() { loaders }: HubContext) {
    return caseId === null ? null : loaders.case.load(caseId);
  }

  @FieldResolver(() => RectificationType, { nullable: true })
  rectification(@Root() { id, memberCode }: Finding, @Ctx() { caller, loaders }: HubContext) {
    return covers(ledgerScope(caller), memberCode) ? loaders.rectificationOfFinding.load(id) : null;
  }

  @FieldResolver(() => AccountabilityActionType, { nullable: true })
  async accountability(@Root() { id }: Finding, @Ctx() { caller, loaders }: HubContext) {
    const action = await loaders.actionOfFinding.load(id);
    return action !== null && maySeeAction(caller, action) ? action : null;
  }
}
