import { z } from 'zod';
import { SUPERVISING_ROLES } from '../../../domain/inspections/inspection-policy.js';
import type { Inspection } from '../../../domain/inspections/inspection.js';
import { closeInspection as judgeClosing } from '../../../domain/inspections/judge-inspection.js';
import { INSPECTIONS } from '../../../prisma/inspections/inspections.js';
import type { CloseInspectionInput } from '../../../schema/inspections/inspection-mutations.operation.js';
import { expectedVersion, globalIdText, idempotencyKey, readInput, text } from '../../shared/bounds.js';
import { stepOnRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { requireRole } from '../../shared/errors.js';

const bounds = z.object({ inspection: globalIdText, summary: text(10_000), expectedVersion, idempotencyKey });

/** Ends an inspection with a summary (M29). */
export async function closeInspection(context: HubContext, raw: CloseInspectionInput) {
  requireRole(context.caller, ...SUPERVISING_ROLES);
  const input = readInput(bounds, raw);
  const { record, userErrors } = await stepOnRecord<Inspection>(context, {
    operation: 'CLOSE_INSPECTION',
    input,
    table: INSPECTIONS,
    id: input.inspection,
    field: 'inspection',
    sees: () => true,
    judge: (inspection) => judgeClosing(inspection, input.summary, input.expectedVersion, context.services.clock.now()),
  });
  return { inspection: record, finding: null, userErrors };
}
