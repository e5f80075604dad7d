-- AlterTable
ALTER TABLE "handoffs" ADD COLUMN     "reminded_at" TIMESTAMPTZ(3);
