import { z } from 'zod';
import { grant, refuse } from '../../../domain/shared/refusal.js';
import { judgeTraining } from '../../../domain/staff/keep-staff.js';
import type { RecordTrainingInput } from '../../../schema/staff/staff-mutations.operation.js';
import { globalIdText, idempotencyKey, readInput, text } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { changeStaff } from './change-staff.js';

const bounds = z.object({
  staff: globalIdText,
  topic: text(200),
  hours: z.number().gt(0, '须大于 0 / must be more than 0').max(1_000, '至多 1,000 / at most 1,000'),
  completedOn: z.string(),
  idempotencyKey,
});

/** A training that an officer completed (M2). */
export function recordTraining(context: HubContext, raw: RecordTrainingInput) {
  const input = readInput(bounds, raw);
  const { topic, hours, completedOn } = input;
  const training = { topic, hours, completedOn };
  return changeStaff(context, 'RECORD_TRAINING', input, (staff) => {
    const refusals = judgeTraining(training, context.services.clock.today());
    return refusals.length > 0 ? refuse(...refusals) : grant({ ...staff, trainings: [...staff.trainings, training] });
  });
}
