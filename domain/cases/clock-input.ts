import type { ClockInput } from '../clock/case-clock.js';
import { PAUSING_PROCEDURES, type ItemVersion } from '../items/item.js';
import { civilDateOf, type CivilDate } from '../shared/time.js';
import type { CaseRecord } from './case.js';

/** The facts of a case that its clock counts from; without an item version, of the acceptance alone. */
export function clockInputOf(record: CaseRecord, item: Pick<ItemVersion, 'statutoryLimit' | 'promisedLimit'> | null): ClockInput {
  const dateOf = (instant: string | null): CivilDate | null => (instant === null ? null : civilDateOf(instant));
  const { statutoryLimit, promisedLimit } = item ?? { statutoryLimit: NO_LIMIT, promisedLimit: NO_LIMIT };
  const { extension } = record;
  return {
    receivedOn: civilDateOf(record.receivedAt),
    acceptedOn: dateOf(record.acceptedAt),
    deemed: record.acceptanceMode === 'DEEMED',
    decidedOn: dateOf(record.decidedAt),
    deliveredOn: dateOf(record.deliveredAt),
    endedOn: dateOf(record.endedAt),
    statutoryLimit,
    promisedLimit,
    pauses: record.procedures
      .filter(({ kind }) => PAUSING_PROCEDURES.has(kind))
      .map(({ kind, startedAt, finishedAt }) => ({ kind, from: civilDateOf(startedAt), to: dateOf(finishedAt) })),
    extension:
      extension === null
        ? null
        : { limit: { count: extension.days, unit: statutoryLimit.unit }, grantedOn: civilDateOf(extension.grantedAt) },
    acceptanceRestartedOn: dateOf(record.correction?.answeredAt ?? null),
  };
}

const NO_LIMIT = { count: 0, unit: 'WORKING_DAY' } as const;
