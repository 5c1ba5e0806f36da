import { z } from 'zod';
import { decide } from '../../../domain/accountability/accountability-steps.js';
import { ACCOUNTABILITY_MEASURES, type AccountabilityAction } from '../../../domain/accountability/accountability.js';
import { SUPERVISING_ROLES } from '../../../domain/inspections/inspection-policy.js';
import { ACCOUNTABILITY } from '../../../prisma/accountability/accountability.js';
import type { DecideAccountabilityInput } from '../../../schema/accountability/accountability-mutations.operation.js';
import { expectedVersion, gap, globalIdText, idempotencyKey, optional, readInput } from '../../shared/bounds.js';
import { stepOnRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { requireRole } from '../../shared/errors.js';

const bounds = z.object({
  accountabilityAction: globalIdText,
  uphold: z.boolean(),
  measure: optional(z.enum(ACCOUNTABILITY_MEASURES)),
  reasons: gap(10_000),
  expectedVersion,
  idempotencyKey,
});

/** Upholds or dismisses (M30), by a supervisor other than the proposer and the person concerned. */
export async function decideAccountability(context: HubContext, raw: DecideAccountabilityInput) {
  const { caller, services } = context;
  requireRole(caller, ...SUPERVISING_ROLES);
  const input = readInput(bounds, raw);
  const { record, userErrors } = await stepOnRecord<AccountabilityAction>(context, {
    operation: 'DECIDE_ACCOUNTABILITY',
    input,
    table: ACCOUNTABILITY,
    id: input.accountabilityAction,
    field: 'accountabilityAction',
    sees: () => true,
    judge: (action) => decide(action, { ...input, caller, now: services.clock.now() }),
  });
  return { accountabilityAction: record, userErrors };
}
