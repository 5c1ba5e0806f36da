import { z } from 'zod';
import { judgeProposal } from '../../../domain/accountability/accountability-steps.js';
import {
  ACCOUNTABILITY_GROUNDS,
  ACCOUNTABILITY_MEASURES,
  type AccountabilityAction,
} from '../../../domain/accountability/accountability.js';
import { SUPERVISING_ROLES } from '../../../domain/inspections/inspection-policy.js';
import { globalId } from '../../../domain/members/member.js';
import { grant, refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { civilDateOf } from '../../../domain/shared/time.js';
import { ACCOUNTABILITY } from '../../../prisma/accountability/accountability.js';
import { nextNumber } from '../../../prisma/cases/step-ground.js';
import type { Queries } from '../../../prisma/database.js';
import { FINDINGS } from '../../../prisma/inspections/findings.js';
import { readOwners } from '../../../prisma/members/owner-read.js';
import { readRecords } from '../../../prisma/shared/records.js';
import type { ProposeAccountabilityInput } from '../../../schema/accountability/accountability-mutations.operation.js';
import { evidenceInput, globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../../shared/bounds.js';
import { notFound, openRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { requireRole } from '../../shared/errors.js';
import { checkMembers } from '../../shared/members-filter.js';

const bounds = z.object({
  member: memberCode,
  subject: optional(globalIdText),
  ground: z.enum(ACCOUNTABILITY_GROUNDS),
  facts: text(10_000),
  findings: z.array(globalIdText).max(50, '至多 50 项 / at most 50'),
  evidence: evidenceInput,
  measure: z.enum(ACCOUNTABILITY_MEASURES),
  idempotencyKey,
});

/** Proposes that somebody answers for proven facts (M30), by a supervisor. Refuses NOT_FOUND, and what `judgeProposal` refuses. */
export async function proposeAccountability(context: HubContext, raw: ProposeAccountabilityInput) {
  const { caller, services } = context;
  requireRole(caller, ...SUPERVISING_ROLES);
  const input = readInput(bounds, raw);
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
