import { judgeRecord } from '../shared/judge-record.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf, type Instant } from '../shared/time.js';
import type { Appointment, AppointmentStatus } from './appointment.js';

export interface AppointmentStep {
  readonly note: string | null;
  readonly expectedVersion: number | null;
  readonly now: Instant;
}

const BASIS = '通知第25条';

/** The window takes the hour that the applicant asked for. Refuses STALE_VERSION, ILLEGAL_TRANSITION, SLOT_CLOSED where the hour has passed. */
export function confirmAppointment(appointment: Appointment, step: AppointmentStep): Verdict<Appointment> {
  const isOver = appointment.startsAt <= step.now;
  const over: Refusal = { code: 'SLOT_CLOSED', path: ['input', 'appointment'], basis: BASIS, facts: { startsAt: appointment.startsAt } };
  return moved(appointment, step, ['REQUESTED'], 'BOOKED', isOver ? [over] : []);
}

/** Gives the place back. Refuses STALE_VERSION, ILLEGAL_TRANSITION once somebody checked in, and for what is cancelled or over. */
export function cancelAppointment(appointment: Appointment, step: AppointmentStep): Verdict<Appointment> {
  return moved(appointment, step, ['REQUESTED', 'BOOKED'], 'CANCELLED', []);
}

/** The applicant has come, on the day. Refuses STALE_VERSION, ILLEGAL_TRANSITION, NOTICE_PERIOD_RUNNING before the day, SLOT_CLOSED after it. */
export function checkInAppointment(appointment: Appointment, step: AppointmentStep): Verdict<Appointment> {
  const verdict = moved(appointment, step, ['BOOKED'], 'CHECKED_IN', judgeDay(appointment, step.now));
  return verdict.granted ? grant({ ...verdict.value, checkedInAt: step.now }) : verdict;
}

/** The applicant did not come. Refuses STALE_VERSION, ILLEGAL_TRANSITION, NOTICE_PERIOD_RUNNING before the time of the appointment. */
export function markNoShow(appointment: Appointment, step: AppointmentStep): Verdict<Appointment> {
  return moved(appointment, step, ['BOOKED'], 'NO_SHOW', step.now < appointment.startsAt ? [notYet(appointment)] : []);
}

/** What the appointment was for has begun as a case, or its day is over. */
export function completeAppointment(appointment: Appointment, caseId: string | null): Appointment {
  return { ...appointment, version: appointment.version + 1, status: 'COMPLETED', caseId };
}

/**
 * Whether a case may be received with an appointment: checked in, for the same item and applicant.
 * Refuses ILLEGAL_TRANSITION, INVALID_INPUT, MEMBER_MISMATCH.
 */
export function judgeForReceipt(
  appointment: Appointment,
  receipt: { readonly itemCode: string; readonly applicant: { readonly identifier: string }; readonly memberCode: string },
): Refusal[] {
  const path = ['input', 'appointment'];
  if (appointment.memberCode !== receipt.memberCode) return [{ code: 'MEMBER_MISMATCH', path, basis: BASIS }];
  const closed = judgeRecord(appointment, null, ['CHECKED_IN'], BASIS);
  if (closed.length > 0) return closed.map((refusal) => ({ ...refusal, path }));
  const isOther = appointment.itemCode !== receipt.itemCode || appointment.applicant.identifier !== receipt.applicant.identifier;
  return isOther ? [{ code: 'INVALID_INPUT', reason: 'otherAppointment', path, basis: null, facts: { number: appointment.number } }] : [];
}

function judgeDay(appointment: Appointment, now: Instant): Refusal[] {
  const day = civilDateOf(appointment.startsAt);
  const today = civilDateOf(now);
  if (today < day) return [notYet(appointment)];
  const { startsAt } = appointment;
  return today > day ? [{ code: 'SLOT_CLOSED', path: ['input', 'appointment'], basis: BASIS, facts: { startsAt } }] : [];
}

function notYet({ startsAt }: Appointment): Refusal {
  return { code: 'NOTICE_PERIOD_RUNNING', reason: 'appointment', path: ['input', 'appointment'], basis: BASIS, facts: { startsAt } };
}

function moved(
  appointment: Appointment,
  { note, expectedVersion }: AppointmentStep,
  from: readonly AppointmentStatus[],
  status: AppointmentStatus,
  own: readonly Refusal[],
): Verdict<Appointment> {
  const closed = judgeRecord(appointment, expectedVersion, from, BASIS);
  if (closed.length > 0) return refuse(...closed);
  if (own.length > 0) return refuse(...own);
  const notes = note === null ? appointment.notes : [...appointment.notes, note];
  return grant({ ...appointment, version: appointment.version + 1, status, notes });
}
