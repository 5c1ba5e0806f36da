import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { SUPERVISING_ROLES } from '../../domain/inspections/inspection-policy.js';
import { globalId } from '../../domain/members/member.js';
import { ledgerScope, maySubmitLine, mayOpenLine } from '../../domain/rectifications/rectification-policy.js';
import {
  judgeOpening,
  returnRectification,
  submitRectification,
  verifyRectification,
  type RectificationStep,
} from '../../domain/rectifications/rectification-steps.js';
import { ASPECTS, type Rectification } from '../../domain/rectifications/rectification.js';
import type { Role } from '../../domain/shared/caller.js';
import { grant, refuse, type Verdict } from '../../domain/shared/refusal.js';
import { covers } from '../../domain/shared/scope.js';
import { readOwners } from '../../prisma/members/owner-read.js';
import { RECTIFICATIONS } from '../../prisma/rectifications/rectifications.js';
import { readRecords } from '../../prisma/shared/records.js';
import { endAlert } from '../../prisma/supervision/alert-write.js';
import {
  OpenRectificationInput,
  RectificationPayload,
  RectificationStepInput,
} from '../../schema/rectifications/rectification-mutations.operation.js';
import { expectedVersion, globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../shared/bounds.js';
import { openRecord, stepOnRecord } from '../shared/change-record.js';
import type { HubContext } from '../shared/context.js';
import { forbidden, requireRole } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { overdueKey } from './rectification-alerts.js';

const openBounds = z.object({
  member: memberCode,
  finding: optional(globalIdText),
  aspect: z.enum(ASPECTS),
  problem: text(2_000),
  measures: text(2_000),
  responsible: text(100),
  dueOn: z.string(),
  idempotencyKey,
});
const stepBounds = z.object({ rectification: globalIdText, text: text(5_000), expectedVersion, idempotencyKey });

type Rule = (line: Rectification, step: RectificationStep) => Verdict<Rectification>;

@Resolver()
export class RectificationMutations {
  @Mutation(() => RectificationPayload, {
    description: 'A line of the problem ledger: from a finding, by a supervisor or the member; or listed by the member itself.',
  })
  async openRectification(@Ctx() context: HubContext, @Arg('input', () => OpenRectificationInput) raw: OpenRectificationInput) {
    const { caller, services } = context;
    requireRole(caller, 'CENTER_MANAGER', ...SUPERVISING_ROLES);
    const input = readInput(openBounds, raw);
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

  @Mutation(() => RectificationPayload, { description: "The member's CENTER_MANAGER says what was done." })
  submitRectification(@Ctx() context: HubContext, @Arg('input', () => RectificationStepInput) input: RectificationStepInput) {
    return step(context, 'SUBMIT_RECTIFICATION', input, submitRectification, ['CENTER_MANAGER']);
  }

  @Mutation(() => RectificationPayload, { description: 'A supervisor found that it is done.' })
  verifyRectification(@Ctx() context: HubContext, @Arg('input', () => RectificationStepInput) input: RectificationStepInput) {
    return step(context, 'VERIFY_RECTIFICATION', input, verifyRectification, SUPERVISING_ROLES);
  }

  @Mutation(() => RectificationPayload, { description: 'A supervisor found that it is not done; the member takes it up again.' })
  returnRectification(@Ctx() context: HubContext, @Arg('input', () => RectificationStepInput) input: RectificationStepInput) {
    return step(context, 'RETURN_RECTIFICATION', input, returnRectification, SUPERVISING_ROLES);
  }
}

async function step(context: HubContext, operation: string, raw: RectificationStepInput, rule: Rule, roles: readonly Role[]) {
  const { caller, services } = context;
  requireRole(caller, ...roles);
  const input = readInput(stepBounds, raw);
  const { record, userErrors } = await stepOnRecord(context, {
    operation,
    input,
    table: RECTIFICATIONS,
    id: input.rectification,
    field: 'rectification',
    sees: (line) => covers(ledgerScope(caller), line.memberCode),
    judge: async (line, transaction) => {
      if (roles.includes('CENTER_MANAGER') && !maySubmitLine(caller, line.memberCode)) throw forbidden();
      const now = services.clock.now();
      const verdict = rule(line, { ...input, by: caller.name, now });
      if (verdict.granted && verdict.value.status === 'SUBMITTED') await endAlert(transaction, overdueKey(line), now);
      return verdict;
    },
  });
  return { rectification: record, userErrors };
}
