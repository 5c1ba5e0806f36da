import { z } from 'zod';
import { reviewCase as judgeReview } from '../../../domain/cases/review-case.js';
import type { CasePayload, ReviewCaseInput } from '../../../schema/cases/case-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { readInput } from '../../shared/bounds.js';
import { opinionText, stepFields } from './step-inputs.js';
import { takeStep } from './take-step.js';

const bounds = z.object({ ...stepFields, favourable: z.boolean(), text: opinionText });

/** 一审. */
export async function reviewCase(context: HubContext, raw: ReviewCaseInput): Promise<CasePayload> {
  const input = readInput(bounds, raw);
  return takeStep(
    context,
    { step: 'REVIEW', decide: (record, _item, request) => judgeReview(record, { ...request, ...input, note: null }) },
    input,
  );
}
