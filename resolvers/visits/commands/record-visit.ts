import { z } from 'zod';
import type { CaseEventData } from '../../../domain/cases/case-event.js';
import { isOpenTo } from '../../../domain/cases/transitions.js';
import { runningProcedures } from '../../../domain/cases/case.js';
import type { Caller } from '../../../domain/shared/caller.js';
import { WINDOW_ROLES } from '../../../domain/inquiries/inquiry-policy.js';
import { grant, type Verdict } from '../../../domain/shared/refusal.js';
import type { Instant } from '../../../domain/shared/time.js';
import { mayKeepVisits, visitScope } from '../../../domain/visits/visit-policy.js';
import { recordVisit as judgeReport } from '../../../domain/visits/visit-steps.js';
import type { Visit } from '../../../domain/visits/visit.js';
import { covers } from '../../../domain/shared/scope.js';
import { readOfficers } from '../../../prisma/staff/officer-read.js';
import { VISITS } from '../../../prisma/visits/visits.js';
import type { RecordVisitInput } from '../../../schema/visits/visit-mutations.operation.js';
import { expectedVersion, globalIdText, idempotencyKey, optional, readInput, text } from '../../shared/bounds.js';
import { stepOnRecord } from '../../shared/change-record.js';
import type { HubContext, Services } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';
import { insideTransaction } from '../../shared/inside-transaction.js';
import { procedureNoticeFacts } from '../../cases/document-facts.js';
import { officersOf } from './schedule-visit.js';
import { noteVisit, visitedCase, type VisitedCase } from '../visited-case.js';

const bounds = z.object({
  visit: globalIdText,
  guidance: text(5_000),
  passedFirstTime: optional(z.boolean()),
  attendees: z.array(globalIdText).max(20, '至多 20 人 / at most 20'),
  occurredAt: optional(z.string()),
  expectedVersion,
  idempotencyKey,
});

/** Records a visit that took place. A site survey recorded ends the case's SITE_SURVEY procedure, begun before or with it. */
export async function recordVisit(context: HubContext, raw: RecordVisitInput) {
  const { caller, services } = context;
  requireRole(caller, ...WINDOW_ROLES);
  const input = readInput(bounds, raw);
  const { record, userErrors } = await stepOnRecord<Visit>(context, {
    operation: 'RECORD_VISIT',
    input,
    table: VISITS,
    id: input.visit,
    field: 'visit',
    sees: (visit) => covers(visitScope(caller), visit.memberCode),
    judge: async (visit, transaction): Promise<Verdict<Visit>> => {
      if (!mayKeepVisits(caller, visit.memberCode)) throw forbidden();
      const inside = insideTransaction(services, transaction);
      const tied = visit.caseId === null ? null : await visitedCase(inside, visit.caseId);
      const named = officersOf(await readOfficers(transaction, input.attendees), input.attendees);
      if (!named.granted) return named;
      const now = services.clock.now();
      const visitedAt = input.occurredAt ?? now;
      const after = tied?.row.record.lastOccurredAt ?? null;
      const verdict = judgeReport(visit, { ...input, attendees: named.value, visitedAt, after, now });
      if (!verdict.granted || tied === null) return verdict;
      const noted = await noteInCase(inside, caller, tied, verdict.value, visitedAt, now);
      return noted.granted ? grant(verdict.value) : noted;
    },
  });
  return { visit: record, userErrors };
}

function noteInCase(inside: Services, caller: Caller, tied: VisitedCase, visit: Visit, visitedAt: Instant, now: Instant) {
  const { record } = tied.row;
  const note = visit.guidance ?? '';
  const survey = { occurredAt: visitedAt, note };
  const ends = visit.kind === 'SITE_SURVEY' && isOpenTo('FINISH_PROCEDURE', record);
  const isRunning = runningProcedures(record).some(({ kind }) => kind === 'SITE_SURVEY');
  const recorded: CaseEventData = { kind: 'VISIT_RECORDED', visitId: visit.id, visit: visit.kind, attendees: visit.attendees };
  const begun: CaseEventData = { kind: 'PROCEDURE_STARTED', procedure: 'SITE_SURVEY' };
  const ended: CaseEventData = { kind: 'PROCEDURE_FINISHED', procedure: 'SITE_SURVEY', result: note };
  return noteVisit(inside, caller, tied, now, [
    ...(ends && !isRunning
      ? [
          {
            ...survey,
            data: begun,
            documents: (after: typeof record) => [procedureNoticeFacts(inside, after, tied.item, caller.name, 'SITE_SURVEY')],
          },
        ]
      : []),
    { ...survey, data: recorded },
    ...(ends ? [{ ...survey, data: ended }] : []),
  ]);
}
