-- What a month's summary reads: goods by the instant they were received.
CREATE INDEX deliveries_received ON deliveries (region_code, received_at) WHERE status = 'confirmed';

-- finals are numbered per region and year without doubles
CREATE UNIQUE INDEX summaries_numbers ON summaries (region_code, left(month, 4), number) WHERE kind = 'final';

-- why makers declined in a month
CREATE INDEX allocations_declined ON allocations (region_code, answered_at) WHERE decline_reason IS NOT NULL;
