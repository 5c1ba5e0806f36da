import { z } from 'zod';
import { WINDOW_ROLES } from '../../../domain/inquiries/inquiry-policy.js';
import { covers } from '../../../domain/shared/scope.js';
import { mayKeepVisits, visitScope } from '../../../domain/visits/visit-policy.js';
import { cancelVisit as judgeCancelling } from '../../../domain/visits/visit-steps.js';
import { VISITS } from '../../../prisma/visits/visits.js';
import type { CancelVisitInput } from '../../../schema/visits/visit-mutations.operation.js';
import { expectedVersion, globalIdText, idempotencyKey, readInput, text } from '../../shared/bounds.js';
import { stepOnRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';

const bounds = z.object({ visit: globalIdText, reason: text(1_000), expectedVersion, idempotencyKey });

/** Calls a visit off, with the reason. */
export async function cancelVisit(context: HubContext, raw: CancelVisitInput) {
  const { caller } = context;
  requireRole(caller, ...WINDOW_ROLES);
  const input = readInput(bounds, raw);
  const { record, userErrors } = await stepOnRecord(context, {
    operation: 'CANCEL_VISIT',
    input,
    table: VISITS,
    id: input.visit,
    field: 'visit',
    sees: (visit) => covers(visitScope(caller), visit.memberCode),
    judge: (visit) => {
      if (!mayKeepVisits(caller, visit.memberCode)) throw forbidden();
      return judgeCancelling(visit, input.reason, input.expectedVersion);
    },
  });
  return { visit: record, userErrors };
}
