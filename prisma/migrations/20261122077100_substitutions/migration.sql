-- CreateTable
CREATE TABLE "substitutions" (
    "order_line_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "proposed_by_id" INTEGER,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "substitutions_pkey" PRIMARY KEY ("order_line_id","product_id")
);

-- CreateIndex
CREATE INDEX "substitutions_product_id_idx" ON "substitutions"("product_id");

-- CreateIndex
CREATE INDEX "substitutions_proposed_by_id_idx" ON "substitutions"("proposed_by_id");

-- AddForeignKey
ALTER TABLE "substitutions" ADD CONSTRAINT "substitutions_order_line_id_region_code_fkey" FOREIGN KEY ("order_line_id", "region_code") REFERENCES "order_lines"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "substitutions" ADD CONSTRAINT "substitutions_product_id_region_code_fkey" FOREIGN KEY ("product_id", "region_code") REFERENCES "products"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "substitutions" ADD CONSTRAINT "substitutions_proposed_by_id_region_code_fkey" FOREIGN KEY ("proposed_by_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE substitutions
  ADD CONSTRAINT substitutions_status CHECK (status IN ('asked', 'accepted', 'refused'));
