-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "unsure_since" TIMESTAMPTZ(3),
ADD COLUMN     "window_closed" BOOLEAN NOT NULL DEFAULT false;
