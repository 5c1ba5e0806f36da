import { z } from 'zod';
import { activeKeyOf, type Appointment, type Slot } from '../../../domain/appointments/appointment.js';
import { bookAppointment as judgeBooking } from '../../../domain/appointments/book-appointment.js';
import { CHANNELS } from '../../../domain/inquiries/inquiry.js';
import { globalId } from '../../../domain/members/member.js';
import { refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { civilDateOf } from '../../../domain/shared/time.js';
import { isBooked } from '../../../prisma/appointments/appointment-read.js';
import { APPOINTMENTS } from '../../../prisma/appointments/appointments.js';
import { lockSlot, movePlaces } from '../../../prisma/appointments/slots.js';
import { nextNumber } from '../../../prisma/cases/step-ground.js';
import type { Queries } from '../../../prisma/database.js';
import { readPublishedItems } from '../../../prisma/items/item-read.js';
import type { BookAppointmentInput } from '../../../schema/appointments/appointment-mutations.operation.js';
import { applicantInput, globalIdText, idempotencyKey, optional, readInput, text } from '../../shared/bounds.js';
import { notFound, openRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';

const bounds = z.object({
  itemCode: text(64),
  slot: optional(globalIdText),
  requestedFor: optional(z.string()),
  applicant: applicantInput,
  channel: z.enum(CHANNELS),
  content: text(2_000),
  idempotencyKey,
});

/** Books an appointment, public and round the clock (M25). Refuses NOT_FOUND, INVALID_INPUT, and what the rule refuses. */
export async function bookAppointment(context: HubContext, raw: BookAppointmentInput) {
  const { services } = context;
  const input = readInput(bounds, raw);
  const { record, userErrors } = await openRecord<Appointment>(context, {
    operation: 'BOOK_APPOINTMENT',
    input,
    table: APPOINTMENTS,
    judge: async (transaction): Promise<Verdict<Appointment>> => {
      if ((input.slot === null) === (input.requestedFor === null)) {
        return refuse({ code: 'INVALID_INPUT', reason: 'slotOrHour', path: ['input', 'slot'], basis: null });
      }
      const slot = input.slot === null ? null : await lockSlot(transaction, input.slot);
      if (input.slot !== null && slot === null) return refuse(notFound(['slot']));
      const item = (await readPublishedItems(transaction, [input.itemCode])).get(input.itemCode) ?? null;
      const booking = { ...input, ...(await nameIn(context, transaction, item?.memberCode ?? '')) };
      const isTaken = (key: string): Promise<boolean> => isBooked(transaction, key);
      const verdict = await judgeBooking({ ...booking, item, slot, now: services.clock.now(), isTaken });
      if (verdict.granted) await takePlace(transaction, slot);
      return verdict;
    },
  });
  return { appointment: record === null ? null : { ...record, isOwn: true as const }, userErrors };
}

async function nameIn({ services }: HubContext, transaction: Queries, memberCode: string) {
  const day = civilDateOf(services.clock.now()).replaceAll('-', '');
  const sequence = await nextNumber(transaction, `appointment.${memberCode}-${day}`);
  return {
    id: globalId('appointment', memberCode, services.ids.next()),
    number: `YY-${memberCode}-${day}-${String(sequence).padStart(5, '0')}`,
  };
}

async function takePlace(transaction: Queries, slot: Slot | null): Promise<void> {
  if (slot !== null) await movePlaces(transaction, slot.id, 1);
}

/** Gives a place back where an appointment no longer holds it. */
export async function givePlaceBack(transaction: Queries, before: Appointment, after: Appointment): Promise<void> {
  const isFreed = activeKeyOf(before) !== null && activeKeyOf(after) === null && after.status === 'CANCELLED';
  if (isFreed && before.slotId !== null) await movePlaces(transaction, before.slotId, -1);
}
