import { z } from 'zod';
import { mayOpenSlots } from '../../../domain/appointments/appointment-policy.js';
import type { Slot } from '../../../domain/appointments/appointment.js';
import { planSlots } from '../../../domain/appointments/plan-slots.js';
import { globalId } from '../../../domain/members/member.js';
import { grant, refuse, type Verdict } from '../../../domain/shared/refusal.js';
import type { Queries } from '../../../prisma/database.js';
import { insertSlots, lockCenter, readSlotsOfDays, readSlotsOpenedTogether } from '../../../prisma/appointments/slots.js';
import type { OpenSlotsInput, SlotsPayload } from '../../../schema/appointments/appointment-mutations.operation.js';
import { globalIdText, idempotencyKey, readInput } from '../../shared/bounds.js';
import { changeRecord, notFound } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';

const hour = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '须为 00:00 至 24:00 的时刻 / must be an hour from 00:00 to 24:00');
const bounds = z.object({
  center: globalIdText,
  dates: z.array(z.string()).min(1, '至少一天 / at least one day').max(62, '至多 62 天 / at most 62 days'),
  length: z.number().int().min(5, '至少 5 分钟 / at least 5 minutes').max(480, '至多 480 分钟 / at most 480 minutes'),
  opens: hour,
  closes: hour,
  capacity: z.number().int().min(1, '至少 1 / at least 1').max(1_000, '至多 1,000 / at most 1,000'),
  idempotencyKey,
});

/** The slots that one request opened; its id begins the ids of all of them. */
interface Opening {
  readonly id: string;
  readonly slots: readonly Slot[];
}

/** Opens slots over dates and hours, by the member's CENTER_MANAGER. Refuses NOT_FOUND, and what `planSlots` refuses. */
export async function openSlots(context: HubContext, raw: OpenSlotsInput): Promise<SlotsPayload> {
  const { caller, services } = context;
  requireRole(caller, 'CENTER_MANAGER', 'HUB_ADMIN');
  const input = readInput(bounds, raw);
  const { record, userErrors } = await changeRecord<Opening>(context, {
    operation: 'OPEN_SLOTS',
    input,
    find: async (id, queries) => ({ id, slots: await readSlotsOpenedTogether(queries, `${id}-`) }),
    run: async (transaction): Promise<Verdict<Opening>> => {
      const center = await lockCenter(transaction, input.center);
      if (center === null) return refuse(notFound(['center']));
      if (!mayOpenSlots(caller, center.memberCode)) throw forbidden();
      const { memberCode } = center;
      const plan = planSlots(input, await openedOn(transaction, memberCode, input.dates, center.id), services.clock.today());
      if (!plan.granted) return plan;
      const id = globalId('slot', memberCode, services.ids.next());
      const slots = plan.value.map((times, index): Slot => {
        const slotId = `${id}-${String(index + 1).padStart(4, '0')}`;
        return { ...times, id: slotId, memberCode, centerId: center.id, capacity: input.capacity, booked: 0 };
      });
      await insertSlots(transaction, slots);
      return grant({ id, slots });
    },
  });
  return { slots: record?.slots ?? [], userErrors };
}

async function openedOn(transaction: Queries, member: string, dates: readonly string[], center: string): Promise<Slot[]> {
  const sorted = [...dates].sort();
  return readSlotsOfDays(transaction, { member, from: sorted[0] ?? '', to: sorted.at(-1) ?? '', center });
}
