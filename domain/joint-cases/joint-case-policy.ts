import { caseScope } from '../cases/case-policy.js';
import { hasRole, type Caller } from '../shared/caller.js';
import { partiesOf, type JointCase, type JointCaseRef } from './joint-case.js';

type Seen = Pick<JointCase, 'leadCode' | 'parts' | 'applicant'>;

/** A joint case is seen by its lead, by the members of its parts, by the applicant, and by whoever sees all cases. */
export function maySeeJointCase(caller: Caller, joint: Seen): boolean {
  return caseScope(caller).all || seesJointCaseWhole(caller, joint);
}

/** Whether the applicant is shown whole: to the parties and to the applicant. */
export function seesJointCaseWhole(caller: Caller, joint: Seen): boolean {
  const { member, applicant } = caseScope(caller);
  return (member !== null && partiesOf(joint).includes(member)) || (applicant !== null && applicant === joint.applicant.identifier);
}

/** Whether the caller's member is a party to the joint case of a part that another member handles; such a caller sees its outline. */
export function seesPart(caller: Caller, joint: JointCaseRef | null): boolean {
  const { member } = caseScope(caller);
  return joint !== null && member !== null && joint.parties.includes(member);
}

/** Windows and systems of the lead open and deliver its joint cases. */
export function mayLead(caller: Caller, leadCode: string): boolean {
  return hasRole(caller, 'WINDOW', 'MEMBER_SYSTEM') && caller.member === leadCode;
}
