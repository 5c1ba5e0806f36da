import { z } from 'zod';
import { alertScope, mayAcknowledge } from '../../../domain/supervision/alert-policy.js';
import { grant, refuse } from '../../../domain/shared/refusal.js';
import type { Queries } from '../../../prisma/database.js';
import { acknowledge } from '../../../prisma/supervision/alert-write.js';
import { readAlerts, type AlertRow } from '../../../prisma/supervision/alert-read.js';
import type { AcknowledgeAlertInput } from '../../../schema/supervision/alert.type.js';
import { globalIdText, idempotencyKey, readInput, text } from '../../shared/bounds.js';
import { changeRecord, notFound } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';

const bounds = z.object({ alert: globalIdText, note: text(2_000), idempotencyKey });

/** Says what was done about an alert, once (M28). Refuses NOT_FOUND, ILLEGAL_TRANSITION. */
export async function acknowledgeAlert(context: HubContext, raw: AcknowledgeAlertInput) {
  const { caller, services } = context;
  requireRole(caller, 'SUPERVISOR', 'HUB_ADMIN', 'LEADER', 'MEMBER_SYSTEM');
  const input = readInput(bounds, raw);
  const find = async (id: string, queries: Queries) => (await readAlerts(queries, alertScope(caller), [id]))[0] ?? null;
  const { record: alert, userErrors } = await changeRecord<AlertRow>(context, {
    operation: 'ACKNOWLEDGE_ALERT',
    input,
    find,
    run: async (transaction) => {
      const open = await find(input.alert, transaction);
      if (open === null) return refuse(notFound(['alert']));
      if (!mayAcknowledge(caller, open.memberCode)) throw forbidden();
      const by = { subject: caller.subject ?? '', note: input.note, now: services.clock.now() };
      if (!(await acknowledge(transaction, open.id, by))) {
        return refuse({ code: 'ILLEGAL_TRANSITION', reason: 'alert', path: ['input', 'alert'], basis: '通知第28条' });
      }
      return grant((await find(open.id, transaction)) ?? open);
    },
  });
  return { alert, userErrors };
}
