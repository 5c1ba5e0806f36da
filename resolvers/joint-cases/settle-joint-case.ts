import type { JointCase, JointPart } from '../../domain/joint-cases/joint-case.js';
import { partiesOf } from '../../domain/joint-cases/joint-case.js';
import { JOINT_CASES, readUnsettledIds } from '../../prisma/joint-cases/joint-cases.js';
import { findRecord, lockRecord, updateRecord } from '../../prisma/shared/records.js';
import type { Services } from '../shared/context.js';
import { PartUnreachable } from './joint-parts.js';

/** Does with the parts of all joint cases what could not be done before: a member that was down gets its part, once. */
export async function settleJointCases(services: Services): Promise<void> {
  for (const id of await readUnsettledIds(services.database)) await settleJointCase(services, id);
}

/**
 * Orders each part that its member has not received, and hands over each decision that was delivered with the whole. What one member
 * cannot do now is left for later; every order may be repeated. Answers the joint case as it then stands.
 */
export async function settleJointCase(services: Services, id: string): Promise<JointCase | null> {
  const joint = await findRecord(services.database, JOINT_CASES, id);
  if (joint === null) return null;
  const changes = await Promise.all(joint.parts.map((part) => settlePart(services, joint, part)));
  if (changes.every((change) => change === null)) return joint;
  return services.database.transaction(async (transaction) => {
    const current = (await lockRecord(transaction, JOINT_CASES, id)) ?? joint;
    const settled = { ...current, parts: current.parts.map((part, index) => ({ ...part, ...changes[index] })) };
    await updateRecord(transaction, JOINT_CASES, settled);
    return settled;
  });
}

/** What became of a part; null where nothing was to be done, or nothing could be. */
async function settlePart(services: Services, joint: JointCase, part: JointPart): Promise<Partial<JointPart> | null> {
  const { jointParts, trackingCodes, onFault } = services;
  const { id, title, applicant, materials, openedAt, openedBy, deliveredAt, deliveredBy } = joint;
  try {
    if (part.caseId === null && part.refused === null) {
      return await jointParts.receive({
        joint: { id, title, parties: partiesOf(joint) },
        itemCode: part.itemCode,
        applicant,
        materials,
        receivedBy: openedBy,
        occurredAt: openedAt,
        trackingCode: trackingCodes.open(joint.trackingSealed),
      });
    }
    if (part.caseId === null || part.delivered || deliveredAt === null || deliveredBy === null) return null;
    await jointParts.deliver({ caseId: part.caseId, deliveredBy, occurredAt: deliveredAt });
    return { delivered: true };
  } catch (error) {
    if (!(error instanceof PartUnreachable)) onFault(error);
    return null;
  }
}
