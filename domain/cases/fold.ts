import type { CaseMaterial, CaseRecord, Commitment, Correction } from './case.js';
import type { CaseEvent, SubmittedMaterial } from './case-event.js';
import type { Instant } from '../shared/time.js';

/** The record after an event; the first event of a case is RECEIVED and makes the record. */
export function applyEvent(record: CaseRecord | null, event: CaseEvent): CaseRecord {
  if (record === null) return receivedRecord(event);
  const after: CaseRecord = {
    ...record,
    version: event.sequence,
    status: event.status,
    lateRecordings: record.lateRecordings + (event.late ? 1 : 0),
    lastOccurredAt: event.occurredAt,
  };
  const { data } = event;
  switch (data.kind) {
    case 'RECEIVED':
      throw new Error(`case ${record.id} was received twice`);
    case 'CORRECTED_ON_THE_SPOT':
    case 'MATERIALS_SUPPLEMENTED':
      return {
        ...after,
        materials: withSubmitted(record.materials, data.materials, event.occurredAt),
        correction: withAnswers(record.correction, data.materials, event.occurredAt),
      };
    case 'CORRECTION_REQUESTED':
      return {
        ...after,
        correction: {
          requestedAt: event.occurredAt,
          entries: data.entries,
          awaited: [...new Set(data.entries.map((entry) => entry.material))],
          answeredAt: null,
        },
      };
    case 'ACCEPTED':
      return {
        ...after,
        acceptedAt: event.occurredAt,
        acceptanceMode: data.mode,
        commitment: data.commitment,
        materials: withDeferred(record.materials, data.commitment),
      };
    case 'PROCEDURE_STARTED': {
      const { occurredAt: startedAt, actor } = event;
      const started = { kind: data.procedure, startedAt, startedBy: actor.staff, finishedAt: null, result: null };
      return { ...after, procedures: [...record.procedures, started] };
    }
    case 'PROCEDURE_FINISHED':
      return {
        ...after,
        procedures: record.procedures.map((procedure) =>
          procedure.kind === data.procedure && procedure.finishedAt === null
            ? { ...procedure, finishedAt: event.occurredAt, result: data.result }
            : procedure,
        ),
      };
    case 'EXTENDED': {
      const { days, reason, approvedBy } = data;
      return { ...after, extension: { days, reason, approvedBy, grantedAt: event.occurredAt } };
    }
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
    case 'NOT_ACCEPTED':
    case 'WITHDRAWN':
    case 'TERMINATED':
      return { ...after, endedAt: event.occurredAt };
    case 'VISIT_SCHEDULED':
    case 'VISIT_RECORDED':
      return after;
    case 'APPOINTMENT_CHECKED_IN':
      return { ...after, appointmentId: data.appointmentId };
    case 'LIGHT_CHANGED':
      // The day turned, nobody acted: a step that happened before midnight may still be recorded.
      return { ...after, lastOccurredAt: record.lastOccurredAt };
    case 'EVALUATED': {
      const { level, tags, comment } = data;
      return { ...after, evaluation: { level, tags, comment, ratedAt: event.occurredAt } };
    }
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
    lateRecordings: event.late ? 1 : 0,
    joint: data.joint ?? null,
    appointmentId: null,
    materials: data.materials,
    commitment: null,
    correction: null,
    procedures: [],
    extension: null,
    review: null,
    decision: null,
    evaluation: null,
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

function withDeferred(materials: readonly CaseMaterial[], commitment: Commitment | null): readonly CaseMaterial[] {
  if (commitment === null) return materials;
  return materials.map((material) =>
    commitment.materials.includes(material.code) ? { ...material, status: 'DEFERRED', dueOn: commitment.supplementBy } : material,
  );
}

function withAnswers(correction: Correction | null, submitted: readonly SubmittedMaterial[], at: Instant): Correction | null {
  if (correction === null || correction.answeredAt !== null) return correction;
  const awaited = awaitedAfter(correction, submitted);
  return { ...correction, awaited, answeredAt: awaited.length === 0 ? at : null };
}

/** What a correction notice still waits for once these materials have come. */
export function awaitedAfter(correction: Correction, submitted: readonly SubmittedMaterial[]): readonly string[] {
  const come = new Set(submitted.map((material) => material.code));
  return correction.awaited.filter((code) => !come.has(code));
}
