-- Whom to call this week.
CREATE INDEX "prospects_region_code_next_step_on_idx" ON "prospects"("region_code", "next_step_on");
