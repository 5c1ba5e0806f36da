import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { SUPERVISING_ROLES } from '../../domain/inspections/inspection-policy.js';
import { INSPECTION_KINDS, SEVERITIES, VIOLATIONS, type Finding, type Inspection } from '../../domain/inspections/inspection.js';
import { closeInspection, findingOf, judgeFinding, judgeOpening } from '../../domain/inspections/judge-inspection.js';
import { globalId } from '../../domain/members/member.js';
import { grant, refuse, type Verdict } from '../../domain/shared/refusal.js';
import { readOwners } from '../../prisma/members/owner-read.js';
import { FINDINGS } from '../../prisma/inspections/findings.js';
import { INSPECTIONS } from '../../prisma/inspections/inspections.js';
import { findRecord, insertRecord, lockRecord, updateRecord } from '../../prisma/shared/records.js';
import {
  CloseInspectionInput,
  InspectionPayload,
  OpenInspectionInput,
  RecordFindingInput,
} from '../../schema/inspections/inspection-mutations.operation.js';
import { evidenceInput, expectedVersion, globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../shared/bounds.js';
import { changeRecord, notFound, openRecord, stepOnRecord } from '../shared/change-record.js';
import type { HubContext } from '../shared/context.js';
import { requireRole } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { inspectionHead } from './inspection-head.js';

const names = z.array(text(100)).max(50, '至多 50 人 / at most 50');
const openBounds = z.object({
  member: memberCode,
  kind: z.enum(INSPECTION_KINDS),
  center: optional(globalIdText),
  case: optional(globalIdText),
  inspectors: names.min(1, '至少一人 / at least one'),
  invited: names,
  idempotencyKey,
});
const findingBounds = z.object({
  inspection: globalIdText,
  violation: z.enum(VIOLATIONS),
  severity: z.enum(SEVERITIES),
  description: text(5_000),
  staff: optional(globalIdText),
  case: optional(globalIdText),
  evidence: evidenceInput,
  expectedVersion,
  idempotencyKey,
});
const closeBounds = z.object({ inspection: globalIdText, summary: text(10_000), expectedVersion, idempotencyKey });

@Resolver()
export class InspectionMutations {
  @Mutation(() => InspectionPayload, { description: 'By a supervisor: 电子监察、现场巡查、电话回访、邀请检查 or 座谈 (M29).' })
  async openInspection(@Ctx() context: HubContext, @Arg('input', () => OpenInspectionInput) raw: OpenInspectionInput) {
    const { caller, services } = context;
    requireRole(caller, ...SUPERVISING_ROLES);
    const input = readInput(openBounds, raw);
    checkMembers(services.registry, [input.member], ['input', 'member']);
    const { record, userErrors } = await openRecord<Inspection>(context, {
      operation: 'OPEN_INSPECTION',
      input,
      table: INSPECTIONS,
      judge: async (transaction): Promise<Verdict<Inspection>> => {
        const owners = await readOwners(transaction, services.registry, { center: input.center, case: input.case });
        if (!owners.granted) return owners;
        const { center, case: ofCase } = owners.value;
        const refusals = judgeOpening({ ...input, memberCode: input.member, centerMember: center ?? null, caseMember: ofCase ?? null });
        if (refusals.length > 0) return refuse(...refusals);
        const head = await inspectionHead(services, transaction, input.member, services.clock.now());
        return grant({ ...head, ...input, memberCode: input.member, centerId: input.center, caseId: input.case });
      },
    });
    return { inspection: record, finding: null, userErrors };
  }

  @Mutation(() => InspectionPayload, { description: 'What an open inspection found; it takes points off the appraisal (M28).' })
  async recordFinding(@Ctx() context: HubContext, @Arg('input', () => RecordFindingInput) raw: RecordFindingInput) {
    const { caller, services } = context;
    requireRole(caller, ...SUPERVISING_ROLES);
    const input = readInput(findingBounds, raw);
    const { record, userErrors } = await changeRecord<Finding>(context, {
      operation: 'RECORD_FINDING',
      input,
      find: (id, queries) => findRecord(queries, FINDINGS, id),
      run: async (transaction): Promise<Verdict<Finding>> => {
        const inspection = await lockRecord(transaction, INSPECTIONS, input.inspection);
        if (inspection === null) return refuse(notFound(['inspection']));
        const owners = await readOwners(transaction, services.registry, { staff: input.staff, case: input.case });
        if (!owners.granted) return owners;
        const { staff, case: ofCase } = owners.value;
        const refusals = judgeFinding(inspection, { ...input, staffMember: staff ?? null, caseMember: ofCase ?? null });
        if (refusals.length > 0) return refuse(...refusals);
        const { violation, severity, description, evidence } = input;
        const finding = findingOf({
          id: globalId('finding', inspection.memberCode, services.ids.next()),
          inspectionId: inspection.id,
          memberCode: inspection.memberCode,
          violation,
          severity,
          description,
          staffId: input.staff,
          caseId: input.case ?? inspection.caseId,
          evidence,
          recordedAt: services.clock.now(),
        });
        await insertRecord(transaction, FINDINGS, finding);
        await updateRecord(transaction, INSPECTIONS, { ...inspection, version: inspection.version + 1 });
        return grant(finding);
      },
    });
    const inspection = record === null ? null : await findRecord(services.database, INSPECTIONS, record.inspectionId);
    return { inspection, finding: record, userErrors };
  }

  @Mutation(() => InspectionPayload, { description: 'Ends an inspection with a summary; from then on nothing in it can be altered.' })
  async closeInspection(@Ctx() context: HubContext, @Arg('input', () => CloseInspectionInput) raw: CloseInspectionInput) {
    requireRole(context.caller, ...SUPERVISING_ROLES);
    const input = readInput(closeBounds, raw);
    const { record, userErrors } = await stepOnRecord<Inspection>(context, {
      operation: 'CLOSE_INSPECTION',
      input,
      table: INSPECTIONS,
      id: input.inspection,
      field: 'inspection',
      sees: () => true,
      judge: (inspection) => closeInspection(inspection, input.summary, input.expectedVersion, context.services.clock.now()),
    });
    return { inspection: record, finding: null, userErrors };
  }
}
