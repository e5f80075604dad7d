-- Sold pieces that wait for their settlement are few; those that were settled only grow
CREATE INDEX consignment_moves_unsettled ON consignment_moves (consignment_id) WHERE kind = 'sold' AND settlement_id IS NULL;
