import { leftOf, mayMoveConsignment } from '../../../domain/shops/consignment.ts'
import { action } from '../../action.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { consignmentsOf, readConsignment, sideOf, tellOther } from './consignment.ts'

/** Both sides of it. */
export const SIDES = ['seller', 'visitor', 'buyer'] as const

/** What the speaker has in shops, or from makers. */
export const findConsignments = action({
  name: 'find_consignments',
  for: SIDES,
  needs: {},
  gives: { some: { consignments: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const all = await consignmentsOf(tx, actor)
    if (!all.length) return { outcome: 'none' }
    const whose = sideOf(actor) === 'shop' ? 'seller' : 'shop'
    const consignments = all.map((of) => ({ value: String(of.id), label: listLabel(of.product, of[whose]) }))
    return { outcome: 'some', values: { consignments } }
  },
})

const CARD = {
  product_name: 'text',
  maker: 'text',
  shop: 'text',
  price: 'rupiah',
  unit: 'text',
  share: 'count',
  how_often: 'word',
  placed: 'count',
  sold: 'count',
  returned: 'count',
  expired: 'count',
  left: 'count',
  owed: 'rupiah?',
} as const

/** One of them, by what can be done: to answer, to wait for the other side, or to write down what happens to the pieces. */
export const showConsignment = action({
  name: 'show_consignment',
  for: SIDES,
  needs: { consignment: 'pick' },
  gives: { to_answer: CARD, waiting: CARD, active: CARD, over: {} },
  async run({ consignment }, { tx, actor }) {
    const found = await readConsignment(tx, pickedId(consignment), actor)
    if (!found || found.status === 'refused' || found.status === 'ended') return { outcome: 'over' }
    const { product, seller, shop, price, unit, sharePercent, settled, placed, sold, returned, expired, owed } = found
    const values = {
      product_name: product,
      maker: seller,
      shop,
      price,
      unit,
      share: sharePercent,
      how_often: `every.${settled}`,
      placed,
      sold,
      returned,
      expired,
      left: leftOf(found),
      owed: owed || undefined,
    }
    if (found.status === 'active') return { outcome: 'active', values }
    return { outcome: found.askedBy === sideOf(actor) ? 'waiting' : 'to_answer', values }
  },
})

/** Yes to titip jual, by whoever did not ask. */
export const agreeToConsignment = action({
  name: 'agree_to_consignment',
  for: SIDES,
  needs: { consignment: 'pick' },
  gives: { agreed: {}, over: {} },
  async run({ consignment }, { tx, actor, now }) {
    const found = await readConsignment(tx, pickedId(consignment), actor, 'lock')
    const by = sideOf(actor)
    if (found?.status !== 'asked' || found.askedBy === by) return { outcome: 'over' }
    await tx.sql(`UPDATE consignments SET status = 'active', agreed_at = $2 WHERE id = $1`, [found.id, now])
    await tellOther(tx, found, { by, what: 'agreed', key: 'agreed' }, now)
    return { outcome: 'agreed', wrote: true }
  },
})

/** No, or no longer: what is left goes back to the maker. `left`: pieces to be fetched. */
export const endConsignment = action({
  name: 'end_consignment',
  for: SIDES,
  needs: { consignment: 'pick' },
  gives: { refused: {}, ended: { left: 'count?' }, over: {} },
  async run({ consignment }, { tx, actor, now }) {
    const found = await readConsignment(tx, pickedId(consignment), actor, 'lock')
    const to = found?.status === 'asked' ? 'refused' : 'ended'
    if (!found || !mayMoveConsignment(found.status, to)) return { outcome: 'over' }
    await tx.sql('UPDATE consignments SET status = $2, ended_at = $3 WHERE id = $1', [found.id, to, now])
    const left = leftOf(found)
    if (left > 0)
      await tx.sql(
        `INSERT INTO consignment_moves (consignment_id, kind, quantity, day, by_id, source, created_at)
         VALUES ($1, 'returned', $2, to_char($3::timestamptz AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD'), $4, $5, $3)`,
        [found.id, left, now, actor.personId ?? null, sideOf(actor) === 'shop' ? 'report' : 'claim'],
      )
    await tellOther(tx, found, { by: sideOf(actor), what: to, key: to, ...(left > 0 ? { pieces: left } : {}) }, now)
    if (to === 'refused') return { outcome: 'refused', wrote: true }
    return { outcome: 'ended', values: { left: left || undefined }, wrote: true }
  },
})
