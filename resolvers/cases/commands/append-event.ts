import type { CaseRecord } from '../../../domain/cases/case.js';
import { clockInputOf } from '../../../domain/cases/clock-input.js';
import type { Actor } from '../../../domain/cases/case-event.js';
import { applyEvent } from '../../../domain/cases/fold.js';
import { eventOf, type StepOutcome } from '../../../domain/cases/judge-step.js';
import { projectCase, type CaseProjection } from '../../../domain/cases/projection.js';
import { caseClock, type Light } from '../../../domain/clock/case-clock.js';
import type { DocumentFacts } from '../../../domain/documents/document.js';
import type { ItemVersion } from '../../../domain/items/item.js';
import { globalId } from '../../../domain/members/member.js';
import { refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { addDays, civilDateOf, type Instant } from '../../../domain/shared/time.js';
import { writeCaseChange, type CaseAlerts } from '../../../prisma/cases/case-write.js';
import type { CaseRow } from '../../../prisma/cases/case-row.js';
import { isUniqueViolation } from '../../../prisma/database.js';
import type { IdempotencyMark } from '../../../prisma/shared/mark-write.js';
import type { Services } from '../../shared/context.js';
import { caseAlerts } from '../../supervision/case-alerts.js';
import { chainHash, GENESIS } from '../hash-chain.js';

/** What is to be appended to a case's history, and in whose name. */
export interface Appending {
  /** The case so far; null for a receipt, whose own facts are then given in `receipt`. */
  readonly row: CaseRow | null;
  readonly caseId: string;
  readonly memberCode: string;
  readonly item: ItemVersion;
  readonly outcome: StepOutcome;
  readonly actor: Actor;
  readonly mark: IdempotencyMark | null;
  /** When it is recorded. */
  readonly recordedAt: Instant;
  /** The instant at which the case's days, light and alerts are looked at. */
  readonly lookedAt: Instant;
  /** The light that the history tells after the event, where the event does not tell it itself. */
  readonly told: Light | null;
  readonly documents: (after: CaseRecord) => readonly DocumentFacts[];
  readonly tracking: { readonly hash: string; readonly sealed: string } | null;
}

/**
 * Appends an event to a case with its documents and alerts. Refuses CALENDAR_NOT_PUBLISHED where no published calendar reaches as far
 * as the clock would then count. `null`: somebody else was first, or the same request came in meanwhile.
 */
export async function appendEvent(services: Services, appending: Appending): Promise<Verdict<CaseRow> | null> {
  const { row, caseId, memberCode, item, outcome, actor, recordedAt, lookedAt, mark, tracking } = appending;
  const { ids, calendars } = services;
  const calendar = calendars.current();
  const id = globalId('event', memberCode, ids.next());
  const draft = eventOf(outcome, { id, caseId, memberCode, actor, documentId: null }, row?.record.version ?? 0, recordedAt);
  const after = applyEvent(row?.record ?? null, draft);
  const projection = projectCase(after, item, lookedAt, calendar, appending.told);
  if (projection === null) {
    const counted = caseClock(clockInputOf(after, item), civilDateOf(lookedAt), calendar);
    return refuse(...(counted.granted ? [] : counted.refusals).map((refusal) => ({ ...refusal, path: ['input'] })));
  }
  const documents = appending.documents(after).map((facts) => {
    const documentId = globalId('document', memberCode, ids.next());
    return { id: documentId, memberCode, caseId, issuedAt: recordedAt, facts };
  });
  const event = { ...draft, documentId: documents[0]?.id ?? null };
  const head = chainHash(row?.head ?? GENESIS, event);
  const alerts = caseAlerts(services, { record: after, item, event, today: civilDateOf(lookedAt), raisedAt: recordedAt });
  const calendarRevision = calendars.revision();
  const change = { record: after, projection, calendarRevision, event, head, documents, alerts, mark, tracking, now: recordedAt };
  try {
    if (!(await writeCaseChange(services.database, change))) return null;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
  services.bus.wake();
  const { dueOn, light, nextCheckAt } = projection;
  const trackingSealed = row?.trackingSealed ?? tracking?.sealed ?? '';
  return { granted: true, value: { record: after, head, trackingSealed, dueOn, light, nextCheckAt } };
}

/** Brings days, light and alerts of a case up to date where nothing is to be told in its history; `null`: somebody else was first. */
export async function refreshCase(services: Services, row: CaseRow, item: ItemVersion, lookedAt: Instant): Promise<CaseRow | null> {
  const { calendars, clock } = services;
  const { record, head, light } = row;
  const now = clock.now();
  const projection = projectCase(record, item, lookedAt, calendars.current(), light) ?? unreachable(row, lookedAt);
  const alerts: CaseAlerts = caseAlerts(services, { record, item, event: null, today: civilDateOf(lookedAt), raisedAt: now });
  const calendarRevision = calendars.revision();
  const change = { record, projection, calendarRevision, event: null, head, documents: [], alerts, mark: null, tracking: null, now };
  if (!(await writeCaseChange(services.database, change))) return null;
  if (alerts.raised.length > 0) services.bus.wake();
  return { ...row, dueOn: projection.dueOn, light: projection.light, nextCheckAt: projection.nextCheckAt };
}

/** A case whose clock no published calendar reaches is looked at again on the next day. */
function unreachable({ dueOn, light, record }: CaseRow, lookedAt: Instant): CaseProjection {
  return {
    dueOn,
    promisedDueOn: null,
    yellowFrom: null,
    hasDeferredMaterials: record.materials.some((material) => material.status === 'DEFERRED'),
    light,
    decision: null,
    nextCheckAt: `${addDays(civilDateOf(lookedAt), 1)}T00:00:00.000Z`,
  };
}
