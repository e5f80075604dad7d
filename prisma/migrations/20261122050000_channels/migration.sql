-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "album" TEXT;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "answers" TEXT,
ADD COLUMN     "replaces_prompt_no" INTEGER,
ADD COLUMN     "wants_contact" BOOLEAN NOT NULL DEFAULT false;

-- A message whose pictures are still at the network is 'prepare': it holds up the ones after it.
ALTER TABLE inbox
  DROP CONSTRAINT inbox_status,
  DROP CONSTRAINT inbox_done_when,
  ADD CONSTRAINT inbox_status CHECK (status IN ('prepare', 'new', 'done', 'failed')),
  ADD CONSTRAINT inbox_done_when CHECK ((status IN ('prepare', 'new')) = (done_at IS NULL));

DROP INDEX inbox_waiting_of_conversation;
CREATE INDEX inbox_waiting_of_conversation ON inbox (conversation_id, id) WHERE done_at IS NULL;
CREATE INDEX inbox_to_prepare ON inbox (id) WHERE status = 'prepare';
CREATE INDEX outbox_notices_by_time ON outbox (sent_at) WHERE lane = 'notice' AND status = 'sent';
