-- Exhibitions and temu bisnis are held from here on: these tables were there, and nothing had ever been written to them.
ALTER TABLE exhibitions ADD COLUMN "hours" TEXT NOT NULL;
CREATE INDEX "exhibitions_region_code_until_on_idx" ON exhibitions ("region_code", "until_on");
CREATE INDEX "exhibitions_until_on_idx" ON exhibitions ("until_on");
DROP INDEX "exhibitions_region_code_idx";

CREATE UNIQUE INDEX "prospects_id_region_code_key" ON prospects ("id", "region_code");

ALTER TABLE exhibition_guests
  ADD COLUMN "region_code" TEXT NOT NULL,
  DROP CONSTRAINT "exhibition_guests_exhibition_id_fkey",
  ADD CONSTRAINT "exhibition_guests_exhibition_id_region_code_fkey" FOREIGN KEY ("exhibition_id", "region_code") REFERENCES "exhibitions"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "exhibition_guests_prospect_id_fkey",
  ADD CONSTRAINT "exhibition_guests_prospect_id_region_code_fkey" FOREIGN KEY ("prospect_id", "region_code") REFERENCES "prospects"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT exhibition_guests_status,
  ADD CONSTRAINT exhibition_guests_status CHECK (status IN ('invited', 'coming', 'declined', 'attended', 'absent')),
  DROP CONSTRAINT exhibition_guests_who,
  ADD CONSTRAINT exhibition_guests_who CHECK (num_nonnulls(buyer_id, prospect_id) = 1);
DROP INDEX "exhibition_guests_exhibition_id_idx";
CREATE UNIQUE INDEX "exhibition_guests_exhibition_id_buyer_id_key" ON exhibition_guests ("exhibition_id", "buyer_id");
CREATE UNIQUE INDEX "exhibition_guests_exhibition_id_prospect_id_key" ON exhibition_guests ("exhibition_id", "prospect_id");

ALTER TABLE interests
  ADD COLUMN "region_code" TEXT NOT NULL,
  DROP COLUMN "followed_up_at",
  ALTER COLUMN "exhibition_id" SET NOT NULL,
  DROP CONSTRAINT "interests_product_id_fkey",
  ADD CONSTRAINT "interests_product_id_region_code_fkey" FOREIGN KEY ("product_id", "region_code") REFERENCES "products"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "interests_exhibition_id_fkey",
  ADD CONSTRAINT "interests_exhibition_id_region_code_fkey" FOREIGN KEY ("exhibition_id", "region_code") REFERENCES "exhibitions"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;
DROP INDEX "interests_exhibition_id_idx";
CREATE UNIQUE INDEX "interests_exhibition_id_buyer_id_product_id_key" ON interests ("exhibition_id", "buyer_id", "product_id");
CREATE INDEX "interests_at_idx" ON interests ("at");
