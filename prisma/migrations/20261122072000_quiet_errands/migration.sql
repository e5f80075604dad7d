-- AlterTable
ALTER TABLE "errands" ALTER COLUMN "conversation_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "split_holds" (
    "order_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,

    CONSTRAINT "split_holds_pkey" PRIMARY KEY ("order_id","product_id")
);

-- CreateIndex
CREATE INDEX "split_holds_product_id_idx" ON "split_holds"("product_id");

-- AddForeignKey
ALTER TABLE "split_holds" ADD CONSTRAINT "split_holds_order_id_region_code_fkey" FOREIGN KEY ("order_id", "region_code") REFERENCES "orders"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "split_holds" ADD CONSTRAINT "split_holds_product_id_region_code_fkey" FOREIGN KEY ("product_id", "region_code") REFERENCES "products"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE split_holds
  ADD CONSTRAINT split_holds_quantity CHECK (quantity > 0),
  ADD CONSTRAINT split_holds_due_on CHECK (is_day(due_on));
