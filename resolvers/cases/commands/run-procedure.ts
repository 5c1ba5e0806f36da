import { z } from 'zod';
import { finishProcedure as judgeFinish, startProcedure as judgeStart } from '../../../domain/cases/run-procedure.js';
import { SPECIAL_PROCEDURES } from '../../../domain/items/item.js';
import type { CasePayload, FinishProcedureInput, StartProcedureInput } from '../../../schema/cases/case-mutations.operation.js';
import { readInput, text } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { procedureNoticeFacts } from '../document-facts.js';
import { stepFields } from './step-inputs.js';
import { takeStep } from './take-step.js';

const startBounds = z.object({ ...stepFields, kind: z.enum(SPECIAL_PROCEDURES) });
const finishBounds = startBounds.extend({ result: text(5_000) });

/** Starts a special stage (特殊环节), with the notice that tells the time it needs (AL 45). */
export async function startProcedure(context: HubContext, raw: StartProcedureInput): Promise<CasePayload> {
  const input = readInput(startBounds, raw);
  const { kind } = input;
  return takeStep(
    context,
    {
      step: 'START_PROCEDURE',
      decide: (record, item, request) => judgeStart(record, item, { ...request, kind }),
      documents: (after, item, officer) => [procedureNoticeFacts(context.services, after, item, officer, kind)],
    },
    input,
  );
}

/** Ends a special stage with its result. */
export async function finishProcedure(context: HubContext, raw: FinishProcedureInput): Promise<CasePayload> {
  const input = readInput(finishBounds, raw);
  const { kind, result } = input;
  return takeStep(
    context,
    { step: 'FINISH_PROCEDURE', decide: (record, _item, request) => judgeFinish(record, { ...request, kind, result }) },
    input,
  );
}
