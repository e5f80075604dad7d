-- What the operator's figures and the morning line look for: few rows among many.
CREATE INDEX outbox_failed ON outbox (created_at) WHERE status = 'failed';
CREATE INDEX outbox_channel_down ON outbox (created_at) WHERE notice = 'channel_down';
