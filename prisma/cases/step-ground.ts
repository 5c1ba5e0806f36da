import type { Staff } from '../../domain/staff/staff.js';
import type { Queries } from '../database.js';
import { CASE_COLUMNS } from './case-read.js';
import type { CaseRow } from './case-row.js';
import { OFFICER_JSON } from '../staff/officer-read.js';

/** What is asked for a step; `caseId` null (a receipt): the officer and the mark alone. */
export interface GroundRequest {
  readonly caseId: string | null;
  readonly officer: string | null;
  readonly subject: string;
  readonly key: string | null;
}

/** What a step is judged on: the case, the officer, and whether the same request was granted before. */
export interface StepGround {
  readonly row: CaseRow | null;
  readonly officer: Staff | null;
  readonly mark: { readonly fingerprint: string; readonly recordId: string } | null;
}

interface GroundRow extends CaseRow {
  readonly officer: Staff | null;
  readonly mark: StepGround['mark'];
}

const READ = `SELECT ${CASE_COLUMNS},
    (SELECT ${OFFICER_JSON} FROM staff s WHERE s.id = asked.officer) AS officer,
    (SELECT json_build_object('fingerprint', i.fingerprint, 'recordId', i.record_id)
      FROM idempotency i WHERE i.subject = asked.subject AND i.key = asked.key) AS mark
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS asked (case_id, officer, subject, key, place)
  LEFT JOIN case_record c ON c.id = asked.case_id ORDER BY asked.place`;

/** How many statements read at the same time, and for how many steps each. */
const AT_ONCE = 2;
const AT_MOST = 50;

interface Waiting {
  readonly request: GroundRequest;
  readonly resolve: (ground: StepGround) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads all that a step needs in one statement, after it was asked for. Alone it is read at once; what is asked while others are being
 * read is read together.
 */
export class StepGrounds {
  private waiting: Waiting[] = [];
  private reading = 0;

  constructor(private readonly database: Queries) {}

  read(request: GroundRequest): Promise<StepGround> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.readOn();
    });
  }

  private readOn(): void {
    if (this.reading >= AT_ONCE || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, AT_MOST);
    this.reading += 1;
    void this.readBatch(batch).finally(() => {
      this.reading -= 1;
      this.readOn();
    });
  }

  private async readBatch(batch: readonly Waiting[]): Promise<void> {
    const requests = batch.map(({ request }) => request);
    try {
      const rows = await this.database.query<GroundRow>(READ, [
        requests.map(({ caseId }) => caseId),
        requests.map(({ officer }) => officer),
        requests.map(({ subject }) => subject),
        requests.map(({ key }) => key),
      ]);
      for (const [place, { resolve }] of batch.entries()) resolve(groundOf(rows[place]));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

function groundOf(found: GroundRow | undefined): StepGround {
  if (found === undefined) throw new Error('the ground of a step is one row');
  const { officer, mark, ...row } = found;
  return { row: (row.record as unknown) === null ? null : row, officer, mark };
}

/** The next number of a scope, such as the cases of a member on a day: given once, gaps allowed. */
export async function nextNumber(database: Queries, scope: string): Promise<number> {
  const [row] = await database.query<{ value: number }>(
    'INSERT INTO counter (scope, value) VALUES ($1, 1) ON CONFLICT (scope) DO UPDATE SET value = counter.value + 1 RETURNING value',
    [scope],
  );
  return row?.value ?? 0;
}
