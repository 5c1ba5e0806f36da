-- In SQL's own language a function that cannot be inlined is parsed and planned at each call; in PL/pgSQL once for each connection. Every
-- event asks for its position, every reader of the feeds for the horizon.
CREATE OR REPLACE FUNCTION hub_transaction_position() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN pg_current_xact_id()::text::bigint + coalesce((SELECT "offset" FROM feed_epoch WHERE id = 1), 0);
END
$$;

-- Below this number no transaction of this database is still running. Those of other databases on the same server write nothing that our
-- feeds tell, so they hold nothing up; one of which we may not see where it runs counts as ours.
CREATE OR REPLACE FUNCTION hub_feed_horizon() RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  present pg_snapshot := pg_current_snapshot();
  oldest bigint;
BEGIN
  SELECT min(running::text::bigint) INTO oldest FROM pg_snapshot_xip(present) running
    WHERE NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.backend_xid = running::xid AND a.datname <> current_database());
  RETURN coalesce(oldest, pg_snapshot_xmax(present)::text::bigint) + coalesce((SELECT "offset" FROM feed_epoch WHERE id = 1), 0);
END
$$;
