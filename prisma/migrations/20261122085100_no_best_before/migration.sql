-- food comes with its best-before day, or with the reason why there is none
ALTER TABLE "handovers" ADD COLUMN "no_best_before_why" TEXT;
ALTER TABLE handovers ADD CONSTRAINT handovers_best_before_or_why CHECK (best_before_on IS NULL OR no_best_before_why IS NULL);
