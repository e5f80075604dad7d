import type { Tx } from '../../db/open.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { answersOf } from './answers.ts'
import { productsOf } from './fields.ts'

const MADE = ['approved', 'paused', 'waiting_halal']

/** What her products' capacities stand at, to be confirmed before a season. `seller` names one of several businesses. */
export const lookAtCapacities = action({
  name: 'look_at_capacities',
  for: ['seller'],
  needs: { seller: 'pick?' },
  gives: { listed: { seller: 'pick', business: 'text', capacities: 'lines' }, none: {} },
  async run({ seller: named }, { tx, actor }) {
    const seller = await ownBusiness(tx, named === undefined ? actor : { ...actor, sellerId: pickedId(named) })
    const capacities = (await productsOf(tx, seller.id))
      .filter(({ status, capacityQty }) => MADE.includes(status) && capacityQty !== null)
      .map((product) => line('own_capacity', { product: product.name, making: answersOf(product).capacity }))
    if (!capacities.length) return { outcome: 'none' }
    return { outcome: 'listed', values: { seller: String(seller.id), business: seller.name, capacities } }
  },
})

/** They are all still true. */
export const confirmCapacities = action({
  name: 'confirm_capacities',
  for: ['seller'],
  needs: { seller: 'pick' },
  gives: { confirmed: {} },
  async run({ seller: named }, { tx, actor, now }) {
    const seller = await ownBusiness(tx, { ...actor, sellerId: pickedId(named) })
    await confirmedNow(tx, seller.id, now)
    return { outcome: 'confirmed', wrote: true }
  },
})

const confirmedNow = (tx: Tx, sellerId: number, now: Date) =>
  tx.sql(
    `UPDATE products SET capacity_confirmed_at = $2 WHERE seller_id = $1 AND status = ANY ($3) AND capacity_qty IS NOT NULL`,
    [sellerId, now, MADE],
  )
