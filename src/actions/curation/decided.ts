import type { Tx } from '../../db/open.ts'

/** Who gave the latest verdict on a product, and which: for the colleague who comes second. */
export async function decidedBy(
  tx: Tx,
  productId: number,
): Promise<{ decided_by: string; verdict_given: string } | undefined> {
  const [row] = await tx.sql<{ name: string | null; verdict: string }>(
    `SELECT p.name, r.verdict FROM reviews r JOIN officers o ON o.id = r.officer_id JOIN people p ON p.id = o.person_id
     WHERE r.product_id = $1 ORDER BY r.id DESC LIMIT 1`,
    [productId],
  )
  return row && { decided_by: row.name ?? '–', verdict_given: `verdict.${row.verdict}` }
}
