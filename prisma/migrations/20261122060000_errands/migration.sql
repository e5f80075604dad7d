-- CreateTable
CREATE TABLE "errands" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "input" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "error_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "errands_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "errands_conversation_id_idx" ON "errands"("conversation_id");

-- AddForeignKey
ALTER TABLE "errands" ADD CONSTRAINT "errands_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE errands
  ADD CONSTRAINT errands_status CHECK (status IN ('new', 'done', 'failed')),
  ADD CONSTRAINT errands_done_when CHECK ((status = 'new') = (done_at IS NULL));
CREATE INDEX errands_waiting ON errands (id) WHERE status = 'new';
