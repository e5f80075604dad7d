-- A product may come back to a shelf it was taken from: one row each time
DROP INDEX "listings_product_id_buyer_id_key";
CREATE INDEX "listings_product_id_idx" ON "listings"("product_id");
ALTER TABLE "listings" ADD COLUMN "maker_agreed_at" TIMESTAMPTZ(3),
ADD COLUMN "office_agreed_at" TIMESTAMPTZ(3),
ADD COLUMN "withdrawn_by" TEXT,
ADD COLUMN "withdrawn_why" TEXT;
ALTER TABLE listings ADD CONSTRAINT listings_withdrawn_by CHECK (withdrawn_by IN ('shop', 'maker', 'office'));
CREATE UNIQUE INDEX listings_one_open ON listings (product_id, buyer_id) WHERE status <> 'withdrawn';

-- Pieces a shop sold that had come by orders are turnover already
ALTER TABLE "listing_sales" ADD COLUMN "ordered" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE listing_sales ADD CONSTRAINT listing_sales_ordered CHECK (ordered BETWEEN 0 AND units);

ALTER TABLE "orders" ADD COLUMN "listing_id" INTEGER;
CREATE INDEX "orders_listing_id_idx" ON "orders"("listing_id");
CREATE UNIQUE INDEX "listings_id_region_code_key" ON "listings"("id", "region_code");
ALTER TABLE "orders" ADD CONSTRAINT "orders_listing_id_region_code_fkey" FOREIGN KEY ("listing_id", "region_code") REFERENCES "listings"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Titip jual: agreed first, settled by the week or the month
ALTER TABLE "consignments" ADD COLUMN "asked_by" TEXT NOT NULL DEFAULT 'maker',
ADD COLUMN "agreed_at" TIMESTAMPTZ(3),
ADD COLUMN "ended_at" TIMESTAMPTZ(3);
ALTER TABLE consignments DROP CONSTRAINT consignments_status;
ALTER TABLE consignments
  ADD CONSTRAINT consignments_status CHECK (status IN ('asked', 'active', 'refused', 'ended')),
  ADD CONSTRAINT consignments_asked_by CHECK (asked_by IN ('shop', 'maker'));
CREATE UNIQUE INDEX consignments_one_open ON consignments (product_id, buyer_id) WHERE status IN ('asked', 'active');
CREATE INDEX "consignments_region_code_status_settled_idx" ON "consignments"("region_code", "status", "settled");

-- who says so: the shop, or the maker on her own word
ALTER TABLE "consignment_moves" ADD COLUMN "source" TEXT NOT NULL DEFAULT 'report',
ADD COLUMN "settlement_id" INTEGER;
ALTER TABLE consignment_moves
  ADD CONSTRAINT consignment_moves_source CHECK (source IN ('report', 'claim'));
CREATE INDEX "consignment_moves_settlement_id_idx" ON "consignment_moves"("settlement_id");

CREATE TABLE "consignment_settlements" (
    "id" SERIAL NOT NULL,
    "consignment_id" INTEGER NOT NULL,
    "until_on" TEXT NOT NULL,
    "sold" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "share" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'due',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "consignment_settlements_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "consignment_settlements_consignment_id_until_on_key" ON "consignment_settlements"("consignment_id", "until_on");
CREATE INDEX "consignment_settlements_status_idx" ON "consignment_settlements"("status");
ALTER TABLE "consignment_settlements" ADD CONSTRAINT "consignment_settlements_consignment_id_fkey" FOREIGN KEY ("consignment_id") REFERENCES "consignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consignment_moves" ADD CONSTRAINT "consignment_moves_settlement_id_fkey" FOREIGN KEY ("settlement_id") REFERENCES "consignment_settlements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE consignment_settlements
  ADD CONSTRAINT consignment_settlements_until_on CHECK (is_day(until_on)),
  ADD CONSTRAINT consignment_settlements_status CHECK (status IN ('due', 'paid')),
  ADD CONSTRAINT consignment_settlements_amounts CHECK (sold > 0 AND amount >= share AND share >= 0);

-- A company offers, the office opens, makers apply
ALTER TABLE "selling_spaces" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'bazaar',
ADD COLUMN "note" TEXT;
ALTER TABLE selling_spaces DROP CONSTRAINT selling_spaces_status;
ALTER TABLE selling_spaces
  ADD CONSTRAINT selling_spaces_status CHECK (status IN ('offered', 'open', 'closed', 'cancelled')),
  ADD CONSTRAINT selling_spaces_kind CHECK (kind IN ('stall', 'canteen', 'bazaar'));
CREATE INDEX "selling_spaces_status_from_on_idx" ON "selling_spaces"("status", "from_on");
ALTER TABLE "space_applications" ADD COLUMN "assigned_at" TIMESTAMPTZ(3);

-- A standing order keeps its day of the month: the 31st is not forgotten in February
ALTER TABLE "standing_orders" ADD COLUMN "anchor_day" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE standing_orders ADD CONSTRAINT standing_orders_anchor_day CHECK (anchor_day BETWEEN 1 AND 31);

-- What is written down by itself stands once; what the office does not accept leaves the queue
ALTER TABLE "partnership_entries" ADD COLUMN "subject" TEXT,
ADD COLUMN "refused_at" TIMESTAMPTZ(3);
CREATE UNIQUE INDEX "partnership_entries_subject_key" ON "partnership_entries"("subject");
CREATE INDEX partnership_entries_waiting ON partnership_entries (region_code, id) WHERE confirmed_at IS NULL AND refused_at IS NULL;
