-- CreateTable
CREATE TABLE "next_steps" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "seller_id" INTEGER NOT NULL,
    "product_id" INTEGER,
    "month" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "opens" BIGINT NOT NULL,
    "pieces_before" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "next_steps_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "next_steps_region_code_month_idx" ON "next_steps"("region_code", "month");

-- CreateIndex
CREATE INDEX "next_steps_region_code_done_at_idx" ON "next_steps"("region_code", "done_at");

-- CreateIndex
CREATE INDEX "next_steps_product_id_idx" ON "next_steps"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "next_steps_seller_id_month_key" ON "next_steps"("seller_id", "month");

-- AddForeignKey
ALTER TABLE "next_steps" ADD CONSTRAINT "next_steps_seller_id_region_code_fkey" FOREIGN KEY ("seller_id", "region_code") REFERENCES "sellers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "next_steps" ADD CONSTRAINT "next_steps_product_id_seller_id_fkey" FOREIGN KEY ("product_id", "seller_id") REFERENCES "products"("id", "seller_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE next_steps
  ADD CONSTRAINT next_steps_step CHECK (step IN ('halal', 'pirt', 'mend', 'capacity', 'listing', 'photos', 'training')),
  ADD CONSTRAINT next_steps_month CHECK (is_month(month)),
  ADD CONSTRAINT next_steps_opens CHECK (opens >= 0),
  ADD CONSTRAINT next_steps_product CHECK (step IN ('listing', 'training') OR product_id IS NOT NULL);
