import type { CaseMaterial, CaseRecord } from './case.js';
import type { CaseEvent, SubmittedMaterial } from './case-event.js';
import type { Instant } from '../shared/time.js';

/** The record after an event; the first event of a case is RECEIVED and makes the record. */
export function applyEvent(record: CaseRecord | null, event: CaseEvent): CaseRecord {
  if (record === null) return receivedRecord(event);
  const after: CaseRecord = { ...record, version: event.sequence, status: event.status, lastOccurredAt: event.occurredAt };
  const { data } = event;
  switch (data.kind) {
    case 'RECEIVED':
      throw new Error(`case ${record.id} was received twice`);
    case 'CORRECTED_ON_THE_SPOT':
    case 'MATERIALS_SUPPLEMENTED':
      return { ...after, materials: withSubmitted(record.materials, data.materials, event.occurredAt) };
    case 'ACCEPTED':
      return { ...after, acceptedAt: event.occurredAt, acceptanceMode: data.mode };
    case 'REVIEWED':
      return {
        ...after,
        review: {
          by: event.actor.staff ?? '',
          subject: event.actor.role === 'MEMBER_SYSTEM' ? null : event.actor.subject,
          at: event.occurredAt,
          text: data.text,
          favourable: data.favourable,
        },
      };
    case 'DECIDED':
      return {
        ...after,
        decidedAt: event.occurredAt,
        decision: {
          outcome: data.outcome,
          reasons: data.reasons,
          by: event.actor.staff ?? '',
          at: event.occurredAt,
          validUntil: data.validUntil,
          publicNotice: data.publicNotice,
        },
      };
    case 'DELIVERED':
      return { ...after, deliveredAt: event.occurredAt };
    case 'WITHDRAWN':
      return { ...after, endedAt: event.occurredAt };
  }
}

/** The record that a history adds up to. */
export function foldEvents(events: readonly CaseEvent[]): CaseRecord {
  const record = events.reduce<CaseRecord | null>(applyEvent, null);
  if (record === null) throw new Error('a case has at least one event');
  return record;
}

function receivedRecord(event: CaseEvent): CaseRecord {
  const { data } = event;
  if (data.kind !== 'RECEIVED') throw new Error(`the history of case ${event.caseId} does not begin with its receipt`);
  return {
    id: event.caseId,
    number: data.number,
    version: event.sequence,
    memberCode: event.memberCode,
    itemVersionId: data.itemVersionId,
    itemCode: data.itemCode,
    title: data.title,
    applicant: data.applicant,
    status: event.status,
    receivedAt: event.occurredAt,
    acceptedAt: null,
    acceptanceMode: null,
    decidedAt: null,
    deliveredAt: null,
    endedAt: null,
    firstResponder: event.actor.staff,
    materials: data.materials,
    review: null,
    decision: null,
    lastOccurredAt: event.occurredAt,
  };
}

function withSubmitted(
  materials: readonly CaseMaterial[],
  submitted: readonly SubmittedMaterial[],
  receivedAt: Instant,
): readonly CaseMaterial[] {
  const byCode = new Map(submitted.map((material) => [material.code, material]));
  return materials.map((material) => {
    const handedIn = byCode.get(material.code);
    return handedIn === undefined
      ? material
      : { ...material, status: 'SUBMITTED', receivedAt, sha256: handedIn.sha256, note: handedIn.note };
  });
}
