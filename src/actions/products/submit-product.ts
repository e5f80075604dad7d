import type { Tx } from '../../db/open.ts'
import { missingForCuration, type Needed } from '../../domain/products/missing.ts'
import { PRODUCT_STATES } from '../../domain/products/states.ts'
import { mayMove } from '../../domain/states.ts'
import { type ActingOfficer, auditAct } from '../people/audit.ts'
import { factsOf, productOf } from './fields.ts'

export type Submitted =
  | { outcome: 'submitted'; waitsForHalal: boolean }
  | { outcome: 'missing'; needed: Needed[] }
  | { outcome: 'not_found' }
  /** in the curators' queue already, or past it */
  | { outcome: 'not_now' }

/** Puts a draft, or what was sent back, into the curators' queue, if nothing that curation needs is missing. */
export async function submitProduct(
  tx: Tx,
  { sellerId, productId }: { sellerId: number; productId: number },
  now: Date,
  officer?: ActingOfficer,
): Promise<Submitted> {
  const product = await productOf(tx, sellerId, productId, 'lock')
  if (!product) return { outcome: 'not_found' }
  const from = product.status
  if ((from !== 'draft' && from !== 'returned') || !mayMove(PRODUCT_STATES, from, 'waiting'))
    return { outcome: 'not_now' }
  const { needed, waitsForHalal } = missingForCuration(factsOf(product))
  if (needed.length) return { outcome: 'missing', needed }
  await tx.sql(`UPDATE products SET status = 'waiting', updated_at = $2 WHERE id = $1`, [productId, now])
  if (officer)
    await auditAct(
      tx,
      {
        act: 'submit_product',
        subject: 'products',
        subjectId: productId,
        region: product.regionCode,
        officer,
        before: { status: from },
        after: { status: 'waiting' },
        onBehalf: true,
      },
      now,
    )
  return { outcome: 'submitted', waitsForHalal }
}
