-- A training has a day and its hours as they are said; whoever is invited stands in the list until she answers.
ALTER TABLE trainings ADD COLUMN "day" TEXT, ADD COLUMN "hours" TEXT;
UPDATE trainings SET
  day = to_char(starts_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD'),
  hours = to_char(starts_at AT TIME ZONE 'Asia/Jakarta', 'HH24.MI');
ALTER TABLE trainings
  ALTER COLUMN "day" SET NOT NULL,
  ALTER COLUMN "hours" SET NOT NULL,
  DROP COLUMN "starts_at",
  ADD CONSTRAINT trainings_day CHECK (is_day(day));

CREATE INDEX "trainings_region_code_day_idx" ON "trainings"("region_code", "day");
CREATE INDEX "trainings_status_day_idx" ON "trainings"("status", "day");

ALTER TABLE training_places DROP CONSTRAINT training_places_status;
ALTER TABLE training_places
  ADD CONSTRAINT training_places_status CHECK (status IN ('invited', 'joined', 'waiting', 'cancelled', 'attended', 'absent')),
  ADD CONSTRAINT training_places_attended CHECK (attended_at IS NULL OR status = 'attended');
