import type { Tx } from '../../db/open.ts'
import { dayAt } from '../../domain/calendar.ts'
import { SAMPLE_OPEN } from '../../domain/orders/sample.ts'
import { leaveTrainings } from '../programme/trainings/move-up.ts'

/**
 * Businesses that nobody speaks for any more: a number instead of a name, goods that are sold no more and have no name,
 * no pictures, permits or remarks. The account to be paid into stays while a penyedia owes something there.
 * @returns hashes of the pictures that may go
 */
export async function eraseMakers(tx: Tx, sellerIds: readonly number[], now: Date): Promise<string[]> {
  if (!sellerIds.length) return []
  await tx.sql(
    `UPDATE sellers SET status = 'left', name = 'UMKM ' || id, owner_name = 'UMKM ' || id, phone = NULL, address = NULL, nib = NULL,
       npwp_sealed = NULL, workers = NULL, mentor_id = NULL, updated_at = $2 WHERE id = ANY ($1)`,
    [sellerIds, now],
  )
  const pictures = await tx.sql<{ hash: string }>(
    `WITH photos AS (DELETE FROM product_photos WHERE product_id IN (SELECT id FROM products WHERE seller_id = ANY ($1)) RETURNING hash),
     papers AS (DELETE FROM permits WHERE seller_id = ANY ($1) RETURNING photo_hash AS hash)
     SELECT hash FROM photos UNION SELECT hash FROM papers WHERE hash IS NOT NULL`,
    [sellerIds],
  )
  await unnameLines(tx, sellerIds)
  await leaveShops(tx, sellerIds, now)
  await leaveTrainings(tx, sellerIds, dayAt(now), now)
  await tx.sql(
    `UPDATE products SET status = CASE WHEN status = 'refused' THEN status ELSE 'withdrawn' END, name = 'Produk ' || id, brand = NULL,
       description = NULL, variants = '{}', pirt = NULL, bpom_md = NULL, halal = NULL, updated_at = $2
     WHERE seller_id = ANY ($1)`,
    [sellerIds, now],
  )
  await tx.sql(
    `UPDATE reviews SET note = NULL WHERE product_id IN (SELECT id FROM products WHERE seller_id = ANY ($1))`,
    [sellerIds],
  )
  await tx.sql('UPDATE sample_items SET why = NULL WHERE seller_id = ANY ($1)', [sellerIds])
  await tx.sql(
    `UPDATE samples a SET title = 'Produk ' || i.product_id FROM sample_items i
     WHERE i.sample_id = a.id AND a.parcel_id IS NULL AND i.seller_id = ANY ($1)`,
    [sellerIds],
  )
  await tx.sql('UPDATE seller_pauses SET reason = NULL WHERE seller_id = ANY ($1)', [sellerIds])
  await tx.sql(
    `UPDATE progress SET note = NULL WHERE note IS NOT NULL AND allocation_id IN (SELECT id FROM allocations WHERE seller_id = ANY ($1))`,
    [sellerIds],
  )
  await tx.sql(
    `UPDATE audits SET before = NULL, after = NULL WHERE subject = 'sellers' AND subject_id = ANY ($1)
       OR subject = 'products' AND subject_id IN (SELECT id FROM products WHERE seller_id = ANY ($1))`,
    [sellerIds],
  )
  await dropPaidAccounts(tx, sellerIds)
  return pictures.map(({ hash }) => hash)
}

/** Makers put their names into those of their goods: lines of orders that are over call them as the product will be called. */
export async function unnameLines(tx: Tx, sellerIds: readonly number[] | null): Promise<number> {
  const unnamed = await tx.sql(
    `UPDATE order_lines l SET label = 'Produk ' || p.id
     FROM orders o, order_line_products x, products p, sellers s
     WHERE o.id = l.order_id AND o.status IN ('lapsed', 'cancelled', 'delivered', 'closed') AND l.parcel_line_id IS NULL
       AND x.order_line_id = l.id AND p.id = x.product_id AND s.id = p.seller_id AND s.status = 'left'
       AND ($1::int[] IS NULL OR s.id = ANY ($1)) AND l.label <> 'Produk ' || p.id
       AND NOT EXISTS (SELECT 1 FROM order_line_products y WHERE y.order_line_id = l.id AND y.product_id <> p.id)
     RETURNING l.id`,
    [sellerIds],
  )
  return unnamed.length
}

/** Shelves, consignments and tables at a bazaar end; what is still to be settled there stays to be settled. */
async function leaveShops(tx: Tx, sellerIds: readonly number[], now: Date): Promise<void> {
  const theirs = 'SELECT id FROM products WHERE seller_id = ANY ($1)'
  await tx.sql(
    `UPDATE listings SET status = 'withdrawn', withdrawn_on = $2, withdrawn_by = 'maker'
     WHERE product_id IN (${theirs}) AND status <> 'withdrawn'`,
    [sellerIds, dayAt(now)],
  )
  await tx.sql(`UPDATE listings SET withdrawn_why = NULL, barcode = NULL WHERE product_id IN (${theirs})`, [sellerIds])
  await tx.sql(
    `UPDATE consignments SET status = CASE status WHEN 'asked' THEN 'refused' ELSE 'ended' END, ended_at = $2
     WHERE product_id IN (${theirs}) AND status IN ('asked', 'active')`,
    [sellerIds, now],
  )
  await tx.sql(
    `UPDATE sample_items i SET why = NULL, status = CASE WHEN x.status = ANY ($3) THEN 'refused' ELSE i.status END,
       answered_at = coalesce(i.answered_at, $2) FROM samples x WHERE x.id = i.sample_id AND i.seller_id = ANY ($1)`,
    [sellerIds, now, SAMPLE_OPEN],
  )
  await tx.sql(
    `UPDATE samples x SET status = 'refused', ended_by = 'makers' WHERE x.status IN ('asked', 'agreed')
       AND EXISTS (SELECT 1 FROM sample_items i WHERE i.sample_id = x.id AND i.seller_id = ANY ($1))
       AND NOT EXISTS (SELECT 1 FROM sample_items i WHERE i.sample_id = x.id AND i.status <> 'refused')`,
    [sellerIds],
  )
  await tx.sql(
    `UPDATE space_applications a SET status = 'cancelled' FROM selling_spaces s
     WHERE s.id = a.space_id AND a.seller_id = ANY ($1) AND a.status IN ('applied', 'assigned') AND s.from_on > $2`,
    [sellerIds, dayAt(now)],
  )
}

/**
 * The bank accounts of makers who left go once nothing is owed there any more.
 * @param sellerIds these; without them everybody who left, for the clock
 * @returns how many went
 */
export async function dropPaidAccounts(tx: Tx, sellerIds: readonly number[] | null): Promise<number> {
  const gone = await tx.sql(
    `DELETE FROM bank_accounts k USING sellers s WHERE s.id = k.seller_id AND s.status = 'left' AND ($1::int[] IS NULL OR s.id = ANY ($1))
       AND NOT EXISTS (SELECT 1 FROM allocations a JOIN payments y ON y.allocation_id = a.id
         WHERE a.seller_id = s.id AND y.ledger = 'maker' AND y.status IN ('due', 'proof_sent', 'rejected'))
     RETURNING k.id`,
    [sellerIds],
  )
  return gone.length
}
