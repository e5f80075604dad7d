-- Parcels are packed for one of several deliveries, and what leaves without being packed says why.
ALTER TABLE "packings" DROP CONSTRAINT "packings_pkey",
  ADD COLUMN "id" SERIAL NOT NULL,
  ADD COLUMN "delivery_id" INTEGER,
  ADD CONSTRAINT "packings_pkey" PRIMARY KEY ("id"),
  ALTER COLUMN "packing_point_id" DROP NOT NULL;
-- an order of one delivery names none, and one that goes to no packing point is packed at the office
CREATE UNIQUE INDEX packings_once_a_day ON packings (order_id, (coalesce(delivery_id, 0)), (coalesce(packing_point_id, 0)), day);
CREATE INDEX "packings_delivery_id_idx" ON "packings"("delivery_id");
ALTER TABLE "packings" ADD CONSTRAINT "packings_delivery_id_region_code_fkey" FOREIGN KEY ("delivery_id", "region_code") REFERENCES "deliveries"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "deliveries" ADD COLUMN "unpacked" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "unpacked_why" TEXT;
ALTER TABLE deliveries
  ADD CONSTRAINT deliveries_unpacked CHECK (unpacked >= 0 AND unpacked <= coalesce(parcels, 0)),
  ADD CONSTRAINT deliveries_unpacked_why CHECK (unpacked_why IS NULL OR unpacked > 0);

-- what was packed for an order so far is counted for its first delivery
UPDATE packings SET delivery_id = (SELECT d.id FROM deliveries d
  WHERE d.order_id = packings.order_id AND d.wanted IS NOT NULL ORDER BY d.planned_on, d.position LIMIT 1);
-- nobody was asked whether what has left was packed
UPDATE deliveries SET unpacked = parcels WHERE parcels IS NOT NULL AND sent_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM packings k WHERE k.order_id = deliveries.order_id);
