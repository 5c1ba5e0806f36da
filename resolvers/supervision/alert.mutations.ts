import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { alertScope, mayAcknowledge } from '../../domain/supervision/alert-policy.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { readMark } from '../../prisma/shared/mark-read.js';
import { acknowledge } from '../../prisma/supervision/alert-write.js';
import { readAlerts } from '../../prisma/supervision/alert-read.js';
import { AcknowledgeAlertInput, AlertPayload } from '../../schema/supervision/alert.type.js';
import { globalIdText, idempotencyKey, readInput, text } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { forbidden, requireRole } from '../shared/errors.js';
import { judgeMark, markOf } from '../shared/idempotency.js';
import { userErrors } from '../shared/messages.js';

const bounds = z.object({ alert: globalIdText, note: text(2_000), idempotencyKey });

@Resolver()
export class AlertMutations {
  @Mutation(() => AlertPayload, {
    description: 'Says what was done about an alert: by a supervisor, or by a leader or the system of its member; once.',
  })
  async acknowledgeAlert(@Ctx() context: HubContext, @Arg('input', () => AcknowledgeAlertInput) raw: AcknowledgeAlertInput) {
    const { caller, services } = context;
    requireRole(caller, 'SUPERVISOR', 'HUB_ADMIN', 'LEADER', 'MEMBER_SYSTEM');
    const input = readInput(bounds, raw);
    const mark = markOf(caller, 'ACKNOWLEDGE_ALERT', input);
    const known = mark === null ? null : await readMark(services.database, mark);
    const reused = mark === null || known === null ? [] : judgeMark(known, mark);
    if (reused.length > 0) return refused(context, reused);
    const find = async () => (await readAlerts(services.database, alertScope(caller), [input.alert]))[0] ?? null;
    const alert = await find();
    if (alert === null) return refused(context, [{ code: 'NOT_FOUND', path: ['input', 'alert'], basis: null }]);
    if (!mayAcknowledge(caller, alert.memberCode)) throw forbidden();
    if (known !== null) return { alert, userErrors: [] };
    const by = { subject: caller.subject ?? '', note: input.note, now: services.clock.now(), mark };
    if (!(await acknowledge(services.database, alert.id, by))) {
      return refused(context, [{ code: 'ILLEGAL_TRANSITION', reason: 'alert', path: ['input', 'alert'], basis: '通知第28条' }]);
    }
    return { alert: await find(), userErrors: [] };
  }
}

function refused({ language }: HubContext, refusals: readonly Refusal[]) {
  return { alert: null, userErrors: userErrors(refusals, language) };
}
