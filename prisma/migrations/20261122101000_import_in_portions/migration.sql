-- A long list is written a portion at a time: a batch that somebody has said yes to is neither looked at nor done.
ALTER TABLE import_batches
  DROP CONSTRAINT import_batches_status,
  ADD CONSTRAINT import_batches_status CHECK (status IN ('dry_run', 'writing', 'done', 'cancelled'));
