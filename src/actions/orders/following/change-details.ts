import { days } from '../../../answers/days.ts'
import { ORDER_STATES, type OrderState } from '../../../domain/orders/states.ts'
import { mayMove } from '../../../domain/states.ts'
import { action, type Outcome, type Work } from '../../action.ts'
import { pickedId } from '../../picked.ts'
import { readOrder } from '../lock.ts'
import { setsOf } from '../parts.ts'
import { TOO_SHORT, tooShort } from '../placing/keeping.ts'
import { tellOfficers } from '../telling.ts'
import { ordered } from './ordered.ts'

const GIVES = {
  changed: { number: 'text' },
  /** a lorry is on its way, or parcels are packed with the old card: an officer must talk with the packing point */
  too_late: { number: 'text' },
  over: {},
} as const

/** `split`: several deliveries, each with an address of its own */
const ADDRESS_GIVES = { ...GIVES, split: {} } as const

const KEEPING_GIVES = { ...GIVES, ...TOO_SHORT } as const

interface Details {
  id: number
  number: string
  status: OrderState
  regionCode: string
  buyer: string
  sent: boolean
  packed: boolean
  split: boolean
}

/** Locks an own order and reads how far its goods are. */
async function detailsOf({ tx, actor }: Work, picked: string): Promise<Details | undefined> {
  const [row] = await tx.sql<Details>(
    `SELECT o.id, o.number, o.status, o.region_code AS "regionCode", b.name AS buyer,
       EXISTS (SELECT 1 FROM deliveries d WHERE d.order_id = o.id AND d.status <> 'cancelled' AND d.sent_at IS NOT NULL) AS sent,
       EXISTS (SELECT 1 FROM packings k WHERE k.order_id = o.id) AS packed,
       EXISTS (SELECT 1 FROM deliveries d WHERE d.order_id = o.id AND d.wanted IS NOT NULL) AS split
     FROM orders o JOIN buyers b ON b.id = o.buyer_id WHERE o.id = $1 AND o.buyer_id = $2 AND o.number IS NOT NULL FOR UPDATE OF o`,
    [pickedId(picked), actor.buyerId ?? 0],
  )
  return row && mayMove(ORDER_STATES, row.status, 'cancelled') ? row : undefined
}

/** Officers who plan the delivery hear of it once it is theirs to plan. */
const tellChanged = (work: Work, order: Details, what: string, text: string | undefined) =>
  tellOfficers(
    work.tx,
    order.regionCode,
    { notice: 'order_details_changed' as const, values: { number: order.number, buyer: order.buyer, what, text } },
    `order-details:${order.id}:${what}:${work.now.toISOString()}`,
    work.now,
  )

/** Where it goes: hurts no maker, so it is changed at once while no lorry has left. */
export const changeAddress = action({
  name: 'change_order_address',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick', new_address: 'text' },
  gives: ADDRESS_GIVES,
  async run({ order: picked, new_address }, work): Promise<Outcome<typeof ADDRESS_GIVES>> {
    const order = await detailsOf(work, picked)
    if (!order) return { outcome: 'over' }
    const { id, number } = order
    if (order.split) return { outcome: 'split' }
    if (order.sent) return { outcome: 'too_late', values: { number } }
    await work.tx.sql('UPDATE orders SET address = $2 WHERE id = $1', [id, new_address])
    await work.tx.sql(`UPDATE deliveries SET address = $2 WHERE order_id = $1 AND status = 'planned'`, [
      id,
      new_address,
    ])
    await tellChanged(work, order, 'order_detail.address', new_address)
    return { outcome: 'changed', values: { number }, wrote: true }
  },
})

/** What the card says: changed at once until the first parcel is packed. */
export const changeGreeting = action({
  name: 'change_order_greeting',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick', new_greeting: 'text?' },
  gives: GIVES,
  async run({ order: picked, new_greeting }, work): Promise<Outcome<typeof GIVES>> {
    const order = await detailsOf(work, picked)
    if (!order) return { outcome: 'over' }
    const { id, number } = order
    if (order.packed || order.sent) return { outcome: 'too_late', values: { number } }
    await work.tx.sql('UPDATE orders SET greeting = $2 WHERE id = $1', [id, new_greeting ?? null])
    await tellChanged(work, order, 'order_detail.greeting', new_greeting)
    return { outcome: 'changed', values: { number }, wrote: true }
  },
})

/** How long the goods are to keep from the day of delivery on: changed until the first were handed over. */
export const changeShelfLife = action({
  name: 'change_order_shelf_life',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick', new_shelf_life: 'days' },
  gives: KEEPING_GIVES,
  async run({ order: picked, new_shelf_life }, work): Promise<Outcome<typeof KEEPING_GIVES>> {
    const order = await detailsOf(work, picked)
    const goods = order && (await readOrder(work.tx, order.id))
    if (!order || !goods) return { outcome: 'over' }
    const { id, number } = order
    const [brought] = await work.tx.sql(
      `SELECT 1 FROM handovers h JOIN allocations a ON a.id = h.allocation_id JOIN order_lines l ON l.id = a.order_line_id
       WHERE l.order_id = $1 LIMIT 1`,
      [id],
    )
    if (brought) return { outcome: 'too_late', values: { number } }
    const { item } = await ordered(work.tx, goods)
    const parts = goods.deliveries.map(({ wanted: count, plannedOn: day }) => ({ count, day }))
    const { neededOn } = goods
    const wish = {
      count: setsOf(goods),
      neededOn,
      minShelfLifeDays: new_shelf_life,
      ...(parts.length ? { parts } : {}),
    }
    const short = await tooShort(work.tx, item, wish)
    if (short) return short
    await work.tx.sql('UPDATE orders SET min_shelf_life_days = $2 WHERE id = $1', [id, new_shelf_life])
    await tellChanged(
      work,
      order,
      'order_detail.shelf_life',
      days.say(new_shelf_life, { today: work.today, feasts: work.feasts, districts: [] }),
    )
    return { outcome: 'changed', values: { number }, wrote: true }
  },
})
