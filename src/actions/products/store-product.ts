import type { Tx } from '../../db/open.ts'
import type { ProductState } from '../../domain/products/states.ts'
import { COLUMNS, type ProductFields } from './fields.ts'

/** Pictures of one product, at most. House figure: as many as one album holds. */
export const MOST_PHOTOS = 10

/** Begins a draft. Throws when there is no such business. @returns its id */
export async function insertProduct(tx: Tx, sellerId: number, name: string, now: Date): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO products (region_code, seller_id, name, status, created_at, updated_at)
     SELECT region_code, id, $2, 'draft', $3, $3 FROM sellers WHERE id = $1 RETURNING id`,
    [sellerId, name, now],
  )
  if (!row) throw new Error(`there is no business ${sellerId}`)
  return row.id
}

/** Writes the fields that changed, and the state. What is said again is no change, but a capacity is confirmed by it. */
export async function writeFields(
  tx: Tx,
  id: number,
  fields: Partial<ProductFields>,
  changed: readonly (keyof ProductFields)[],
  status: ProductState,
  now: Date,
): Promise<void> {
  const sets = changed.map((field, index) => `, ${COLUMNS[field]} = $${index + 5}`)
  await tx.sql(
    `UPDATE products SET status = $3,
       updated_at = CASE WHEN $4 OR status <> $3 THEN $2 ELSE updated_at END,
       capacity_confirmed_at = CASE WHEN $${changed.length + 5} THEN $2 ELSE capacity_confirmed_at END,
       approved_at = CASE WHEN $3 = 'approved' THEN coalesce(approved_at, $2) ELSE approved_at END${sets.join('')}
     WHERE id = $1`,
    [id, now, status, changed.length > 0, ...changed.map((field) => fields[field] ?? null), fields.capacityQty != null],
  )
}

/**
 * Puts pictures to a product, behind those it has or in their place.
 * @returns how many were left out because there were enough
 */
export async function addPhotos(
  tx: Tx,
  id: number,
  { photos = [], replacePhotos = false }: { photos?: readonly string[]; replacePhotos?: boolean },
  now: Date,
): Promise<number> {
  if (!photos.length) return 0
  if (replacePhotos) await tx.sql('DELETE FROM product_photos WHERE product_id = $1', [id])
  const there = await tx.sql<{ hash: string; position: number }>(
    'SELECT hash, position FROM product_photos WHERE product_id = $1',
    [id],
  )
  const fresh = [...new Set(photos)].filter((hash) => !there.some((photo) => photo.hash === hash))
  const kept = fresh.slice(0, Math.max(0, MOST_PHOTOS - there.length))
  if (kept.length)
    await tx.sql(
      `WITH touched AS (UPDATE products SET updated_at = $4 WHERE id = $1)
       INSERT INTO product_photos (product_id, hash, position, created_at)
       SELECT $1, hash, $2 + at, $4 FROM unnest($3::text[]) WITH ORDINALITY AS t(hash, at)`,
      [id, Math.max(0, ...there.map(({ position }) => position)), kept, now],
    )
  return fresh.length - kept.length
}
