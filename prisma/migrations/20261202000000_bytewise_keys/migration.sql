-- Lists over several nodes are merged by code unit, so every database must order its texts alike, whatever the server's own collation.
-- Only indexes are built anew; of many rows that may take longer than a statement of the service may.
SET LOCAL statement_timeout = 0;
DO $$
DECLARE
  each record;
BEGIN
  FOR each IN
    SELECT table_name, string_agg(format('ALTER COLUMN %I TYPE text COLLATE "C"', column_name), ', ') AS changes
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type = 'text' AND table_name NOT LIKE '\_prisma%' AND collation_name IS NULL
    GROUP BY table_name
  LOOP
    EXECUTE format('ALTER TABLE %I %s', each.table_name, each.changes);
  END LOOP;
END $$;
