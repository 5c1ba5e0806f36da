import { seesWhole } from '../../domain/cases/case-policy.js';
import type { CaseRecord } from '../../domain/cases/case.js';
import { mayInspect } from '../../domain/inspections/inspection-policy.js';
import type { HubContext } from '../shared/context.js';

/** Whether names and identifiers of a case are shown whole: by its own rule, or to a supervisor while the case is under an open inspection. */
export async function showsWhole(
  { caller, loaders }: HubContext,
  record: Pick<CaseRecord, 'id' | 'memberCode' | 'applicant'>,
): Promise<boolean> {
  return seesWhole(caller, record) || (mayInspect(caller) && (await loaders.isInspected.load(record.id)));
}
