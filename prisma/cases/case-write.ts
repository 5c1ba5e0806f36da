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
  const [head, parameters] = caseHead(change);
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

interface Column {
  readonly name: string;
  readonly type: 'text' | 'int' | 'boolean' | 'date' | 'timestamptz' | 'jsonb';
  readonly valueOf: (change: CaseChange) => unknown;
}

/** What a change of a case sets, in the order of its statement's first parameters. */
const CHANGED: readonly Column[] = [
  { name: 'version', type: 'int', valueOf: ({ record }) => record.version },
  { name: 'status', type: 'text', valueOf: ({ record }) => record.status },
  { name: 'accepted_at', type: 'timestamptz', valueOf: ({ record }) => record.acceptedAt },
  { name: 'decided_at', type: 'timestamptz', valueOf: ({ record }) => record.decidedAt },
  { name: 'delivered_at', type: 'timestamptz', valueOf: ({ record }) => record.deliveredAt },
  { name: 'due_on', type: 'date', valueOf: ({ projection }) => projection.dueOn },
  { name: 'promised_due_on', type: 'date', valueOf: ({ projection }) => projection.promisedDueOn },
  { name: 'yellow_from', type: 'date', valueOf: ({ projection }) => projection.yellowFrom },
  { name: 'has_deferred_materials', type: 'boolean', valueOf: ({ projection }) => projection.hasDeferredMaterials },
  { name: 'acceptance_mode', type: 'text', valueOf: ({ record }) => record.acceptanceMode },
  { name: 'was_corrected', type: 'boolean', valueOf: ({ record }) => record.correction !== null },
  { name: 'late_recordings', type: 'int', valueOf: ({ record }) => record.lateRecordings },
  { name: 'evaluation', type: 'text', valueOf: ({ record }) => record.evaluation?.level ?? null },
  { name: 'used_days', type: 'int', valueOf: ({ projection }) => projection.decision?.usedDays ?? null },
  { name: 'promised_days', type: 'int', valueOf: ({ projection }) => projection.decision?.promisedDays ?? null },
  { name: 'statutory_days', type: 'int', valueOf: ({ projection }) => projection.decision?.statutoryDays ?? null },
  { name: 'is_in_promise', type: 'boolean', valueOf: ({ projection }) => projection.decision?.isInPromise ?? null },
  { name: 'light', type: 'text', valueOf: ({ projection }) => projection.light },
  { name: 'next_check_at', type: 'timestamptz', valueOf: ({ projection }) => projection.nextCheckAt },
  { name: 'calendar_revision', type: 'int', valueOf: ({ calendarRevision }) => calendarRevision },
  { name: 'record', type: 'jsonb', valueOf: ({ record }) => JSON.stringify(record) },
  { name: 'head', type: 'text', valueOf: ({ head }) => head },
];

/** What a receipt sets for good. */
const RECEIVED: readonly Column[] = [
  { name: 'id', type: 'text', valueOf: ({ record }) => record.id },
  { name: 'number', type: 'text', valueOf: ({ record }) => record.number },
  { name: 'member_code', type: 'text', valueOf: ({ record }) => record.memberCode },
  { name: 'item_version_id', type: 'text', valueOf: ({ record }) => record.itemVersionId },
  { name: 'item_code', type: 'text', valueOf: ({ record }) => record.itemCode },
  { name: 'title', type: 'text', valueOf: ({ record }) => record.title },
  { name: 'applicant_name', type: 'text', valueOf: ({ record }) => record.applicant.name },
  { name: 'applicant_identifier', type: 'text', valueOf: ({ record }) => record.applicant.identifier },
  { name: 'received_at', type: 'timestamptz', valueOf: ({ record }) => record.receivedAt },
  { name: 'tracking_hash', type: 'text', valueOf: ({ tracking }) => tracking?.hash },
  { name: 'tracking_sealed', type: 'text', valueOf: ({ tracking }) => tracking?.sealed },
];

const placeholder = ({ type }: Column, index: number): string => `$${index + 1}::${type}`;

/** Ends with the id and the version that the change is written onto. */
const UPDATE = `UPDATE case_record SET ${CHANGED.map((column, index) => `${column.name} = ${placeholder(column, index)}`).join(', ')}
  WHERE id = $${CHANGED.length + 1} AND version = $${CHANGED.length + 2}::int`;

const ALL = [...CHANGED, ...RECEIVED];
const INSERT = `INSERT INTO case_record (${ALL.map(({ name }) => name).join(', ')}) VALUES (${ALL.map(placeholder).join(', ')})`;

/** The statement's first part and its parameters. */
function caseHead(change: CaseChange): readonly [sql: string, parameters: Parameters] {
  const { record, event, tracking } = change;
  if (tracking !== null) return [INSERT, new Parameters(ALL.map(({ valueOf }) => valueOf(change)))];
  const onto = record.version - (event === null ? 0 : 1);
  return [UPDATE, new Parameters([...CHANGED.map(({ valueOf }) => valueOf(change)), record.id, onto])];
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
