import { EVERY_CASE } from '../../domain/cases/case-policy.js';
import { receiveCase as judgeReceipt } from '../../domain/cases/receive-case.js';
import { isDecided, type JointCaseRef, type PartState } from '../../domain/joint-cases/joint-case.js';
import { materialsForItem, type ItemOffer } from '../../domain/joint-cases/open-joint-case.js';
import { cancelledMaterials } from '../../domain/items/cancelled-materials.js';
import type { ItemVersion } from '../../domain/items/item.js';
import { PUBLIC } from '../../domain/shared/caller.js';
import { minInstant } from '../../domain/shared/time.js';
import { readCases } from '../../prisma/cases/case-read.js';
import { readItemVersions } from '../../prisma/items/item-read.js';
import { readMark } from '../../prisma/shared/mark-read.js';
import type { IdempotencyMark } from '../../prisma/shared/mark-write.js';
import { clockOf } from '../cases/case-view.js';
import { appendEvent } from '../cases/commands/append-event.js';
import { deliveryReceiptFacts } from '../cases/document-facts.js';
import { recordReceipt } from '../cases/commands/receive-case.js';
import type { Services } from '../shared/context.js';
import { settleCase } from '../supervision/settle-case.js';
import type { JointParts, PartDelivery, PartOrder, PartReceipt } from './joint-parts.js';

const TRIES = 20;

/** The parts of members whose data this process holds. */
export function localParts(services: () => Services): JointParts {
  return {
    offer: (itemCode) => offer(services(), itemCode),
    receive: (order) => receive(services(), order),
    state: (caseId) => state(services(), caseId),
    deliver: (delivery) => deliver(services(), delivery),
  };
}

async function offer({ database }: Services, itemCode: string): Promise<ItemOffer> {
  const versions = await readItemVersions(database, { all: true, member: null }, [itemCode]);
  const published = publishedOf(versions);
  return {
    itemCode,
    published: published !== null,
    versionId: published?.id ?? null,
    memberCode: published?.memberCode ?? '',
    materials: (published?.materials ?? []).map(({ code, proves }) => ({ code, proves })),
    cancelledCodes: [...cancelledMaterials(versions)],
  };
}

async function receive(services: Services, order: PartOrder): Promise<PartReceipt> {
  const { database, clock } = services;
  const { joint, itemCode, receivedBy, occurredAt, trackingCode } = order;
  const mark = markOfPart(joint, itemCode);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await readMark(database, mark);
    if (known !== null) return { caseId: known.recordId };
    const item = publishedOf(await readItemVersions(database, { all: true, member: null }, [itemCode]));
    const now = clock.now();
    const request = {
      caller: PUBLIC,
      officer: null,
      occurredAt: minInstant(occurredAt, now),
      expectedVersion: null,
      note: null,
      now,
      title: joint.title,
      applicant: order.applicant,
      materials: item === null ? [] : materialsForItem(order.materials, item.materials),
      declaredTruthful: true,
      cancelledCodes: new Set<string>(),
      joint,
    };
    const verdict = judgeReceipt(item, '', request);
    if (!verdict.granted || item === null) return { refused: verdict.granted ? '' : (verdict.refusals[0]?.code ?? '') };
    const appended = await recordReceipt(services, item, request, { mark, actor: receivedBy, appointmentId: null, trackingCode });
    if (appended === null) continue;
    return appended.granted ? { caseId: appended.value.record.id } : { refused: appended.refusals[0]?.code ?? '' };
  }
  throw new Error(`part ${itemCode} of ${joint.id} met its own mark again and again`);
}

async function state(services: Services, caseId: string): Promise<PartState | null> {
  const [row] = await readCases(services.database, EVERY_CASE, 'id', [caseId]);
  if (row === undefined) return null;
  const { record } = row;
  const clock = clockOf(record, await services.items.get(record.itemVersionId), services);
  return { caseId, status: record.status, promisedDueOn: clock.promised?.dueOn ?? null };
}

async function deliver(services: Services, { caseId, deliveredBy, occurredAt }: PartDelivery): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [stored] = await readCases(services.database, EVERY_CASE, 'id', [caseId]);
    if (stored === undefined || stored.record.status === 'DELIVERED' || !isDecided(stored.record.status)) return;
    const now = services.clock.now();
    const row = await settleCase(services, stored, now);
    const { record } = row;
    const item = await services.items.get(record.itemVersionId);
    const appended = await appendEvent(services, {
      row,
      caseId,
      memberCode: record.memberCode,
      item,
      outcome: { data: { kind: 'DELIVERED' }, status: 'DELIVERED', occurredAt: minInstant(occurredAt, now), note: null },
      actor: deliveredBy,
      mark: null,
      recordedAt: now,
      lookedAt: now,
      told: null,
      documents: (after) => [deliveryReceiptFacts(services, after, item, deliveredBy.name, null)],
      tracking: null,
    });
    if (appended?.granted === true) return;
  }
  throw new Error(`case ${caseId} changed ${TRIES} times while it was delivered`);
}

function publishedOf(versions: readonly ItemVersion[]): ItemVersion | null {
  return versions.find((version) => version.status === 'PUBLISHED') ?? null;
}

/** Each part is received once, however often it is ordered. */
function markOfPart({ id }: JointCaseRef, itemCode: string): IdempotencyMark {
  return { subject: `joint:${id}`, key: itemCode, fingerprint: id };
}
