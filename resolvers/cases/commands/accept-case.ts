import { z } from 'zod';
import { acceptCase as judgeAcceptance } from '../../../domain/cases/accept-case.js';
import type { AcceptCaseInput, CasePayload } from '../../../schema/cases/case-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { readInput } from '../../shared/bounds.js';
import { clockOf } from '../case-view.js';
import { documentFactsOf } from '../document-facts.js';
import { stepFields } from './step-inputs.js';
import { takeStep } from './take-step.js';

const bounds = z.object(stepFields);

/** 受理, with a notice (受理通知书) that names the promised and the statutory day. */
export async function acceptCase(context: HubContext, raw: AcceptCaseInput): Promise<CasePayload> {
  return takeStep(
    context,
    {
      step: 'ACCEPT',
      decide: judgeAcceptance,
      document: (after, item, officer) => {
        const { promised, statutory } = clockOf(after, item, context.services);
        return {
          kind: 'ACCEPTANCE_NOTICE',
          ...documentFactsOf(context, after, item, officer),
          promisedDueOn: promised?.dueOn ?? '',
          statutoryDueOn: statutory?.dueOn ?? '',
        };
      },
    },
    readInput(bounds, raw),
  );
}
