import { EVERY_CASE } from '../../domain/cases/case-policy.js';
import { HUB_ACTOR, settle } from '../../domain/supervision/settle.js';
import { maxInstant, type Instant } from '../../domain/shared/time.js';
import { readCases } from '../../prisma/cases/case-read.js';
import type { CaseRow } from '../../prisma/cases/case-row.js';
import { acceptanceNoticeFacts } from '../cases/document-facts.js';
import { appendEvent, refreshCase } from '../cases/commands/append-event.js';
import type { Services } from '../shared/context.js';

const TRIES = 20;

/**
 * Does to a case all that the passing of time does to it until an instant, one thing after another, each as of the instant at which
 * it fell due: acceptance by silence, turns of the light, alerts. Answers the case as it then stands. Many processes may do so at
 * once: each thing is written onto the version that it was judged on, so once.
 */
export async function settleCase(services: Services, row: CaseRow, until: Instant): Promise<CaseRow> {
  let current = row;
  let conflicts = 0;
  while (current.nextCheckAt !== null && current.nextCheckAt <= until) {
    const next = await settleOnce(services, current, current.nextCheckAt);
    if (next !== null) {
      current = next;
      continue;
    }
    conflicts += 1;
    if (conflicts > TRIES) throw new Error(`case ${row.record.id} changed ${TRIES} times while its days were looked at`);
    const [fresh] = await readCases(services.database, EVERY_CASE, 'id', [row.record.id]);
    if (fresh === undefined) return current;
    current = fresh;
  }
  return current;
}

/** The one thing that falls due at an instant; null where somebody else was first. */
async function settleOnce(services: Services, row: CaseRow, at: Instant): Promise<CaseRow | null> {
  const { record } = row;
  const item = await services.items.get(record.itemVersionId);
  const outcome = settle(record, item, row.light, services.calendars.current(), at);
  if (outcome === null) return refreshCase(services, row, item, at);
  const isAcceptance = outcome.data.kind === 'ACCEPTED';
  const appended = await appendEvent(services, {
    row,
    caseId: record.id,
    memberCode: record.memberCode,
    item,
    outcome,
    actor: HUB_ACTOR,
    mark: null,
    recordedAt: maxInstant(services.clock.now(), at),
    lookedAt: at,
    // The acceptance tells that the clock runs; where the promise is short, the turn of the light follows as its own event.
    told: isAcceptance ? 'GREEN' : null,
    documents: (after) => (isAcceptance ? [acceptanceNoticeFacts(services, after, item, HUB_ACTOR.name)] : []),
    tracking: null,
  });
  if (appended === null) return null;
  return appended.granted ? appended.value : refreshCase(services, row, item, at);
}
