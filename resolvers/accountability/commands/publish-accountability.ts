import { publish } from '../../../domain/accountability/accountability-steps.js';
import { SUPERVISING_ROLES } from '../../../domain/inspections/inspection-policy.js';
import { globalId } from '../../../domain/members/member.js';
import { issueDocument } from '../../../prisma/documents/document-write.js';
import type { AccountabilityStepInput } from '../../../schema/accountability/accountability-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { noticeFacts } from '../notice-facts.js';
import { stepOnAction } from './step-on-action.js';

/** Makes a decided action known (通报, M30): its notice is issued in the same transaction. */
export function publishAccountability(context: HubContext, input: AccountabilityStepInput) {
  const { services } = context;
  return stepOnAction(context, 'PUBLISH_ACCOUNTABILITY', input, SUPERVISING_ROLES, async (action, taken, transaction) => {
    const id = globalId('document', action.memberCode, services.ids.next());
    const verdict = publish(action, taken, id);
    if (!verdict.granted) return verdict;
    const facts = await noticeFacts(services, transaction, verdict.value);
    await issueDocument(transaction, { id, memberCode: action.memberCode, caseId: null, issuedAt: taken.now, facts });
    return verdict;
  });
}
