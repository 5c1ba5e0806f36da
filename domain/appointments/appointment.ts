import type { Applicant } from '../applicants/applicant.js';
import type { Channel } from '../inquiries/inquiry.js';
import { civilDateOf, type Instant } from '../shared/time.js';

export const APPOINTMENT_STATUSES = ['REQUESTED', 'BOOKED', 'CHECKED_IN', 'COMPLETED', 'CANCELLED', 'NO_SHOW'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** A bookable time at a centre. */
export interface Slot {
  readonly id: string;
  readonly memberCode: string;
  readonly centerId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly capacity: number;
  /** How many active appointments hold a place in it. */
  readonly booked: number;
}

/** An appointment (预约审批, M25): round the clock; for a slot, or for an hour that the applicant asked for. */
export interface Appointment {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly memberCode: string;
  readonly itemCode: string;
  readonly itemVersionId: string;
  readonly slotId: string | null;
  readonly requestedFor: Instant | null;
  /** Start of the slot, or `requestedFor`. */
  readonly startsAt: Instant;
  readonly applicant: Applicant;
  readonly channel: Channel;
  readonly content: string;
  readonly status: AppointmentStatus;
  readonly caseId: string | null;
  readonly createdAt: Instant;
  readonly checkedInAt: Instant | null;
  /** Remarks of the steps, oldest first. */
  readonly notes: readonly string[];
}

const ACTIVE: readonly AppointmentStatus[] = ['REQUESTED', 'BOOKED', 'CHECKED_IN'];

/** What only one active appointment may hold: applicant, item and day. */
export function activeKeyOf({ applicant, itemCode, startsAt, status }: Appointment): string | null {
  return ACTIVE.includes(status) ? `${applicant.identifier} ${itemCode} ${civilDateOf(startsAt)}` : null;
}
