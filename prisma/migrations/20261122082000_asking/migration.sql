-- What our readers could not settle waits as 'ask' for a model, outside any transaction, and comes back as 'new'.
ALTER TABLE inbox DROP CONSTRAINT inbox_status, DROP CONSTRAINT inbox_done_when;
ALTER TABLE inbox
  ADD CONSTRAINT inbox_status CHECK (status IN ('prepare', 'ask', 'new', 'done', 'failed')),
  ADD CONSTRAINT inbox_done_when CHECK ((status IN ('prepare', 'ask', 'new')) = (done_at IS NULL));
CREATE INDEX inbox_asking ON inbox (id) WHERE status = 'ask';

-- Prices of models differ and change; tokens are what is known.
ALTER TABLE model_uses DROP CONSTRAINT model_uses_counts;
ALTER TABLE model_uses RENAME COLUMN cost TO tokens;
ALTER TABLE model_uses
  ADD CONSTRAINT model_uses_purpose CHECK (purpose IN ('words', 'label', 'voice')),
  ADD CONSTRAINT model_uses_counts CHECK (messages >= 0 AND calls >= 0 AND failures >= 0 AND tokens >= 0);
