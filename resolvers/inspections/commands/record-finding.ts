import { z } from 'zod';
import { SUPERVISING_ROLES } from '../../../domain/inspections/inspection-policy.js';
import { SEVERITIES, VIOLATIONS, type Finding } from '../../../domain/inspections/inspection.js';
import { findingOf, judgeFinding } from '../../../domain/inspections/judge-inspection.js';
import { globalId } from '../../../domain/members/member.js';
import { grant, refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { readOwners } from '../../../prisma/members/owner-read.js';
import { FINDINGS } from '../../../prisma/inspections/findings.js';
import { INSPECTIONS } from '../../../prisma/inspections/inspections.js';
import { findRecord, insertRecord, lockRecord, updateRecord } from '../../../prisma/shared/records.js';
import type { RecordFindingInput } from '../../../schema/inspections/inspection-mutations.operation.js';
import { evidenceInput, expectedVersion, globalIdText, idempotencyKey, optional, readInput, text } from '../../shared/bounds.js';
import { changeRecord, notFound } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { requireRole } from '../../shared/errors.js';

const bounds = z.object({
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

/** What an open inspection found (M28). Refuses NOT_FOUND, and what `judgeFinding` refuses. */
export async function recordFinding(context: HubContext, raw: RecordFindingInput) {
  const { caller, services } = context;
  requireRole(caller, ...SUPERVISING_ROLES);
  const input = readInput(bounds, raw);
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
