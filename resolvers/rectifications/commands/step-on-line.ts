import { z } from 'zod';
import { ledgerScope, maySubmitLine } from '../../../domain/rectifications/rectification-policy.js';
import type { RectificationStep } from '../../../domain/rectifications/rectification-steps.js';
import type { Rectification } from '../../../domain/rectifications/rectification.js';
import type { Role } from '../../../domain/shared/caller.js';
import type { Verdict } from '../../../domain/shared/refusal.js';
import { covers } from '../../../domain/shared/scope.js';
import { RECTIFICATIONS } from '../../../prisma/rectifications/rectifications.js';
import { endAlert } from '../../../prisma/supervision/alert-write.js';
import type { RectificationStepInput } from '../../../schema/rectifications/rectification-mutations.operation.js';
import { expectedVersion, globalIdText, idempotencyKey, readInput, text } from '../../shared/bounds.js';
import { stepOnRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';
import { overdueKey } from '../rectification-alerts.js';

const bounds = z.object({ rectification: globalIdText, text: text(5_000), expectedVersion, idempotencyKey });

type Rule = (line: Rectification, step: RectificationStep) => Verdict<Rectification>;

/** A step on a line of the ledger that the caller may see; once the member has submitted, the alert of its lateness ends. */
export async function stepOnLine(context: HubContext, operation: string, raw: RectificationStepInput, rule: Rule, roles: readonly Role[]) {
  const { caller, services } = context;
  requireRole(caller, ...roles);
  const input = readInput(bounds, raw);
  const { record, userErrors } = await stepOnRecord(context, {
    operation,
    input,
    table: RECTIFICATIONS,
    id: input.rectification,
    field: 'rectification',
    sees: (line) => covers(ledgerScope(caller), line.memberCode),
    judge: async (line, transaction) => {
      if (roles.includes('CENTER_MANAGER') && !maySubmitLine(caller, line.memberCode)) throw forbidden();
      const now = services.clock.now();
      const verdict = rule(line, { ...input, by: caller.name, now });
      if (verdict.granted && verdict.value.status === 'SUBMITTED') await endAlert(transaction, overdueKey(line), now);
      return verdict;
    },
  });
  return { rectification: record, userErrors };
}
