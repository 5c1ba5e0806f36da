import { z } from 'zod';
import { decideCase as judgeDecision } from '../../../domain/cases/decide-case.js';
import type { CasePayload, DecideCaseInput } from '../../../schema/cases/case-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { optional, readInput } from '../../shared/bounds.js';
import { documentFactsOf } from '../document-facts.js';
import { reasonsText, stepFields } from './step-inputs.js';
import { takeStep } from './take-step.js';

const bounds = z.object({
  ...stepFields,
  outcome: z.enum(['APPROVED', 'REJECTED']),
  reasons: reasonsText,
  validUntil: optional(z.string()),
});

/** 一核, with the decision in writing (准予 / 不予决定书, AL 38). */
export async function decideCase(context: HubContext, raw: DecideCaseInput): Promise<CasePayload> {
  const input = readInput(bounds, raw);
  return takeStep(
    context,
    {
      step: 'DECIDE',
      decide: (record, item, request) => judgeDecision(record, item, { ...request, ...input, note: null }),
      documents: (after, item, officer) => [
        {
          kind: input.outcome === 'APPROVED' ? 'APPROVAL_DECISION' : 'REJECTION_DECISION',
          ...documentFactsOf(context.services, after, item, officer),
          reasons: input.reasons,
          legalBases: item.legalBases.map((basis) => `${basis.title}${basis.article}`),
          validUntil: input.validUntil,
        },
      ],
    },
    input,
  );
}
