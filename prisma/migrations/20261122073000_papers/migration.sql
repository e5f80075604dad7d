-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "subject" TEXT,
ADD COLUMN     "data" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "suppliers" ADD COLUMN     "code" TEXT,
ADD COLUMN     "npwp" TEXT;

-- one paper of a subject stands at a time; the others are void
CREATE UNIQUE INDEX documents_standing ON documents (region_code, subject) WHERE voided_at IS NULL AND subject IS NOT NULL;
-- numbers of two penyedia must not read alike
CREATE UNIQUE INDEX suppliers_code ON suppliers (region_code, code) WHERE code IS NOT NULL;
ALTER TABLE suppliers
  ADD CONSTRAINT suppliers_code_shape CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{0,11}$'),
  ADD CONSTRAINT suppliers_npwp_shape CHECK (npwp ~ '^[0-9]{16}$');
