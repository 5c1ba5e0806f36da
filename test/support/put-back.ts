import type { Queries } from '../../prisma/database.js';

/** Registry tables in the order of their references; of the others none refers to another. */
const REFERRED_TO_FIRST = ['member', 'center', 'service_window', 'staff'];

/** Gives a database what it needs to put every row back to what it is now: a copy of each table, and the transaction of now. */
export async function rememberRows(database: Queries): Promise<void> {
  await database.query('CREATE SCHEMA remembered');
  const tables = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'
     ORDER BY array_position($1::text[], table_name::text)`,
    [REFERRED_TO_FIRST],
  );
  for (const { name } of tables) await database.query(`CREATE TABLE remembered."${name}" AS TABLE public."${name}"`);
  const names = tables.map(({ name }) => name);
  await database.query('CREATE TABLE remembered.state AS SELECT pg_current_xact_id()::text::bigint AS last, $1::text[] AS tables', [names]);
  await database.query(PUT_BACK);
}

/** Puts every row back that was written or deleted since; nothing else may be at work in the database. */
export async function putRowsBack(database: Queries): Promise<void> {
  await database.query('SELECT remembered.put_back()');
}

const PUT_BACK = `CREATE FUNCTION remembered.put_back() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  state remembered.state;
  name text;
  now_there bigint;
  then_there bigint;
BEGIN
  SELECT * INTO state FROM remembered.state;
  FOR place IN REVERSE cardinality(state.tables)..1 LOOP
    EXECUTE format('DELETE FROM public.%I WHERE xmin::text::bigint > $1', state.tables[place]) USING state.last;
  END LOOP;
  FOREACH name IN ARRAY state.tables LOOP
    EXECUTE format('SELECT (SELECT count(*) FROM public.%1$I), (SELECT count(*) FROM remembered.%1$I)', name) INTO now_there, then_there;
    IF now_there < then_there THEN
      EXECUTE format('INSERT INTO public.%1$I SELECT * FROM remembered.%1$I ON CONFLICT DO NOTHING', name);
    END IF;
  END LOOP;
  UPDATE remembered.state SET last = pg_current_xact_id()::text::bigint;
END $$`;
