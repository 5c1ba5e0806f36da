import { z } from 'zod';
import { SUPERVISING_ROLES } from '../../../domain/inspections/inspection-policy.js';
import { globalId } from '../../../domain/members/member.js';
import { mayOpenLine } from '../../../domain/rectifications/rectification-policy.js';
import { judgeOpening } from '../../../domain/rectifications/rectification-steps.js';
import { ASPECTS, type Rectification } from '../../../domain/rectifications/rectification.js';
import { grant, refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { readOwners } from '../../../prisma/members/owner-read.js';
import { RECTIFICATIONS } from '../../../prisma/rectifications/rectifications.js';
import { readRecords } from '../../../prisma/shared/records.js';
import type { OpenRectificationInput } from '../../../schema/rectifications/rectification-mutations.operation.js';
import { globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../../shared/bounds.js';
import { openRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';
import { checkMembers } from '../../shared/members-filter.js';

const bounds = z.object({
  member: memberCode,
  finding: optional(globalIdText),
  aspect: z.enum(ASPECTS),
  problem: text(2_000),
  measures: text(2_000),
  responsible: text(100),
  dueOn: z.string(),
  idempotencyKey,
});

/** Opens a line of the problem ledger (M28). Refuses NOT_FOUND, and what `judgeOpening` refuses. */
export async function openRectification(context: HubContext, raw: OpenRectificationInput) {
  const { caller, services } = context;
  requireRole(caller, 'CENTER_MANAGER', ...SUPERVISING_ROLES);
  const input = readInput(bounds, raw);
  checkMembers(services.registry, [input.member], ['input', 'member']);
  if (!mayOpenLine(caller, input.member)) throw forbidden();
  const { record, userErrors } = await openRecord<Rectification>(context, {
    operation: 'OPEN_RECTIFICATION',
    input,
    table: RECTIFICATIONS,
    judge: async (transaction): Promise<Verdict<Rectification>> => {
      const owners = await readOwners(transaction, services.registry, { finding: input.finding });
      if (!owners.granted) return owners;
      const lines = input.finding === null ? [] : await readRecords(transaction, RECTIFICATIONS, 'finding_id', [input.finding]);
      const refusals = judgeOpening({
        memberCode: input.member,
        dueOn: input.dueOn,
        today: services.clock.today(),
        findingMember: owners.value.finding ?? null,
        hasLine: lines.length > 0,
      });
      if (refusals.length > 0) return refuse(...refusals);
      const { aspect, problem, measures, responsible, dueOn } = input;
      return grant({
        id: globalId('rectification', input.member, services.ids.next()),
        version: 1,
        memberCode: input.member,
        findingId: input.finding,
        aspect,
        problem,
        measures,
        responsible,
        dueOn,
        status: 'OPEN',
        openedAt: services.clock.now(),
        submittedAt: null,
        progress: [],
      });
    },
  });
  return { rectification: record, userErrors };
}
