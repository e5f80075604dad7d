import type { Tx } from '../../db/open.ts'
import { addDays } from '../../domain/calendar.ts'
import { readPirt } from '../../domain/permits.ts'
import { TOLD_BEFORE_END } from '../../domain/products/permit-end.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { productList, productOf, productsOf } from './fields.ts'
import { saveProduct } from './save-product.ts'

/**
 * Her products whose P-IRT runs out soon or has run out. What an officer suspended herself is not among them: a new number
 * does not undo her verdict.
 */
async function renewable(tx: Tx, sellerId: number, today: string): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `SELECT p.id FROM products p WHERE p.seller_id = $1 AND p.status IN ('approved', 'paused', 'waiting_halal', 'suspended')
       AND EXISTS (SELECT 1 FROM permits m WHERE m.product_id = p.id AND m.kind = 'pirt' AND m.number = p.pirt AND m.valid_until_on <= $2)
       AND 'suspend' IS DISTINCT FROM (SELECT r.verdict FROM reviews r WHERE r.product_id = p.id ORDER BY r.id DESC LIMIT 1)
     ORDER BY p.id`,
    [sellerId, addDays(today, TOLD_BEFORE_END[0])],
  )
  return rows.map(({ id }) => id)
}

/** Whether a new P-IRT number is what this product waits for, or soon will. */
export const isRenewable = async (tx: Tx, sellerId: number, productId: number, today: string): Promise<boolean> =>
  (await renewable(tx, sellerId, today)).includes(productId)

/** Which product gets a new P-IRT number. */
export const openRenewal = action({
  name: 'open_renewal',
  for: ['seller'],
  needs: { product: 'pick?' },
  gives: { one: { product: 'pick', renewed_name: 'text' }, several: { products: 'list' }, none: {} },
  async run({ product }, { tx, actor, today }) {
    const seller = await ownBusiness(tx, actor)
    const ids = await renewable(tx, seller.id, today)
    const found = (await productsOf(tx, seller.id)).filter(({ id }) =>
      product === undefined ? ids.includes(id) : ids.includes(id) && id === pickedId(product),
    )
    const [first] = found
    if (!first) return { outcome: 'none' }
    if (found.length > 1) return { outcome: 'several', values: { products: productList(found) } }
    return { outcome: 'one', values: { product: String(first.id), renewed_name: first.name } }
  },
})

/** The new number: the product goes to the curators, who look it up; when it had run out, it is sold again after that. */
export const renewPermit = action({
  name: 'renew_permit',
  for: ['seller'],
  needs: { product: 'pick', pirt: 'pirt' },
  gives: { sent: { renewed_name: 'text' }, same: {}, over_too: { until: 'date' }, not_now: {} },
  async run({ product: picked, pirt }, { tx, actor, now, today }) {
    const seller = await ownBusiness(tx, actor, 'lock')
    const product = await productOf(tx, seller.id, pickedId(picked), 'lock')
    if (!product || !(await isRenewable(tx, seller.id, product.id, today))) return { outcome: 'not_now' }
    if (product.pirt === pirt) return { outcome: 'same' }
    const read = readPirt(pirt)
    const until = read.ok ? read.value.validUntil : null
    if (until !== null && until < today) return { outcome: 'over_too', values: { until } }
    if (product.status === 'suspended')
      await tx.sql(`UPDATE products SET status = 'waiting', updated_at = $2 WHERE id = $1`, [product.id, now])
    await saveProduct(
      tx,
      { sellerId: seller.id, productId: product.id, fields: { pirt } },
      { source: 'chat', personId: actor.personId },
      now,
    )
    return { outcome: 'sent', values: { renewed_name: product.name }, wrote: true }
  },
})
