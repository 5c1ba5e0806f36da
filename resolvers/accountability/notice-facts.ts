import type { AccountabilityAction } from '../../domain/accountability/accountability.js';
import type { AccountabilityNoticeFacts } from '../../domain/documents/document.js';
import type { Queries } from '../../prisma/database.js';
import { readOfficer } from '../../prisma/staff/officer-read.js';
import type { Services } from '../shared/context.js';

/** What the notice of an accountability action (问责通报) prints. */
export async function noticeFacts(
  { registry }: Services,
  transaction: Queries,
  action: AccountabilityAction,
): Promise<AccountabilityNoticeFacts> {
  const subject = action.subjectId === null ? null : await readOfficer(transaction, action.subjectId);
  return {
    kind: 'ACCOUNTABILITY_NOTICE',
    memberName: registry.getMember(action.memberCode).name,
    actionNumber: action.number,
    subject: subject === null ? null : { name: subject.name, jobTitle: subject.jobTitle },
    ground: action.ground,
    facts: action.facts,
    statement: action.statement,
    measure: action.measure,
    reasons: action.decisionReasons ?? '',
    decidedAt: action.decidedAt ?? '',
  };
}
