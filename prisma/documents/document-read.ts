import type { DocumentFacts, IssuedDocument } from '../../domain/documents/document.js';
import type { Database } from '../database.js';

interface DocumentRow {
  readonly id: string;
  readonly memberCode: string;
  readonly caseId: string | null;
  readonly year: number;
  readonly sequence: number;
  readonly issuedAt: string;
  readonly facts: DocumentFacts;
}

const COLUMNS = `d.id, d.member_code AS "memberCode", d.case_id AS "caseId", d.year, d.sequence, d.issued_at AS "issuedAt", d.facts`;

export async function readDocuments(database: Database, ids: readonly string[]): Promise<IssuedDocument[]> {
  return database.query<DocumentRow>(`SELECT ${COLUMNS} FROM document d WHERE d.id = ANY($1::text[])`, [ids]);
}

/** The documents of each case, in the order of their issue. */
export async function readDocumentsOfCases(database: Database, caseIds: readonly string[]): Promise<IssuedDocument[]> {
  return database.query<DocumentRow>(
    `SELECT ${COLUMNS} FROM document d WHERE d.case_id = ANY($1::text[]) ORDER BY d.case_id, d.issued_at, d.sequence`,
    [caseIds],
  );
}
