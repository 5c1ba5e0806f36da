import { z } from 'zod';
import { SUPERVISING_ROLES } from '../../../domain/inspections/inspection-policy.js';
import { INSPECTION_KINDS, type Inspection } from '../../../domain/inspections/inspection.js';
import { judgeOpening } from '../../../domain/inspections/judge-inspection.js';
import { grant, refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { readOwners } from '../../../prisma/members/owner-read.js';
import { INSPECTIONS } from '../../../prisma/inspections/inspections.js';
import type { OpenInspectionInput } from '../../../schema/inspections/inspection-mutations.operation.js';
import { globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../../shared/bounds.js';
import { openRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { requireRole } from '../../shared/errors.js';
import { checkMembers } from '../../shared/members-filter.js';
import { inspectionHead } from '../inspection-head.js';

const names = z.array(text(100)).max(50, '至多 50 人 / at most 50');
const bounds = z.object({
  member: memberCode,
  kind: z.enum(INSPECTION_KINDS),
  center: optional(globalIdText),
  case: optional(globalIdText),
  inspectors: names.min(1, '至少一人 / at least one'),
  invited: names,
  idempotencyKey,
});

/** Opens an inspection of a member (M29), by a supervisor. Refuses what `judgeOpening` refuses. */
export async function openInspection(context: HubContext, raw: OpenInspectionInput) {
  const { caller, services } = context;
  requireRole(caller, ...SUPERVISING_ROLES);
  const input = readInput(bounds, raw);
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
