import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { WINDOW_ROLES } from '../../domain/inquiries/inquiry-policy.js';
import { covers } from '../../domain/shared/scope.js';
import { mayKeepVisits, visitScope } from '../../domain/visits/visit-policy.js';
import { cancelVisit } from '../../domain/visits/visit-steps.js';
import { VISITS } from '../../prisma/visits/visits.js';
import { CancelVisitInput, RecordVisitInput, ScheduleVisitInput, VisitPayload } from '../../schema/visits/visit-mutations.operation.js';
import { expectedVersion, globalIdText, idempotencyKey, readInput, text } from '../shared/bounds.js';
import { stepOnRecord } from '../shared/change-record.js';
import type { HubContext } from '../shared/context.js';
import { forbidden, requireRole } from '../shared/errors.js';
import { recordVisit } from './record-visit.js';
import { scheduleVisit } from './schedule-visit.js';

const cancelBounds = z.object({ visit: globalIdText, reason: text(1_000), expectedVersion, idempotencyKey });

@Resolver()
export class VisitMutations {
  @Mutation(() => VisitPayload, {
    description: 'On-site service for a major project by a named officer (M26), or a site survey of an accepted case (AL 34).',
  })
  scheduleVisit(@Ctx() context: HubContext, @Arg('input', () => ScheduleVisitInput) input: ScheduleVisitInput) {
    return scheduleVisit(context, input);
  }

  @Mutation(() => VisitPayload, {
    description: "What was explained, and by whom; a site survey takes two officers and ends the case's SITE_SURVEY procedure.",
  })
  recordVisit(@Ctx() context: HubContext, @Arg('input', () => RecordVisitInput) input: RecordVisitInput) {
    return recordVisit(context, input);
  }

  @Mutation(() => VisitPayload, { description: 'A visit that will not take place, with the reason.' })
  async cancelVisit(@Ctx() context: HubContext, @Arg('input', () => CancelVisitInput) raw: CancelVisitInput) {
    const { caller } = context;
    requireRole(caller, ...WINDOW_ROLES);
    const input = readInput(cancelBounds, raw);
    const { record, userErrors } = await stepOnRecord(context, {
      operation: 'CANCEL_VISIT',
      input,
      table: VISITS,
      id: input.visit,
      field: 'visit',
      sees: (visit) => covers(visitScope(caller), visit.memberCode),
      judge: (visit) => {
        if (!mayKeepVisits(caller, visit.memberCode)) throw forbidden();
        return cancelVisit(visit, input.reason, input.expectedVersion);
      },
    });
    return { visit: record, userErrors };
  }
}
