import { z } from 'zod';
import {
  deliverCase as judgeDelivery,
  terminateCase as judgeTermination,
  withdrawCase as judgeWithdrawal,
} from '../../../domain/cases/close-case.js';
import type { CasePayload, CaseStepInput } from '../../../schema/cases/case-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { readInput } from '../../shared/bounds.js';
import { deliveryReceiptFacts } from '../document-facts.js';
import { noteText, stepFields } from './step-inputs.js';
import { takeStep } from './take-step.js';

const bounds = z.object({ ...stepFields, note: noteText });

/** 送达办结, with a delivery receipt (送达回证, AL 44). */
export async function deliverCase(context: HubContext, raw: CaseStepInput): Promise<CasePayload> {
  const input = readInput(bounds, raw);
  return takeStep(
    context,
    {
      step: 'DELIVER',
      decide: (record, _item, request) => judgeDelivery(record, request),
      documents: (after, item, officer) => [deliveryReceiptFacts(context.services, after, item, officer, input.note)],
    },
    input,
  );
}

/** 撤回, by the applicant, or by the window on the applicant's word. */
export async function withdrawCase(context: HubContext, raw: CaseStepInput): Promise<CasePayload> {
  const input = readInput(bounds, raw);
  return takeStep(context, { step: 'WITHDRAW', decide: (record, _item, request) => judgeWithdrawal(record, request) }, input);
}

/** 终止: what was to follow never came. */
export async function terminateCase(context: HubContext, raw: CaseStepInput): Promise<CasePayload> {
  const input = readInput(bounds, raw);
  const calendar = context.services.calendars.current();
  return takeStep(context, { step: 'TERMINATE', decide: (record, _item, request) => judgeTermination(record, calendar, request) }, input);
}
