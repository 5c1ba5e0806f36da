import type { CaseProjection } from '../../domain/cases/projection.js';
import type { CaseRecord } from '../../domain/cases/case.js';
import type { CaseEvent } from '../../domain/cases/case-event.js';
import type { DocumentDraft } from '../../domain/documents/document.js';
import { civilDateOf } from '../../domain/shared/time.js';
import type { Database } from '../database.js';
import { Parameters } from '../shared/sql.js';

/** What a granted request leaves behind so that its repeat is answered alike. */
export interface IdempotencyMark {
  readonly subject: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** Everything that one granted step writes. */
export interface CaseChange {
  readonly record: CaseRecord;
  readonly projection: CaseProjection;
  readonly event: CaseEvent;
  /** Hash of the event: the new head of the case's chain. */
  readonly hash: string;
  readonly document: DocumentDraft | null;
  readonly mark: IdempotencyMark | null;
  /** For a receipt only. */
  readonly tracking: { readonly hash: string; readonly sealed: string } | null;
}

/**
 * Writes a step in one statement, so in one transaction: the case, its event, the document with the next number of its member and
 * year, and the idempotency mark. A step is written only onto the version that it was judged on; `false`: somebody else was first.
 * A key already used makes a unique violation on `idempotency_pkey`, and nothing is written.
 */
export async function writeCaseChange(database: Database, change: CaseChange): Promise<boolean> {
  const parameters = new Parameters();
  const head = change.tracking === null ? updateCase(parameters, change) : insertCase(parameters, change, change.tracking);
  const statement = [
    `WITH moved AS (${head} RETURNING id)`,
    `appended AS (${insertEvent(parameters, change)})`,
    ...(change.mark === null ? [] : [`remembered AS (${insertMark(parameters, change.mark, change)})`]),
    ...(change.document === null ? [] : insertDocument(parameters, change.document)),
  ].join(',\n');
  const rows = await database.query(`${statement} SELECT id FROM moved`, parameters.values);
  return rows.length === 1;
}

function columnsOf({ record, projection, hash }: CaseChange): Record<string, unknown> {
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
    record: JSON.stringify(record),
    head: hash,
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
  record: '::jsonb',
};

function updateCase(parameters: Parameters, change: CaseChange): string {
  const assignments = Object.entries(columnsOf(change)).map(
    ([column, value]) => `${column} = ${parameters.bind(value)}${CASTS[column] ?? ''}`,
  );
  return `UPDATE case_record SET ${assignments.join(', ')}
          WHERE id = ${parameters.bind(change.record.id)} AND version = ${parameters.bind(change.record.version - 1)}::int`;
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

function insertEvent(parameters: Parameters, { event, hash }: CaseChange): string {
  const values = [event.id, event.caseId, event.memberCode, event.data.kind, event.documentId, hash].map(
    (value) => `${parameters.bind(value)}::text`,
  );
  return `INSERT INTO case_event (id, case_id, member_code, kind, document_id, hash, sequence, recorded_at, body)
          SELECT ${values.join(', ')}, ${parameters.bind(event.sequence)}::int, ${parameters.bind(event.recordedAt)}::timestamptz,
                 ${parameters.bind(JSON.stringify(event))}::jsonb FROM moved`;
}

function insertMark(parameters: Parameters, mark: IdempotencyMark, { record, event }: CaseChange): string {
  const values = [mark.subject, mark.key, mark.fingerprint, record.id].map((value) => `${parameters.bind(value)}::text`);
  return `INSERT INTO idempotency (subject, key, fingerprint, record_id, created_at)
          SELECT ${values.join(', ')}, ${parameters.bind(event.recordedAt)}::timestamptz FROM moved`;
}

/** The number is taken in the same transaction as the document is written, so numbers have neither gaps nor repeats (M18). */
function insertDocument(parameters: Parameters, document: DocumentDraft): string[] {
  const year = Number(civilDateOf(document.issuedAt).slice(0, 4));
  const scope = parameters.bind(`document.${document.memberCode}.${year}`);
  const values = [document.id, document.memberCode, document.caseId, document.facts.kind].map((value) => `${parameters.bind(value)}::text`);
  return [
    `numbered AS (INSERT INTO counter (scope, value) SELECT ${scope}, 1 FROM moved
       ON CONFLICT (scope) DO UPDATE SET value = counter.value + 1 RETURNING value)`,
    `issued AS (INSERT INTO document (id, member_code, case_id, kind, year, sequence, issued_at, facts)
       SELECT ${values.join(', ')}, ${parameters.bind(year)}::int, value, ${parameters.bind(document.issuedAt)}::timestamptz,
              ${parameters.bind(JSON.stringify(document.facts))}::jsonb FROM numbered)`,
  ];
}
