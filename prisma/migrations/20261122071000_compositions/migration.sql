-- CreateTable
CREATE TABLE "compositions" (
    "id" SERIAL NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "wishes" JSONB NOT NULL DEFAULT '{}',
    "asked" JSONB,
    "found" JSONB,
    "found_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "compositions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "compositions_conversation_id_key" ON "compositions"("conversation_id");

-- CreateIndex
CREATE INDEX "compositions_region_code_idx" ON "compositions"("region_code");

-- AddForeignKey
ALTER TABLE "compositions" ADD CONSTRAINT "compositions_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compositions" ADD CONSTRAINT "compositions_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE compositions
  ADD CONSTRAINT compositions_found_when CHECK ((found IS NULL) = (found_at IS NULL)),
  ADD CONSTRAINT compositions_found_of CHECK (found IS NULL OR asked IS NOT NULL);
