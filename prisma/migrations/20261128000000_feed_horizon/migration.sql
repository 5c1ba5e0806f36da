-- Below this number no transaction of this database is still running. Those of other databases on the same server write nothing that our
-- feeds tell, so they hold nothing up; one of which we may not see where it runs counts as ours.
CREATE OR REPLACE FUNCTION hub_feed_horizon() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(
      (SELECT min(running::text::bigint) FROM pg_snapshot_xip(now) running
       WHERE NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.backend_xid = running::xid AND a.datname <> current_database())),
      pg_snapshot_xmax(now)::text::bigint)
    + coalesce((SELECT "offset" FROM feed_epoch WHERE id = 1), 0)
  FROM pg_current_snapshot() now
$$;
