-- how near its end a permit was when its maker last heard of it: 90, 30 or 7 days, 0 once it is over
ALTER TABLE "permits" ADD COLUMN     "told_days" INTEGER;
ALTER TABLE permits
  ADD CONSTRAINT permits_told_days CHECK (told_days IN (90, 30, 7, 0));
