-- A model may put a month into words, from the sentences of its summary.
ALTER TABLE model_uses
  DROP CONSTRAINT model_uses_purpose,
  ADD CONSTRAINT model_uses_purpose CHECK (purpose IN ('words', 'label', 'voice', 'month'));
