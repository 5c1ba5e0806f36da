import { QUICKER, testDatabase, type TestDatabase } from './database.js';

/** The registry is the same for everybody, and read where it stands. */
const REGISTRY = ['member', 'center', 'service_window', 'staff', '_prisma_migrations'];

/**
 * Many databases inside one, where a database of its own for each would take a quarter of a gigabyte: each is a schema with every table
 * but the registry's, and sees no other's rows. One statement or transaction at a time.
 */
export class SchemaDatabases {
  private turn: Promise<unknown> = Promise.resolve();
  private current = '';

  private constructor(
    private readonly shared: TestDatabase,
    private readonly tables: readonly string[],
  ) {}

  static async open(): Promise<SchemaDatabases> {
    const shared = await testDatabase({ engine: QUICKER, connections: 1 });
    const tables = await shared.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND NOT (table_name = ANY($1::text[]))`,
      [REGISTRY],
    );
    return new SchemaDatabases(
      shared,
      tables.map(({ name }) => name),
    );
  }

  /** A database of this name, as freshly migrated and seeded. */
  async database(name: string): Promise<TestDatabase> {
    await this.inTurn('public', async () => {
      await this.shared.query(`CREATE SCHEMA ${name}`);
      for (const table of this.tables) {
        await this.shared.query(`CREATE TABLE ${name}.${table} (LIKE public.${table} INCLUDING ALL)`);
        await this.shared.query(`INSERT INTO ${name}.${table} SELECT * FROM public.${table}`);
      }
    });
    return {
      ...this.shared,
      query: (sql, parameters) => this.inTurn(name, () => this.shared.query(sql, parameters)),
      transaction: (work) => this.inTurn(name, () => this.shared.transaction(work)),
      close: () => Promise.resolve(),
    };
  }

  close(): Promise<void> {
    return this.shared.close();
  }

  private inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(async () => {
      if (this.current !== name) await this.shared.query(`SET search_path TO ${name}, public`);
      this.current = name;
      return work();
    });
    this.turn = result.catch(() => undefined);
    return result;
  }
}
