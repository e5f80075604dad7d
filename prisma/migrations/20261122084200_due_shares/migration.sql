-- what of a season's capacity is spoken for, and what a feast that moves touches
CREATE INDEX allocations_due ON allocations (due_on) WHERE status NOT IN ('declined', 'lapsed', 'cancelled');
