import type { Db } from '../../src/db/open.ts'

/**
 * Empties a database as if it had just been made, ids beginning at 1 again: much quicker than making another, and than
 * TRUNCATE, which makes every table's files anew. What every database holds from the first day comes back when a world
 * opens it.
 */
export async function emptyDb(db: Db): Promise<void> {
  // references are not looked at: everything goes
  await db.sql(`DO $$ DECLARE name text; BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
      EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL LOOP
      EXECUTE format('ALTER SEQUENCE %I RESTART', name);
    END LOOP;
  END $$`)
}

/** The same, with its files as new as on the first day: rows come back in the order in which they were written. */
export async function renewDb(db: Db): Promise<void> {
  await emptyDb(db)
  await db.sql(`DO $$ DECLARE names text; BEGIN
    SELECT string_agg(format('%I', c.relname), ', ') INTO names FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' AND pg_relation_size(c.oid) > 0;
    IF names IS NOT NULL THEN EXECUTE 'TRUNCATE ' || names || ' CASCADE'; END IF;
  END $$`)
}
