import { WINDOW_ROLES } from '../inquiries/inquiry-policy.js';
import { hasRole, type Caller } from '../shared/caller.js';
import { memberScope, type MemberScope } from '../shared/scope.js';
import type { Appointment } from './appointment.js';

/** Which appointments a caller may see: all, a member's, an applicant's own; the union where roles add up. */
export interface AppointmentScope extends MemberScope {
  readonly applicant: string | null;
}

export function appointmentScope(caller: Caller): AppointmentScope {
  return { ...memberScope(caller, ...WINDOW_ROLES), applicant: hasRole(caller, 'APPLICANT') ? caller.identifier : null };
}

export function maySeeAppointment(caller: Caller, appointment: Appointment): boolean {
  return appointmentScope(caller).all || seesAppointmentWhole(caller, appointment);
}

/** Names and identifiers are whole for the member's officers and system, and for the applicant. */
export function seesAppointmentWhole(caller: Caller, { memberCode, applicant }: Appointment): boolean {
  const scope = appointmentScope(caller);
  return scope.member === memberCode || (scope.applicant !== null && scope.applicant === applicant.identifier);
}

/** The window keeps its appointments; an applicant may cancel. */
export function handlesAppointment(caller: Caller, { memberCode }: Appointment): boolean {
  return hasRole(caller, 'WINDOW', 'MEMBER_SYSTEM') && caller.member === memberCode;
}

export function ownsAppointment(caller: Caller, { applicant }: Appointment): boolean {
  return hasRole(caller, 'APPLICANT') && caller.identifier === applicant.identifier;
}

/** Slots are opened by the member's CENTER_MANAGER and by the administrator. */
export function mayOpenSlots(caller: Caller, memberCode: string): boolean {
  return hasRole(caller, 'HUB_ADMIN') || (hasRole(caller, 'CENTER_MANAGER') && caller.member === memberCode);
}
