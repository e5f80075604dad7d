-- An order of several goods restocks as many shelves: each line knows its own.
ALTER TABLE order_lines ADD COLUMN listing_id integer;
UPDATE order_lines l SET listing_id = o.listing_id FROM orders o WHERE o.id = l.order_id AND o.listing_id IS NOT NULL;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_listing_id_region_code_fkey
  FOREIGN KEY (listing_id, region_code) REFERENCES listings (id, region_code) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX order_lines_listing_id_idx ON order_lines (listing_id);
ALTER TABLE orders DROP COLUMN listing_id;
