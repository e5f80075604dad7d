-- what a buyer wants to be changed and an officer has not decided yet
ALTER TABLE "orders" ADD COLUMN     "change_asked" JSONB;

-- CreateIndex
CREATE INDEX orders_change_asked ON orders (region_code) WHERE change_asked IS NOT NULL;
