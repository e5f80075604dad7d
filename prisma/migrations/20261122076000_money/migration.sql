-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "claimed" BIGINT,
ADD COLUMN     "proof_by_id" INTEGER;

-- CreateIndex
CREATE INDEX "payments_proof_by_id_idx" ON "payments"("proof_by_id");

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_proof_by_id_fkey" FOREIGN KEY ("proof_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE payments ADD CONSTRAINT payments_claimed CHECK (claimed > 0);
-- one of each purpose is open at a time; what was paid stays beside what a later delivery adds
DROP INDEX payments_one_of_each_purpose;
CREATE UNIQUE INDEX payments_one_open ON payments (order_id, coalesce(allocation_id, 0), purpose)
  WHERE status IN ('due', 'proof_sent', 'rejected');
