-- A workbook is full of people: once it is imported, or given up, its bytes go and what its rows became stays.
ALTER TABLE import_batches ALTER COLUMN "hash" DROP NOT NULL;
CREATE INDEX import_batches_with_file ON import_batches (created_at) WHERE hash IS NOT NULL;
