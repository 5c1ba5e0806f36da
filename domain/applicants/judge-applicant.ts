import type { Refusal } from '../shared/refusal.js';
import type { CivilDate } from '../shared/time.js';
import type { Applicant } from './applicant.js';
import { checkIdentifier } from './identifier.js';

/** The identifier must be that of a person or organisation, as the applicant's kind says (GB 11643, GB 32100). */
export function judgeApplicant(applicant: Applicant, today: CivilDate): Refusal[] {
  const fault = checkIdentifier(applicant.kind, applicant.identifier, today);
  if (fault === null) return [];
  const basis = applicant.kind === 'PERSON' ? 'GB 11643' : 'GB 32100';
  return [{ code: 'INVALID_IDENTIFIER', reason: fault, path: ['input', 'applicant', 'identifier'], basis }];
}
