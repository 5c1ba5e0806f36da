import type { DocumentDraft } from '../../domain/documents/document.js';
import { civilDateOf } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';

/** Issues a document of no case, with the next number of its member and year, in the transaction of what it tells. */
export async function issueDocument(transaction: Queries, { id, memberCode, caseId, issuedAt, facts }: DocumentDraft): Promise<void> {
  const year = Number(civilDateOf(issuedAt).slice(0, 4));
  await transaction.query(
    `WITH numbered AS (INSERT INTO counter (scope, value) VALUES ($1, 1)
       ON CONFLICT (scope) DO UPDATE SET value = counter.value + 1 RETURNING value)
     INSERT INTO document (id, member_code, case_id, kind, year, sequence, issued_at, facts)
     SELECT $2, $3, $4, $5, $6::int, value, $7::timestamptz, $8::jsonb FROM numbered`,
    [`document.${memberCode}.${year}`, id, memberCode, caseId, facts.kind, year, issuedAt, JSON.stringify(facts)],
  );
}
