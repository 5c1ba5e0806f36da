import { z } from 'zod';
import { actorOf, judgeOfficer, type StepRequest } from '../../../domain/cases/judge-step.js';
import { mayLead, maySeeJointCase } from '../../../domain/joint-cases/joint-case-policy.js';
import { jointCaseStatus, type JointCase } from '../../../domain/joint-cases/joint-case.js';
import { judgeDelivery } from '../../../domain/joint-cases/open-joint-case.js';
import { grant, inOrderOfCodes, refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { JOINT_CASES } from '../../../prisma/joint-cases/joint-cases.js';
import { readOfficers } from '../../../prisma/staff/officer-read.js';
import { findRecord } from '../../../prisma/shared/records.js';
import type { DeliverJointCaseInput } from '../../../schema/joint-cases/joint-case-mutations.operation.js';
import { officerId } from '../../cases/commands/take-step.js';
import { globalIdText, idempotencyKey, optional, readInput } from '../../shared/bounds.js';
import { notFound, stepOnRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { memberUnavailable, requireRole } from '../../shared/errors.js';
import { jointCasePayload } from '../joint-case-payload.js';
import { readPartStates } from '../part-states.js';
import { settleJointCase } from '../settle-joint-case.js';

const bounds = z.object({ jointCase: globalIdText, by: optional(globalIdText), idempotencyKey });

/** Hands the decisions on all parts over, once, when the last of them is decided. Throws MEMBER_UNAVAILABLE where a part cannot be asked. */
export async function deliverJointCase(context: HubContext, raw: DeliverJointCaseInput) {
  const { caller, services } = context;
  requireRole(caller, 'WINDOW', 'MEMBER_SYSTEM');
  const input = readInput(bounds, raw);
  const officer = officerId(context, input.by);
  const found = await findRecord(services.database, JOINT_CASES, input.jointCase);
  const { states, unreachable } = found === null ? NONE : await readPartStates(services, found);
  const delivered = await stepOnRecord<JointCase>(context, {
    operation: 'DELIVER_JOINT_CASE',
    input,
    table: JOINT_CASES,
    id: input.jointCase,
    field: 'jointCase',
    sees: (joint) => maySeeJointCase(caller, joint),
    judge: async (joint, transaction): Promise<Verdict<JointCase>> => {
      const known = officer === null ? null : ((await readOfficers(transaction, [officer])).get(officer) ?? null);
      if (officer !== null && known === null) return refuse({ ...notFound(['by']), reason: 'officer' });
      const now = services.clock.now();
      const request: StepRequest = { caller, officer: known, occurredAt: null, expectedVersion: null, note: null, now };
      const closed = judgeDelivery(jointCaseStatus(joint, states), !mayLead(caller, joint.leadCode));
      if (closed.length > 0 && unreachable.length > 0 && joint.deliveredAt === null) throw memberUnavailable(unreachable);
      const refusals = closed.length > 0 ? closed : inOrderOfCodes(judgeOfficer('DELIVER', joint.leadCode, request));
      if (refusals.length > 0) return refuse(...refusals);
      return grant({ ...joint, deliveredAt: now, deliveredBy: actorOf(request, 'DELIVER') });
    },
  });
  if (delivered.record === null) return jointCasePayload(context, delivered);
  return jointCasePayload(context, { ...delivered, record: (await settleJointCase(services, delivered.record.id)) ?? delivered.record });
}

const NONE = { states: new Map<string, never>(), unreachable: [] as readonly string[] };
