import { z } from 'zod';
import { EVALUATION_LEVELS, EVALUATION_TAGS } from '../../../domain/cases/case.js';
import { rateCase as judgeRating } from '../../../domain/cases/rate-case.js';
import { readTrackedRow } from '../../../prisma/cases/tracking-read.js';
import { readMark } from '../../../prisma/shared/mark-read.js';
import type { CasePayload, RateCaseInput } from '../../../schema/cases/case-mutations.operation.js';
import type { Refusal } from '../../../domain/shared/refusal.js';
import { idempotencyKey, optional, readInput, text } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { judgeMark, markOf } from '../../shared/idempotency.js';
import { userErrors } from '../../shared/messages.js';
import { settleCase } from '../../supervision/settle-case.js';
import { caseView } from '../case-view.js';
import { appendEvent } from './append-event.js';

const bounds = z.object({
  number: text(64),
  code: text(64),
  level: z.enum(EVALUATION_LEVELS),
  tags: z.array(z.enum(EVALUATION_TAGS)).max(20),
  comment: optional(text(1_000)),
  idempotencyKey,
});

const TRIES = 20;

/**
 * 好差评, by whoever holds the tracking code; a wrong number and a wrong code are refused alike. A poor rating raises an alert, and
 * its follow-up (回访) is the note by which that alert is acknowledged (M7).
 */
export async function rateCase(context: HubContext, raw: RateCaseInput): Promise<CasePayload> {
  const { caller, services } = context;
  const input = readInput(bounds, raw);
  const mark = markOf(caller, 'RATE', input);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = mark === null ? null : await readMark(services.database, mark);
    const found = await readTrackedRow(services.database, input.number, services.trackingCodes.hash(input.number, input.code));
    if (found === null) return refused(context, [{ code: 'NOT_FOUND', path: ['input', 'code'], basis: null }]);
    if (mark !== null && known !== null) {
      const reused = judgeMark(known, mark);
      return reused.length > 0 ? refused(context, reused) : { case: caseView(found), userErrors: [] };
    }
    const now = services.clock.now();
    const row = await settleCase(services, found, now);
    const { record } = row;
    const verdict = judgeRating(record, { ...input, caller, now });
    if (!verdict.granted) {
      if (mark !== null && (await readMark(services.database, mark)) !== null) continue;
      return refused(context, verdict.refusals);
    }
    const appended = await appendEvent(services, {
      row,
      caseId: record.id,
      memberCode: record.memberCode,
      item: await services.items.get(record.itemVersionId),
      outcome: verdict.value,
      actor: { name: record.applicant.name, role: 'APPLICANT', staff: null, subject: caller.subject ?? 'public' },
      mark,
      recordedAt: now,
      lookedAt: now,
      told: null,
      documents: () => [],
      tracking: null,
    });
    if (appended === null) continue;
    return appended.granted ? { case: caseView(appended.value), userErrors: [] } : refused(context, appended.refusals);
  }
  throw new Error(`case ${input.number} changed ${TRIES} times while it was rated`);
}

function refused({ language }: HubContext, refusals: readonly Refusal[]): CasePayload {
  return { case: null, userErrors: userErrors(refusals, language) };
}
