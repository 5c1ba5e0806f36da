import { createHash } from 'node:crypto';
import { canonicalText } from '../../domain/cases/case-event.js';
import { globalId } from '../../domain/members/member.js';
import type { Database } from '../../prisma/database.js';
import { GENESIS } from '../../resolvers/cases/hash-chain.js';
import { movedInstant, Pattern, type Move } from './pattern.js';
import { APPLICANT, TITLE, type Template } from './templates.js';

/** The tables that a case's rows lie in, and how the rows of one case are found, in order. */
const ROWS = {
  case_record: 'SELECT to_jsonb(r) AS row FROM case_record r WHERE id = $1',
  case_event: `SELECT to_jsonb(r) - 'xid' - 'position' AS row FROM case_event r WHERE case_id = $1 ORDER BY sequence`,
  document: `SELECT to_jsonb(r) - 'sequence' AS row FROM document r WHERE case_id = $1 ORDER BY issued_at, id`,
} as const;
export type Table = keyof typeof ROWS;

/** What a copy has of its own. */
export interface Identity {
  /** Tells it from every other copy. */
  readonly serial: number;
  readonly number: string;
  readonly applicant: { readonly name: string; readonly identifier: string };
  readonly tracking: { readonly hash: string; readonly sealed: string };
  readonly move: Move;
  /** Number of each document within member and year. */
  readonly documentNumbers: readonly number[];
}

/** The rows of a copy as JSON texts. */
export type CopyRows = Readonly<Record<Table, readonly string[]>>;

/** A template's rows, ready to be copied. */
export class CopiedCase {
  private constructor(
    readonly road: Template['road'],
    readonly member: string,
    private readonly receivedAtMs: number,
    private readonly patterns: Readonly<Record<Table, readonly Pattern[]>>,
    private readonly bodies: readonly Pattern[],
    /** Columns of each table; what is left out is given by the database. */
    readonly columns: Readonly<Record<Table, readonly string[]>>,
  ) {}

  static async read(database: Database, { id, road }: Template): Promise<CopiedCase> {
    const rowsOf = async (table: Table): Promise<Row[]> => (await database.query<{ row: Row }>(ROWS[table], [id])).map(({ row }) => row);
    const [records, events, documents] = [await rowsOf('case_record'), await rowsOf('case_event'), await rowsOf('document')];
    const [record = {}] = records;
    const places = new Map([...commonPlaces(record), ...rowPlaces('event', events), ...rowPlaces('document', documents)]);
    const patternsOf = (rows: readonly Row[]): Pattern[] => rows.map((row) => new Pattern(JSON.stringify(row), places));
    return new CopiedCase(
      road,
      String(record['member_code']),
      Date.parse(String(record['received_at'])),
      {
        case_record: patternsOf(records),
        case_event: patternsOf(events.map(({ body: _body, ...row }) => row)),
        document: patternsOf(documents),
      },
      events.map(({ body }) => new Pattern(canonicalText(body), places)),
      {
        case_record: Object.keys(record),
        case_event: Object.keys(events[0] ?? {}),
        document: [...Object.keys(documents[0] ?? {}), 'sequence'],
      },
    );
  }

  get documents(): number {
    return this.patterns.document.length;
  }

  receivedAt(move: Move): string {
    return movedInstant(this.receivedAtMs, move);
  }

  copy(identity: Identity): CopyRows {
    const { move } = identity;
    const values = this.valuesOf(identity);
    const bodies = this.bodies.map((body) => body.fill(values, move));
    let head = GENESIS;
    for (const [index, body] of bodies.entries()) {
      head = createHash('sha256').update(`${head}\n${body}`).digest('hex');
      values[`hash${index}`] = head;
    }
    const fill = (table: Table): string[] => this.patterns[table].map((pattern) => pattern.fill(values, move));
    return {
      case_record: fill('case_record'),
      case_event: fill('case_event').map((row, index) => withField(row, 'body', bodies[index] ?? 'null')),
      document: fill('document').map((row, index) => withField(row, 'sequence', String(identity.documentNumbers[index]))),
    };
  }

  private valuesOf({ serial, number, applicant, tracking, move }: Identity): Record<string, string> {
    const receivedMs = Date.parse(this.receivedAt(move));
    const id = (type: string, index: number): string =>
      globalId(type, this.member, receivedMs.toString(16).padStart(12, '0') + serial.toString(16).padStart(16, '0') + hex4(index));
    const values: Record<string, string> = {
      case: id('case', 0),
      number,
      title: `${TITLE}第${serial}号`,
      applicant: applicant.name,
      identifier: applicant.identifier,
      trackingHash: tracking.hash,
      trackingSealed: tracking.sealed,
    };
    for (let index = 0; index < this.bodies.length; index += 1) values[`event${index}`] = id('event', index);
    for (let index = 0; index < this.documents; index += 1) values[`document${index}`] = id('document', index);
    return values;
  }
}

type Row = Readonly<Record<string, unknown>>;

function commonPlaces(record: Row): [text: string, place: string][] {
  return [
    [String(record['id']), 'case'],
    [String(record['number']), 'number'],
    [String(record['tracking_hash']), 'trackingHash'],
    [String(record['tracking_sealed']), 'trackingSealed'],
    [TITLE, 'title'],
    [APPLICANT.name, 'applicant'],
    [APPLICANT.identifier, 'identifier'],
  ];
}

function rowPlaces(name: string, rows: readonly Row[]): [text: string, place: string][] {
  return rows.flatMap((row, index): [string, string][] => [
    [String(row['id']), `${name}${index}`],
    ...('hash' in row ? ([[String(row['hash']), `hash${index}`]] as [string, string][]) : []),
  ]);
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}

/** A row's JSON text with one more field. */
function withField(row: string, name: string, value: string): string {
  return `${row.slice(0, -1)},"${name}":${value}}`;
}
