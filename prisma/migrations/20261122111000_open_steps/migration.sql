-- Of eight thousand steps told a month, the night's look goes through those still open and lately told.
CREATE INDEX next_steps_open ON next_steps (month) WHERE done_at IS NULL;
