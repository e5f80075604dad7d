-- what the clock says to one person at one time is one message: the others' words are in that row's
ALTER TABLE outbox DROP CONSTRAINT outbox_status;
ALTER TABLE outbox
  ADD CONSTRAINT outbox_status CHECK (status IN ('queued', 'sending', 'sent', 'failed', 'dropped', 'merged')),
  ADD CONSTRAINT outbox_merged CHECK ((status = 'merged') = (merged_into_id IS NOT NULL));
