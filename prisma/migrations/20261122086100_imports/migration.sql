-- One workbook holds makers, products, companies and past months: a batch is a workbook, and what a row became is
-- known by its sheet too. The rows themselves stay in the file.
ALTER TABLE import_batches DROP CONSTRAINT import_batches_kind;
ALTER TABLE import_batches DROP COLUMN "kind";

ALTER TABLE import_rows DROP CONSTRAINT "import_rows_pkey";
ALTER TABLE import_rows DROP COLUMN "cells", DROP COLUMN "problems";
ALTER TABLE import_rows ADD COLUMN "sheet" TEXT NOT NULL DEFAULT 'makers';
ALTER TABLE import_rows ALTER COLUMN "sheet" DROP DEFAULT;
ALTER TABLE import_rows
  ADD CONSTRAINT "import_rows_pkey" PRIMARY KEY ("batch_id", "sheet", "row"),
  ADD CONSTRAINT import_rows_sheet CHECK (sheet IN ('makers', 'products', 'prospects', 'past'));
