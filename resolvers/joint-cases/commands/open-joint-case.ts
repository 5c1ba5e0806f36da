import { z } from 'zod';
import { actorOf } from '../../../domain/cases/judge-step.js';
import { mayLead } from '../../../domain/joint-cases/joint-case-policy.js';
import type { JointCase } from '../../../domain/joint-cases/joint-case.js';
import { openJointCase as judgeOpening } from '../../../domain/joint-cases/open-joint-case.js';
import { globalId } from '../../../domain/members/member.js';
import { ownerOf } from '../../../domain/members/owner-of.js';
import { grant, refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { civilDateOf } from '../../../domain/shared/time.js';
import { nextNumber } from '../../../prisma/cases/step-ground.js';
import { JOINT_CASES } from '../../../prisma/joint-cases/joint-cases.js';
import { readOfficers } from '../../../prisma/staff/officer-read.js';
import type { OpenJointCaseInput } from '../../../schema/joint-cases/joint-case-mutations.operation.js';
import { materialsInput } from '../../cases/commands/step-inputs.js';
import { officerId } from '../../cases/commands/take-step.js';
import { applicantInput, globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../../shared/bounds.js';
import { notFound, openRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';
import { checkMembers } from '../../shared/members-filter.js';
import { jointCasePayload } from '../joint-case-payload.js';
import { offerOf } from '../joint-parts.js';
import { settleJointCase } from '../settle-joint-case.js';

const bounds = z.object({
  lead: memberCode,
  title: text(200),
  applicant: applicantInput,
  itemCodes: z.array(text(64)).min(2, '至少两个事项 / at least two items').max(20, '至多 20 个 / at most 20'),
  materials: materialsInput,
  declaredTruthful: z.boolean(),
  by: optional(globalIdText),
  idempotencyKey,
});

/**
 * 合并审批 (M27): one form and one set of materials for items of several members. What is acknowledged is durable: each member gets its
 * part at once, or as soon as it can be reached, and never twice.
 */
export async function openJointCase(context: HubContext, raw: OpenJointCaseInput) {
  const { caller, services } = context;
  requireRole(caller, 'WINDOW', 'MEMBER_SYSTEM');
  const input = readInput(bounds, raw);
  checkMembers(services.registry, [input.lead], ['input', 'lead']);
  if (!mayLead(caller, input.lead)) throw forbidden();
  const officer = officerId(context, input.by);
  const offers = await Promise.all(input.itemCodes.map((itemCode) => offerOf(services, itemCode)));
  const opened = await openRecord<JointCase>(context, {
    operation: 'OPEN_JOINT_CASE',
    input,
    table: JOINT_CASES,
    judge: async (transaction): Promise<Verdict<JointCase>> => {
      const known = officer === null ? null : ((await readOfficers(transaction, [officer])).get(officer) ?? null);
      if (officer !== null && known === null) return refuse({ ...notFound(['by']), reason: 'officer' });
      const now = services.clock.now();
      const request = { ...input, caller, officer: known, occurredAt: null, expectedVersion: null, note: null, now, offers };
      const verdict = judgeOpening(request);
      if (!verdict.granted) return verdict;
      const day = `${input.lead}-${civilDateOf(now).replaceAll('-', '')}`;
      const sequence = await nextNumber(transaction, `joint.${day}`);
      return grant({
        id: globalId('joint', input.lead, services.ids.next()),
        number: `${day}-J${String(sequence).padStart(4, '0')}`,
        leadCode: input.lead,
        title: input.title,
        applicant: input.applicant,
        materials: verdict.value,
        parts: input.itemCodes.map((itemCode) => ({
          itemCode,
          memberCode: ownerOf(itemCode) ?? '',
          caseId: null,
          refused: null,
          delivered: false,
        })),
        openedAt: now,
        openedBy: actorOf(request, 'RECEIVE'),
        trackingSealed: services.trackingCodes.seal(services.trackingCodes.generate()),
        deliveredAt: null,
        deliveredBy: null,
      });
    },
  });
  if (opened.record === null) return jointCasePayload(context, opened);
  return jointCasePayload(context, { ...opened, record: (await settleJointCase(services, opened.record.id)) ?? opened.record });
}
