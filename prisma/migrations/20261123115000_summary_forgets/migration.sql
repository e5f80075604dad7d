-- A final summary stays as it was sent, to the last number; only the people it names, to be called or among those who sold
-- most, may be taken out when their data is erased (UU PDP 27/2022 art. 43).
CREATE OR REPLACE FUNCTION summary_is_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'figures' = to_jsonb(OLD) - 'figures'
    AND NEW.figures - ARRAY['advice', 'sellers'] = OLD.figures - ARRAY['advice', 'sellers'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the summary of % is final', OLD.month USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;
