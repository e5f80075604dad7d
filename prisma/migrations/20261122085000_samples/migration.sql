-- CreateTable
CREATE TABLE "samples" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "buyer_id" INTEGER NOT NULL,
    "parcel_id" INTEGER,
    "order_id" INTEGER,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "address" TEXT,
    "note" TEXT,
    "bring_on" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "verdict" TEXT,
    "words" TEXT,
    "judged_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "ended_why" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "samples_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sample_items" (
    "id" SERIAL NOT NULL,
    "sample_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "parcel_line_id" INTEGER,
    "seller_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price" INTEGER NOT NULL,
    "paid" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "why" TEXT,
    "on_behalf" BOOLEAN NOT NULL DEFAULT false,
    "packing_point_id" INTEGER,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "sample_items_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "samples_buyer_id_status_idx" ON "samples"("buyer_id", "status");

-- CreateIndex
CREATE INDEX "samples_region_code_status_idx" ON "samples"("region_code", "status");

-- CreateIndex
CREATE INDEX "samples_parcel_id_idx" ON "samples"("parcel_id");

-- CreateIndex
CREATE INDEX "samples_order_id_idx" ON "samples"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "samples_id_region_code_key" ON "samples"("id", "region_code");

-- CreateIndex
CREATE INDEX "sample_items_seller_id_status_idx" ON "sample_items"("seller_id", "status");

-- CreateIndex
CREATE INDEX "sample_items_product_id_idx" ON "sample_items"("product_id");

-- CreateIndex
CREATE INDEX "sample_items_parcel_line_id_idx" ON "sample_items"("parcel_line_id");

-- CreateIndex
CREATE INDEX "sample_items_packing_point_id_idx" ON "sample_items"("packing_point_id");

-- CreateIndex
CREATE UNIQUE INDEX "sample_items_sample_id_product_id_key" ON "sample_items"("sample_id", "product_id");

-- AddForeignKey
ALTER TABLE "samples" ADD CONSTRAINT "samples_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "samples" ADD CONSTRAINT "samples_parcel_id_region_code_fkey" FOREIGN KEY ("parcel_id", "region_code") REFERENCES "parcels"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "samples" ADD CONSTRAINT "samples_order_id_region_code_fkey" FOREIGN KEY ("order_id", "region_code") REFERENCES "orders"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_items" ADD CONSTRAINT "sample_items_sample_id_region_code_fkey" FOREIGN KEY ("sample_id", "region_code") REFERENCES "samples"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_items" ADD CONSTRAINT "sample_items_parcel_line_id_region_code_fkey" FOREIGN KEY ("parcel_line_id", "region_code") REFERENCES "parcel_lines"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_items" ADD CONSTRAINT "sample_items_product_id_seller_id_fkey" FOREIGN KEY ("product_id", "seller_id") REFERENCES "products"("id", "seller_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_items" ADD CONSTRAINT "sample_items_packing_point_id_region_code_fkey" FOREIGN KEY ("packing_point_id", "region_code") REFERENCES "packing_points"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;



ALTER TABLE samples
  ADD CONSTRAINT samples_quantity CHECK (quantity > 0),
  ADD CONSTRAINT samples_way CHECK (way = 'fetched' OR (way = 'brought' AND address IS NOT NULL)),
  ADD CONSTRAINT samples_bring_on CHECK (is_day(bring_on)),
  ADD CONSTRAINT samples_status CHECK (status IN ('asked', 'agreed', 'sent', 'received', 'judged', 'refused', 'withdrawn')),
  ADD CONSTRAINT samples_verdict CHECK (verdict IN ('good', 'notes', 'bad')),
  ADD CONSTRAINT samples_judged CHECK ((status = 'judged') = (verdict IS NOT NULL AND judged_at IS NOT NULL)),
  ADD CONSTRAINT samples_ended CHECK ((status IN ('refused', 'withdrawn')) = (ended_by IS NOT NULL)),
  ADD CONSTRAINT samples_ended_by CHECK (ended_by IN ('buyer', 'makers', 'office', 'clock'));
ALTER TABLE sample_items
  ADD CONSTRAINT sample_items_quantity CHECK (quantity > 0),
  ADD CONSTRAINT sample_items_price CHECK (price >= 0),
  ADD CONSTRAINT sample_items_status CHECK (status IN ('asked', 'agreed', 'wants_pay', 'refused')),
  ADD CONSTRAINT sample_items_answered CHECK ((status = 'asked') = (answered_at IS NULL));
-- one at a time of the same thing for the same buyer
CREATE UNIQUE INDEX samples_one_open_parcel ON samples (buyer_id, parcel_id) WHERE status IN ('asked', 'agreed', 'sent');
