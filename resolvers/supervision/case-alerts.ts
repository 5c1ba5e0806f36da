import type { CaseRecord } from '../../domain/cases/case.js';
import type { CaseEvent } from '../../domain/cases/case-event.js';
import type { ItemVersion } from '../../domain/items/item.js';
import { globalId } from '../../domain/members/member.js';
import type { CivilDate, Instant } from '../../domain/shared/time.js';
import { LEVEL_OF, type Cause } from '../../domain/supervision/alert.js';
import { causesOfEvent, standingCauses } from '../../domain/supervision/case-causes.js';
import type { CaseAlerts } from '../../prisma/cases/case-write.js';
import type { AlertDraft } from '../../prisma/supervision/alert-write.js';
import type { Services } from '../shared/context.js';

interface Looked {
  readonly record: CaseRecord;
  readonly item: ItemVersion;
  readonly event: CaseEvent | null;
  readonly today: CivilDate;
  readonly raisedAt: Instant;
}

/** The alerts that a case gives cause for after a change; the database raises each once. */
export function caseAlerts(services: Services, { record, item, event, today, raisedAt }: Looked): CaseAlerts {
  const standing = standingCauses(record, item, today, services.calendars.current());
  const causes = [...standing, ...(event === null ? [] : causesOfEvent(event))];
  return {
    raised: causes.map((cause) => alertDraft(services, record, item, cause, raisedAt)),
    standing: standing.map((cause) => alertKey(record.id, cause)),
  };
}

/** An alert of a case, with the facts that its text names. */
export function alertDraft({ ids }: Services, record: CaseRecord, item: ItemVersion, cause: Cause, raisedAt: Instant): AlertDraft {
  const { id: caseId, memberCode, number } = record;
  return {
    id: globalId('alert', memberCode, ids.next()),
    key: alertKey(caseId, cause),
    memberCode,
    caseId,
    kind: cause.kind,
    level: LEVEL_OF[cause.kind],
    raisedAt,
    facts: { ...cause.facts, number, item: item.name },
  };
}

/** What tells one alert of a case from another. */
export function alertKey(caseId: string, { kind, key }: Pick<Cause, 'kind' | 'key'>): string {
  return `${caseId}.${kind}.${key}`;
}
