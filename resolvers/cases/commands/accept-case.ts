import { z } from 'zod';
import { acceptCase as judgeAcceptance } from '../../../domain/cases/accept-case.js';
import type { CommitmentFacts } from '../../../domain/documents/document.js';
import type { AcceptCaseInput, CasePayload } from '../../../schema/cases/case-mutations.operation.js';
import { optional, readInput, text } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { acceptanceNoticeFacts, deferredMaterialsOf, documentFactsOf } from '../document-facts.js';
import { stepFields } from './step-inputs.js';
import { takeStep } from './take-step.js';

const bounds = z.object({
  ...stepFields,
  commitment: optional(
    z.object({
      signedBy: text(100),
      supplementBy: z.string(),
      lawfulOperation: z.boolean(),
      acceptSupervision: z.boolean(),
      text: optional(text(2_000)),
    }),
  ),
});

/** 受理, tolerantly on a commitment, with a notice (受理通知书) that names the last days, and the commitment (承诺书) as a document. */
export async function acceptCase(context: HubContext, raw: AcceptCaseInput): Promise<CasePayload> {
  const input = readInput(bounds, raw);
  const { services } = context;
  return takeStep(
    context,
    {
      step: 'ACCEPT',
      decide: (record, item, request) =>
        judgeAcceptance(record, item, services.calendars.current(), { ...request, commitment: input.commitment }),
      documents: (after, item, officer) => {
        const notice = acceptanceNoticeFacts(services, after, item, officer);
        if (after.commitment === null) return [notice];
        const { signedBy, supplementBy, text: clauses } = after.commitment;
        const commitment: CommitmentFacts = {
          kind: 'COMMITMENT',
          ...documentFactsOf(services, after, item, officer),
          signedBy,
          supplementBy,
          text: clauses,
          materials: deferredMaterialsOf(after, item),
        };
        return [notice, commitment];
      },
    },
    input,
  );
}
