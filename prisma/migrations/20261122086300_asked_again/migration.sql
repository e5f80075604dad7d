-- Questions of shops, makers and hosts that nobody has answered yet, by when they were asked.
CREATE INDEX listings_requested ON listings (created_at) WHERE status = 'requested';
CREATE INDEX consignments_asked ON consignments (created_at) WHERE status = 'asked';
CREATE INDEX selling_spaces_offered ON selling_spaces (created_at) WHERE status = 'offered';
CREATE INDEX selling_spaces_open ON selling_spaces (from_on) WHERE status = 'open';
