import type { Database } from '../../prisma/database.js';
import type { CopiedCase, CopyRows, Table } from './copied-case.js';

const TABLES: readonly Table[] = ['case_record', 'case_event', 'document'];

/** Numbers of cases and documents, given out from where the hub's counters stand, and handed back to them at the end. */
export class Numbers {
  private constructor(private readonly values: Map<string, number>) {}

  static async read(database: Database): Promise<Numbers> {
    const rows = await database.query<{ scope: string; value: number }>('SELECT scope, value FROM counter');
    return new Numbers(new Map(rows.map(({ scope, value }) => [scope, value])));
  }

  next(scope: string): number {
    const value = (this.values.get(scope) ?? 0) + 1;
    this.values.set(scope, value);
    return value;
  }

  async write(database: Database): Promise<void> {
    await database.query(
      `INSERT INTO counter (scope, value) SELECT * FROM unnest($1::text[], $2::bigint[])
       ON CONFLICT (scope) DO UPDATE SET value = EXCLUDED.value`,
      [[...this.values.keys()], [...this.values.values()]],
    );
  }
}

/** Writes copies many at a time, a statement for each table. */
export class CopyWriter {
  private readonly rows: Record<Table, string[]> = { case_record: [], case_event: [], document: [] };

  constructor(
    private readonly database: Database,
    private readonly columns: CopiedCase['columns'],
  ) {}

  add(copy: CopyRows): void {
    for (const table of TABLES) this.rows[table].push(...copy[table]);
  }

  /** How many cases wait to be written. */
  get waiting(): number {
    return this.rows.case_record.length;
  }

  async flush(): Promise<void> {
    await Promise.all(TABLES.map((table) => this.insert(table)));
  }

  private async insert(table: Table): Promise<void> {
    const columns = this.columns[table].map((column) => `"${column}"`).join(', ');
    const rows = this.rows[table].splice(0);
    await this.database.query(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [`[${rows.join(',')}]`],
    );
  }
}
