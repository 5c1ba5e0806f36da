import { z } from 'zod';
import { correctionsDueOn } from '../../../domain/cases/close-case.js';
import { requestCorrection as judgeCorrection } from '../../../domain/cases/request-correction.js';
import type { CasePayload, RequestCorrectionInput } from '../../../schema/cases/case-mutations.operation.js';
import { writeAlert } from '../../../prisma/supervision/alert-write.js';
import { gap, readInput, text } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { alertDraft } from '../../supervision/case-alerts.js';
import { documentFactsOf } from '../document-facts.js';
import { stepFields } from './step-inputs.js';
import { takeStep } from './take-step.js';

const bounds = z.object({
  ...stepFields,
  entries: z
    .array(z.object({ material: text(64), problem: gap(2_000), standard: gap(2_000) }))
    .max(200, '至多 200 项 / at most 200 entries'),
});

/** 一次性告知补正, with the notice; the attempt at a second one changes nothing in the case, yet supervision is told (M12, M28). */
export async function requestCorrection(context: HubContext, raw: RequestCorrectionInput): Promise<CasePayload> {
  const input = readInput(bounds, raw);
  const { services } = context;
  const calendar = services.calendars.current();
  return takeStep(
    context,
    {
      step: 'REQUEST_CORRECTION',
      decide: (record, item, request) => judgeCorrection(record, item, calendar, { ...request, entries: input.entries }),
      documents: (after, item, officer) => {
        const answerBy = correctionsDueOn(after.lastOccurredAt, calendar);
        const names = new Map(item.materials.map((material) => [material.code, material.name]));
        return [
          {
            kind: 'CORRECTION_NOTICE',
            ...documentFactsOf(services, after, item, officer),
            entries: input.entries.map((entry) => ({ ...entry, material: names.get(entry.material) ?? entry.material })),
            answerBy: answerBy.granted ? answerBy.value : '',
          },
        ];
      },
      onRefused: async (record, item, refusals, officer) => {
        if (refusals[0]?.code !== 'CORRECTION_ALREADY_REQUESTED') return;
        const cause = { kind: 'SECOND_NOTICE_ATTEMPTED', key: '', facts: { officer } } as const;
        await writeAlert(services.database, alertDraft(services, record, item, cause, services.clock.now()));
        services.bus.wake();
      },
    },
    input,
  );
}
