import { z } from 'zod';
import { maySeeAction } from '../../../domain/accountability/accountability-policy.js';
import type { AccountabilityStep } from '../../../domain/accountability/accountability-steps.js';
import type { AccountabilityAction } from '../../../domain/accountability/accountability.js';
import type { Role } from '../../../domain/shared/caller.js';
import type { Verdict } from '../../../domain/shared/refusal.js';
import { ACCOUNTABILITY } from '../../../prisma/accountability/accountability.js';
import type { Queries } from '../../../prisma/database.js';
import type { AccountabilityStepInput } from '../../../schema/accountability/accountability-mutations.operation.js';
import { expectedVersion, gap, globalIdText, idempotencyKey, optional, readInput } from '../../shared/bounds.js';
import { stepOnRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { requireRole } from '../../shared/errors.js';

const bounds = z.object({ accountabilityAction: globalIdText, text: optional(gap(10_000)), expectedVersion, idempotencyKey });

type Rule = (
  action: AccountabilityAction,
  taken: AccountabilityStep,
  transaction: Queries,
) => Verdict<AccountabilityAction> | Promise<Verdict<AccountabilityAction>>;

/** A step on an accountability action that the caller may see, by one of these roles, as the rule of the step judges it. */
export async function stepOnAction(
  context: HubContext,
  operation: string,
  raw: AccountabilityStepInput,
  roles: readonly Role[],
  rule: Rule,
) {
  const { caller, services } = context;
  requireRole(caller, ...roles);
  const input = readInput(bounds, raw);
  const { record, userErrors } = await stepOnRecord(context, {
    operation,
    input,
    table: ACCOUNTABILITY,
    id: input.accountabilityAction,
    field: 'accountabilityAction',
    sees: (action) => maySeeAction(caller, action),
    judge: (action, transaction) => rule(action, { ...input, caller, now: services.clock.now() }, transaction),
  });
  return { accountabilityAction: record, userErrors };
}
