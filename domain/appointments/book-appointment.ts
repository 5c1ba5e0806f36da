import type { Applicant } from '../applicants/applicant.js';
import { judgeApplicant } from '../applicants/judge-applicant.js';
import type { Channel } from '../inquiries/inquiry.js';
import type { ItemVersion } from '../items/item.js';
import { ownerOf } from '../members/owner-of.js';
import { grant, inOrderOfCodes, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf, type Instant } from '../shared/time.js';
import { activeKeyOf, type Appointment, type Slot } from './appointment.js';

export interface BookingRequest {
  readonly id: string;
  readonly number: string;
  readonly itemCode: string;
  /** The published version of the item; null where there is none. */
  readonly item: ItemVersion | null;
  /** The slot asked for; null where an hour is asked for instead. */
  readonly slot: Slot | null;
  readonly requestedFor: Instant | null;
  readonly applicant: Applicant;
  readonly channel: Channel;
  readonly content: string;
  readonly now: Instant;
  /** Whether somebody holds an active appointment under a key of `activeKeyOf`. */
  readonly isTaken: (activeKey: string) => Promise<boolean>;
}

const BASIS = '通知第25条';
const MISMATCH: Refusal = { code: 'MEMBER_MISMATCH', reason: 'slot', path: ['input', 'slot'], basis: BASIS };

/**
 * Books a place in a slot, or asks for an hour of one's own, at any time of day (M25).
 * Refuses INVALID_IDENTIFIER, ITEM_NOT_PUBLISHED, SLOT_FULL, SLOT_CLOSED (its time has come, or the item takes no appointments),
 * ALREADY_BOOKED (one active booking per applicant, item and day), MEMBER_MISMATCH (a slot of another member than the item's).
 */
export async function bookAppointment(request: BookingRequest): Promise<Verdict<Appointment>> {
  const { item, slot, now } = request;
  const faults = judgeApplicant(request.applicant, civilDateOf(now));
  const isOfOther = slot !== null && ownerOf(request.itemCode) !== slot.memberCode;
  if (item === null && isOfOther) return refuse(...faults, MISMATCH);
  if (item === null) return refuse(...faults, { code: 'ITEM_NOT_PUBLISHED', path: ['input', 'itemCode'], basis: '通知第24条' });
  const startsAt = slot?.startsAt ?? request.requestedFor ?? now;
  const appointment: Appointment = {
    id: request.id,
    number: request.number,
    version: 1,
    memberCode: item.memberCode,
    itemCode: item.code,
    itemVersionId: item.id,
    slotId: slot?.id ?? null,
    requestedFor: request.requestedFor,
    startsAt,
    applicant: request.applicant,
    channel: request.channel,
    content: request.content,
    status: slot === null ? 'REQUESTED' : 'BOOKED',
    caseId: null,
    createdAt: now,
    checkedInAt: null,
    notes: [],
  };
  const refusals = [...faults, ...judgeTime(item, slot, startsAt, now)];
  const isTaken = await request.isTaken(activeKeyOf(appointment) ?? '');
  if (isTaken)
    refusals.push({ code: 'ALREADY_BOOKED', path: ['input'], basis: BASIS, facts: { item: item.name, day: civilDateOf(startsAt) } });
  if (slot !== null && slot.memberCode !== item.memberCode) {
    refusals.push(MISMATCH);
  }
  return refusals.length > 0 ? refuse(...inOrderOfCodes(refusals)) : grant(appointment);
}

function judgeTime(item: ItemVersion, slot: Slot | null, startsAt: Instant, now: Instant): Refusal[] {
  const path = ['input', slot === null ? 'requestedFor' : 'slot'];
  const refusals: Refusal[] = [];
  if (slot !== null && slot.booked >= slot.capacity) {
    refusals.push({ code: 'SLOT_FULL', path, basis: BASIS, facts: { capacity: slot.capacity, startsAt } });
  }
  if (!item.acceptsAppointments) {
    refusals.push({ code: 'SLOT_CLOSED', reason: 'item', path: ['input', 'itemCode'], basis: BASIS, facts: { item: item.name } });
  } else if (startsAt <= now) refusals.push({ code: 'SLOT_CLOSED', path, basis: BASIS, facts: { startsAt } });
  return refusals;
}
