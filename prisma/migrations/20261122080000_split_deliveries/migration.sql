-- One order, several days and gates: each delivery has lines of its own; an order of one delivery has none that name it.
ALTER TABLE "deliveries" ADD COLUMN "wanted" INTEGER;
ALTER TABLE "deliveries" ADD COLUMN "part_of_id" INTEGER;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_wanted CHECK (wanted > 0);
CREATE INDEX "deliveries_part_of_id_idx" ON "deliveries"("part_of_id");
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_part_of_id_region_code_fkey" FOREIGN KEY ("part_of_id", "region_code") REFERENCES "deliveries"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "order_lines" ADD COLUMN "delivery_id" INTEGER;
CREATE INDEX "order_lines_delivery_id_idx" ON "order_lines"("delivery_id");
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_delivery_id_region_code_fkey" FOREIGN KEY ("delivery_id", "region_code") REFERENCES "deliveries"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- the same product may be wanted for two days
ALTER TABLE "split_holds" DROP CONSTRAINT "split_holds_pkey", ADD CONSTRAINT "split_holds_pkey" PRIMARY KEY ("order_id", "product_id", "due_on");
ALTER TABLE "quotation_holds" DROP CONSTRAINT "quotation_holds_pkey", ADD CONSTRAINT "quotation_holds_pkey" PRIMARY KEY ("quotation_id", "product_id", "due_on");
