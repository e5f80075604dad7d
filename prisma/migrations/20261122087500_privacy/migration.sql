-- A deletion may be taken back until it is carried out; a person has one of each kind open.
ALTER TABLE data_requests ADD COLUMN taken_back_at TIMESTAMPTZ(3);
ALTER TABLE data_requests
  ADD CONSTRAINT data_requests_one_end CHECK (done_at IS NULL OR taken_back_at IS NULL);
CREATE UNIQUE INDEX data_requests_open ON data_requests (person_id, kind) WHERE done_at IS NULL AND taken_back_at IS NULL;
CREATE INDEX data_requests_waiting ON data_requests (asked_at) WHERE kind = 'delete' AND done_at IS NULL AND taken_back_at IS NULL;

-- An account whose words and address were emptied: nobody's, and never written to again.
ALTER TABLE accounts ADD COLUMN forgotten_at TIMESTAMPTZ(3);
CREATE INDEX accounts_strangers ON accounts (id) WHERE person_id IS NULL AND forgotten_at IS NULL;
