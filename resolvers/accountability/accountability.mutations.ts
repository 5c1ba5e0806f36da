import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { maySeeAction, mayState } from '../../domain/accountability/accountability-policy.js';
import {
  decide,
  judgeProposal,
  notify,
  publish,
  state,
  type AccountabilityStep,
} from '../../domain/accountability/accountability-steps.js';
import { ACCOUNTABILITY_GROUNDS, ACCOUNTABILITY_MEASURES, type AccountabilityAction } from '../../domain/accountability/accountability.js';
import { SUPERVISING_ROLES } from '../../domain/inspections/inspection-policy.js';
import { globalId } from '../../domain/members/member.js';
import type { Role } from '../../domain/shared/caller.js';
import { grant, refuse, type Verdict } from '../../domain/shared/refusal.js';
import { civilDateOf } from '../../domain/shared/time.js';
import { ACCOUNTABILITY } from '../../prisma/accountability/accountability.js';
import { nextNumber } from '../../prisma/cases/step-ground.js';
import type { Queries } from '../../prisma/database.js';
import { issueDocument } from '../../prisma/documents/document-write.js';
import { FINDINGS } from '../../prisma/inspections/findings.js';
import { readOwners } from '../../prisma/members/owner-read.js';
import { readRecords } from '../../prisma/shared/records.js';
import {
  AccountabilityPayload,
  AccountabilityStepInput,
  DecideAccountabilityInput,
  ProposeAccountabilityInput,
} from '../../schema/accountability/accountability-mutations.operation.js';
import {
  evidenceInput,
  expectedVersion,
  gap,
  globalIdText,
  idempotencyKey,
  memberCode,
  optional,
  readInput,
  text,
} from '../shared/bounds.js';
import { notFound, openRecord, stepOnRecord } from '../shared/change-record.js';
import type { HubContext } from '../shared/context.js';
import { forbidden, requireRole } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { noticeFacts } from './notice-facts.js';

const proposeBounds = z.object({
  member: memberCode,
  subject: optional(globalIdText),
  ground: z.enum(ACCOUNTABILITY_GROUNDS),
  facts: text(10_000),
  findings: z.array(globalIdText).max(50, '至多 50 项 / at most 50'),
  evidence: evidenceInput,
  measure: z.enum(ACCOUNTABILITY_MEASURES),
  idempotencyKey,
});
const stepBounds = z.object({ accountabilityAction: globalIdText, text: optional(gap(10_000)), expectedVersion, idempotencyKey });
const decideBounds = z.object({
  accountabilityAction: globalIdText,
  uphold: z.boolean(),
  measure: optional(z.enum(ACCOUNTABILITY_MEASURES)),
  reasons: gap(10_000),
  expectedVersion,
  idempotencyKey,
});

/** Whoever may be the person concerned. */
const CONCERNED: readonly Role[] = ['WINDOW', 'REVIEWER', 'CHECKER', 'LEADER', 'CENTER_MANAGER'];

@Resolver()
export class AccountabilityMutations {
  @Mutation(() => AccountabilityPayload, { description: 'By a supervisor, on facts proven by evidence or findings (M30).' })
  async proposeAccountability(@Ctx() context: HubContext, @Arg('input', () => ProposeAccountabilityInput) raw: ProposeAccountabilityInput) {
    const { caller, services } = context;
    requireRole(caller, ...SUPERVISING_ROLES);
    const input = readInput(proposeBounds, raw);
    checkMembers(services.registry, [input.member], ['input', 'member']);
    const { record, userErrors } = await openRecord<AccountabilityAction>(context, {
      operation: 'PROPOSE_ACCOUNTABILITY',
      input,
      table: ACCOUNTABILITY,
      judge: async (transaction): Promise<Verdict<AccountabilityAction>> => {
        const owners = await readOwners(transaction, services.registry, { staff: input.subject });
        if (!owners.granted) return refuse(notFound(['subject']));
        const findings = await findingMembers(transaction, input.findings);
        if (!findings.granted) return findings;
        const { member, measure, ground, facts, evidence } = input;
        const proposal = {
          memberCode: member,
          subjectId: input.subject,
          subjectMember: owners.value.staff ?? null,
          ground,
          measure,
          caller,
        };
        const refusals = judgeProposal({ ...proposal, evidence: evidence.length, findingMembers: findings.value });
        if (refusals.length > 0) return refuse(...refusals);
        const now = services.clock.now();
        return grant({
          id: globalId('accountability', member, services.ids.next()),
          number: await actionNumber(transaction, member, now),
          version: 1,
          memberCode: member,
          subjectId: input.subject,
          ground,
          facts,
          findingIds: [...new Set(input.findings)],
          evidence,
          measure,
          status: 'PROPOSED',
          proposedBy: caller.subject ?? '',
          proposedAt: now,
          notifiedAt: null,
          statementDueOn: null,
          statement: null,
          decidedBy: null,
          decidedAt: null,
          decisionReasons: null,
          publishedAt: null,
          noticeId: null,
          remarks: [],
        });
      },
    });
    return { accountabilityAction: record, userErrors };
  }

  @Mutation(() => AccountabilityPayload, { description: 'Tells the person; from then on five working days to state their case.' })
  notifyAccountability(@Ctx() context: HubContext, @Arg('input', () => AccountabilityStepInput) input: AccountabilityStepInput) {
    return step(context, 'NOTIFY_ACCOUNTABILITY', input, SUPERVISING_ROLES, (action, taken) =>
      notify(action, taken, context.services.calendars.current()),
    );
  }

  @Mutation(() => AccountabilityPayload, {
    description: 'The person concerned states their case (陈述申辩); where the member as a whole answers, its CENTER_MANAGER.',
  })
  stateCase(@Ctx() context: HubContext, @Arg('input', () => AccountabilityStepInput) input: AccountabilityStepInput) {
    return step(context, 'STATE_CASE', input, CONCERNED, (action, taken) => {
      if (!mayState(context.caller, action)) throw forbidden();
      return state(action, taken);
    });
  }

  @Mutation(() => AccountabilityPayload, {
    description: 'Upholds or dismisses with reasons, by a supervisor other than the proposer and the person concerned.',
  })
  async decideAccountability(@Ctx() context: HubContext, @Arg('input', () => DecideAccountabilityInput) raw: DecideAccountabilityInput) {
    const { caller, services } = context;
    requireRole(caller, ...SUPERVISING_ROLES);
    const input = readInput(decideBounds, raw);
    const { record, userErrors } = await stepOnRecord<AccountabilityAction>(context, {
      operation: 'DECIDE_ACCOUNTABILITY',
      input,
      table: ACCOUNTABILITY,
      id: input.accountabilityAction,
      field: 'accountabilityAction',
      sees: () => true,
      judge: (action) => decide(action, { ...input, caller, now: services.clock.now() }),
    });
    return { accountabilityAction: record, userErrors };
  }

  @Mutation(() => AccountabilityPayload, { description: 'Makes a decided action known (通报) by a unified notice.' })
  publishAccountability(@Ctx() context: HubContext, @Arg('input', () => AccountabilityStepInput) input: AccountabilityStepInput) {
    const { services } = context;
    return step(context, 'PUBLISH_ACCOUNTABILITY', input, SUPERVISING_ROLES, async (action, taken, transaction) => {
      const id = globalId('document', action.memberCode, services.ids.next());
      const verdict = publish(action, taken, id);
      if (!verdict.granted) return verdict;
      const facts = await noticeFacts(services, transaction, verdict.value);
      await issueDocument(transaction, { id, memberCode: action.memberCode, caseId: null, issuedAt: taken.now, facts });
      return verdict;
    });
  }
}

type Rule = (
  action: AccountabilityAction,
  taken: AccountabilityStep,
  transaction: Queries,
) => Verdict<AccountabilityAction> | Promise<Verdict<AccountabilityAction>>;

async function step(context: HubContext, operation: string, raw: AccountabilityStepInput, roles: readonly Role[], rule: Rule) {
  const { caller, services } = context;
  requireRole(caller, ...roles);
  const input = readInput(stepBounds, raw);
  const { record, userErrors } = await stepOnRecord(context, {
    operation,
    input,
    table: ACCOUNTABILITY,
    id: input.accountabilityAction,
    field: 'accountabilityAction',
    sees: (action) => maySeeAction(caller, action),
    judge: (action, transaction) => rule(action, { ...input, caller, now: services.clock.now() }, transaction),
  });
  return { accountabilityAction: record, userErrors };
}

async function findingMembers(transaction: Queries, ids: readonly string[]): Promise<Verdict<readonly string[]>> {
  const known = new Map((await readRecords(transaction, FINDINGS, 'id', ids)).map((finding) => [finding.id, finding.memberCode]));
  const missing = ids.findIndex((id) => !known.has(id));
  return missing >= 0 ? refuse(notFound(['findings', String(missing)])) : grant(ids.flatMap((id) => known.get(id) ?? []));
}

/** `WZ-<member>-<year>-<sequence>`: the member's next of the year. */
async function actionNumber(transaction: Queries, memberCode: string, now: string): Promise<string> {
  const year = `${memberCode}-${civilDateOf(now).slice(0, 4)}`;
  return `WZ-${year}-${String(await nextNumber(transaction, `accountability.${year}`)).padStart(4, '0')}`;
}
