import { z } from 'zod';
import { extendCase as judgeExtension } from '../../../domain/cases/extend-case.js';
import type { CasePayload, ExtendCaseInput } from '../../../schema/cases/case-mutations.operation.js';
import { readOfficer } from '../../../prisma/staff/officer-read.js';
import { globalIdText, readInput } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { clockOf } from '../case-view.js';
import { documentFactsOf } from '../document-facts.js';
import { reasonsText, stepFields } from './step-inputs.js';
import { takeStep } from './take-step.js';

const bounds = z.object({
  ...stepFields,
  days: z.number().int().min(1, '须为正整数 / must be at least 1').max(1_000),
  reason: reasonsText,
  approvedBy: globalIdText,
});

/** 延长办理期限, once, with the notice that tells the reason (AL 42). */
export async function extendCase(context: HubContext, raw: ExtendCaseInput): Promise<CasePayload> {
  const input = readInput(bounds, raw);
  const { services } = context;
  const { days, reason } = input;
  const approver = await readOfficer(services.database, input.approvedBy);
  return takeStep(
    context,
    {
      step: 'EXTEND',
      decide: (record, item, request) => judgeExtension(record, item, services.calendars.current(), { ...request, days, reason, approver }),
      documents: (after, item, officer) => {
        const { promised, statutory } = clockOf(after, item, services);
        const unextended = clockOf({ ...after, extension: null }, item, services);
        return [
          {
            kind: 'EXTENSION_NOTICE',
            ...documentFactsOf(services, after, item, officer),
            extension: { count: days, unit: item.statutoryLimit.unit },
            reason,
            approvedBy: approver?.name ?? '',
            promiseStays: promised?.dueOn === unextended.promised?.dueOn,
            promisedDueOn: promised?.dueOn ?? '',
            statutoryDueOn: statutory?.dueOn ?? '',
          },
        ];
      },
    },
    input,
  );
}
