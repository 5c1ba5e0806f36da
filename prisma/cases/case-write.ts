import type { CaseProjection } from '../../domain/cases/projection.js';
import type { CaseRecord } from '../../domain/cases/case.js';
import type { CaseEvent } from '../../domain/cases/case-event.js';
import type { DocumentDraft } from '../../domain/documents/document.js';
import { civilDateOf, type Instant } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';
import { insertMark, type IdempotencyMark } from '../shared/mark-write.js';
import { Parameters } from '../shared/sql.js';
import { alertRows, insertAlerts, resolveAlerts, type AlertDraft } from '../supervision/alert-write.js';

/** Everything that one granted step, or the passing of time, writes. */
export interface CaseChange {
  readonly record: CaseRecord;
  readonly projection: CaseProjection;
  /** The publication of calendars by which the projection was counted. */
  readonly calendarRevision: number;
  /** What is appended to the history; null where only days, light and alerts are brought up to date. */
  readonly event: CaseEvent | null;
  /** Hash of the last event: the head of the case's chain. */
  readonly head: string;
  readonly documents: readonly DocumentDraft[];
  readonly alerts: CaseAlerts;
  readonly mark: IdempotencyMark | null;
  /** For a receipt only. */
  readonly tracking: { readonly hash: string; readonly sealed: string } | null;
  readonly now: Instant;
}

/** The alerts of a case after a change: those to raise (once each), and the keys of all causes that stand. */
export interface CaseAlerts {
  readonly raised: readonly AlertDraft[];
  readonly standing: readonly string[];
}

/**
 * Writes a change in one statement, so in one transaction: the case, its event, the documents with the next numbers of their member
 * and year, the alerts and the idempotency mark. It is written only onto the version that it was judged on; `false`: somebody else
 * was first. A key already used makes a unique violation on `idempotency_pkey`, and nothing is written.
 */
export async function writeCaseChange(database: Queries, change: CaseChange): Promise<boolean> {
  const parameters = new Parameters();
  const head = change.tracking === null ? updateCase(parameters, change) : insertCase(parameters, change, change.tracking);
  const { event, mark, documents } = change;
  const parts = [
    `moved AS (${head} RETURNING id)`,
    ...(event === null ? [] : [`appended AS (${insertEvent(parameters, event, change.head)})`]),
    ...(mark === null ? [] : [`remembered AS (${insertMark(parameters, mark, 'moved', change.now)})`]),
    ...(documents.length === 0 ? [] : insertDocuments(parameters, documents)),
    ...alertParts(parameters, change),
  ];
  const rows = await database.query(`WITH ${parts.join(',\n')} SELECT id FROM moved`, parameters.values);
  return rows.length === 1;
}

function alertParts(parameters: Parameters, { record, alerts, tracking, now }: CaseChange): string[] {
  const parts: string[] = [];
  if (alerts.raised.length > 0) parts.push(`raised AS (${insertAlerts()} FROM moved, ${alertRows(parameters, alerts.raised)})`);
  // A case just received has no alert that could have ended.
  if (tracking === null)
    parts.push(`ended AS (${resolveAlerts(parameters, record.id, alerts.standing, now)} AND EXISTS (SELECT 1 FROM moved))`);
  return parts;
}

function columnsOf({ record, projection, head, calendarRevision }: CaseChange): Record<string, unknown> {
  return {
    version: record.version,
    status: record.status,
    accepted_at: record.acceptedAt,
    decided_at: record.decidedAt,
    delivered_at: record.deliveredAt,
    due_on: projection.dueOn,
    promised_due_on: projection.promisedDueOn,
    yellow_from: projection.yellowFrom,
    has_deferred_materials: projection.hasDeferredMaterials,
    acceptance_mode: record.acceptanceMode,
    was_corrected: record.correction !== null,
    late_recordings: record.lateRecordings,
    evaluation: record.evaluation?.level ?? null,
    used_days: projection.decision?.usedDays ?? null,
    promised_days: projection.decision?.promisedDays ?? null,
    statutory_days: projection.decision?.statutoryDays ?? null,
    is_in_promise: projection.decision?.isInPromise ?? null,
    light: projection.light,
    next_check_at: projection.nextCheckAt,
    calendar_revision: calendarRevision,
    record: JSON.stringify(record),
    head,
  };
}

const CASTS: Readonly<Record<string, string>> = {
  version: '::int',
  accepted_at: '::timestamptz',
  decided_at: '::timestamptz',
  delivered_at: '::timestamptz',
  received_at: '::timestamptz',
  due_on: '::date',
  promised_due_on: '::date',
  yellow_from: '::date',
  has_deferred_materials: '::boolean',
  next_check_at: '::timestamptz',
  calendar_revision: '::int',
  was_corrected: '::boolean',
  late_recordings: '::int',
  used_days: '::int',
  promised_days: '::int',
  statutory_days: '::int',
  is_in_promise: '::boolean',
  record: '::jsonb',
};

function updateCase(parameters: Parameters, change: CaseChange): string {
  const assignments = Object.entries(columnsOf(change)).map(
    ([column, value]) => `${column} = ${parameters.bind(value)}${CASTS[column] ?? ''}`,
  );
  return `UPDATE case_record SET ${assignments.join(', ')}
          WHERE id = ${parameters.bind(change.record.id)} AND version = ${parameters.bind(change.record.version - (change.event === null ? 0 : 1))}::int`;
}

function insertCase(parameters: Parameters, change: CaseChange, tracking: { readonly hash: string; readonly sealed: string }): string {
  const { record } = change;
  const columns: Record<string, unknown> = {
    ...columnsOf(change),
    id: record.id,
    number: record.number,
    member_code: record.memberCode,
    item_version_id: record.itemVersionId,
    item_code: record.itemCode,
    title: record.title,
    applicant_name: record.applicant.name,
    applicant_identifier: record.applicant.identifier,
    received_at: record.receivedAt,
    tracking_hash: tracking.hash,
    tracking_sealed: tracking.sealed,
  };
  const values = Object.entries(columns).map(([column, value]) => `${parameters.bind(value)}${CASTS[column] ?? ''}`);
  return `INSERT INTO case_record (${Object.keys(columns).join(', ')}) VALUES (${values.join(', ')})`;
}

function insertEvent(parameters: Parameters, event: CaseEvent, hash: string): string {
  const first = event.documentId;
  const values = [event.id, event.caseId, event.memberCode, event.data.kind, first, hash].map((value) => `${parameters.bind(value)}::text`);
  return `INSERT INTO case_event (id, case_id, member_code, kind, document_id, hash, sequence, recorded_at, body)
          SELECT ${values.join(', ')}, ${parameters.bind(event.sequence)}::int, ${parameters.bind(event.recordedAt)}::timestamptz,
                 ${parameters.bind(JSON.stringify(event))}::jsonb FROM moved`;
}

/** The numbers are taken in the same transaction as the documents are written, so they have neither gaps nor repeats (M18). */
function insertDocuments(parameters: Parameters, documents: readonly DocumentDraft[]): string[] {
  const [first] = documents;
  const year = Number(civilDateOf(first?.issuedAt ?? '').slice(0, 4));
  const scope = parameters.bind(`document.${first?.memberCode}.${year}`);
  const count = parameters.bind(documents.length);
  const rows = documents.map(({ id, memberCode, caseId, issuedAt, facts }, index) => {
    const texts = [id, memberCode, caseId, facts.kind].map((value) => `${parameters.bind(value)}::text`);
    return `(${texts.join(', ')}, ${index}, ${parameters.bind(issuedAt)}::timestamptz, ${parameters.bind(JSON.stringify(facts))}::jsonb)`;
  });
  return [
    `numbered AS (INSERT INTO counter (scope, value) SELECT ${scope}, ${count}::int FROM moved
       ON CONFLICT (scope) DO UPDATE SET value = counter.value + ${count}::int RETURNING value)`,
    `issued AS (INSERT INTO document (id, member_code, case_id, kind, year, sequence, issued_at, facts)
       SELECT d.id, d.member_code, d.case_id, d.kind, ${parameters.bind(year)}::int, value - ${count}::int + 1 + d.place, d.issued_at, d.facts
       FROM numbered, (VALUES ${rows.join(', ')}) AS d (id, member_code, case_id, kind, place, issued_at, facts))`,
  ];
}
