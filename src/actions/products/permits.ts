import type { Tx } from '../../db/open.ts'
import { readPirt } from '../../domain/permits.ts'
import type { ProductNow } from './fields.ts'

/** Numbers a product carries, by kind of permit. */
const NUMBERS = [
  ['pirt', 'pirt'],
  ['bpom_md', 'bpomMd'],
  ['halal', 'halal'],
] as const satisfies readonly (readonly [string, keyof ProductNow])[]

export type ProductPermit = (typeof NUMBERS)[number][0]

/**
 * Every number on the product stands in `permits` as claimed, to be looked up by a curator; one that was replaced is
 * taken out unless somebody has checked it. A P-IRT's last year is part of its number.
 */
export async function keepPermits(tx: Tx, product: ProductNow, now: Date): Promise<void> {
  const claimed = NUMBERS.flatMap(([kind, field]) => {
    const number = product[field]
    return number === null ? [] : [{ kind, number, until: kind === 'pirt' ? endOfPirt(number) : null }]
  })
  await tx.sql(
    `DELETE FROM permits p WHERE p.product_id = $1 AND p.status = 'claimed' AND p.kind IN ('pirt', 'bpom_md', 'halal')
       AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset($2::jsonb) AS c(kind text, number text)
         WHERE c.kind = p.kind AND c.number = p.number)`,
    [product.id, JSON.stringify(claimed)],
  )
  if (!claimed.length) return
  await tx.sql(
    `INSERT INTO permits (region_code, seller_id, product_id, kind, number, valid_until_on, status, created_at)
     SELECT $2, $3, $1, c.kind, c.number, c.until, 'claimed', $5
     FROM jsonb_to_recordset($4::jsonb) AS c(kind text, number text, until text)
     WHERE NOT EXISTS (SELECT 1 FROM permits p WHERE p.product_id = $1 AND p.kind = c.kind AND p.number = c.number)`,
    [product.id, product.regionCode, product.sellerId, JSON.stringify(claimed), now],
  )
}

const endOfPirt = (number: string): string | null => {
  const read = readPirt(number)
  return read.ok ? read.value.validUntil : null
}

/** Papers a product has a number of, in the order their pictures are asked for. */
export const papersOf = (product: Pick<ProductNow, 'pirt' | 'bpomMd' | 'halal'>): ProductPermit[] =>
  NUMBERS.filter(([, field]) => product[field] !== null).map(([kind]) => kind)

/**
 * Puts pictures of certificates beside their numbers, so that a curator can compare them: in the order of `papersOf`.
 * Pictures beyond the numbers are left out.
 */
export async function keepCertificates(tx: Tx, productId: number, hashes: readonly string[]): Promise<void> {
  await tx.sql(
    `UPDATE permits p SET photo_hash = f.hash
     FROM (SELECT id, row_number() OVER (ORDER BY array_position(ARRAY['pirt', 'bpom_md', 'halal'], kind), id) AS at
           FROM permits WHERE product_id = $1 AND status = 'claimed' AND kind IN ('pirt', 'bpom_md', 'halal')) n
       JOIN unnest($2::text[]) WITH ORDINALITY AS f(hash, at) ON f.at = n.at
     WHERE p.id = n.id`,
    [productId, hashes],
  )
}
