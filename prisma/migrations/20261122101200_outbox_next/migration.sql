-- The queue in the order in which it is said: a look at eight thousand waiting notices ends with the first it takes.
CREATE INDEX outbox_next ON outbox (lane DESC, due_at, priority, id) WHERE status = 'queued';
