import type { Tx } from '../../../db/open.ts'
import { action } from '../../action.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { ORDER_TITLE } from '../parts.ts'
import { writeBasket } from '../placing/basket.ts'
import { readItem } from '../placing/item.ts'
import { amountOf } from '../placing/wish.ts'

/** Orders to choose from; who has more means one of the last. */
const MOST = 8

interface Past {
  id: number
  number: string
  title: string
  parcelId: number | null
  parcelCount: number | null
  goods: { product: number; label: string; count: number }[]
}

/** What an organisation has ordered, the newest first, each thing once: what was ordered alike is the same wish. */
async function pastOrders(tx: Tx, buyerId: number | undefined, id?: number): Promise<Past[]> {
  if (buyerId === undefined) return []
  const orders = await tx.sql<Past>(
    `SELECT o.id, o.number, ${ORDER_TITLE} AS title, o.parcel_id AS "parcelId", o.parcel_count AS "parcelCount",
       (SELECT json_agg(json_build_object('product', g.product, 'label', g.label, 'count', g.count) ORDER BY g.at) FROM (
          SELECT min(x.product_id) AS product, l.label, min(l.position) AS at,
            sum(l.quantity - CASE o.status WHEN 'cancelled' THEN 0 ELSE l.cancelled END)::int AS count
          FROM order_lines l JOIN order_line_products x ON x.order_line_id = l.id
          WHERE l.order_id = o.id AND (l.cancelled < l.quantity OR o.status = 'cancelled') AND o.parcel_id IS NULL
          GROUP BY l.label, l.price) g) AS goods
     FROM orders o LEFT JOIN parcels p ON p.id = o.parcel_id
     WHERE o.buyer_id = $1 AND o.kind = 'order' AND o.number IS NOT NULL AND o.status NOT IN ('draft', 'quoted', 'lapsed')
       AND ($2::int IS NULL OR o.id = $2)
     ORDER BY o.id DESC LIMIT 40`,
    [buyerId, id ?? null],
  )
  const alike = new Set<string>()
  return orders
    .map((order) => ({ ...order, goods: order.goods ?? [] }))
    .filter(({ parcelId, parcelCount, goods }) => {
      const what = JSON.stringify([parcelId, parcelCount, goods])
      return !alike.has(what) && alike.add(what)
    })
}

/** Which earlier order is wanted again: the one picked, the only one, or one of the last. */
export const findPastOrders = action({
  name: 'find_past_orders',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick?' },
  gives: { one: { order: 'pick' }, several: { orders: 'list' }, none: {} },
  async run({ order }, { tx, actor }) {
    const orders = await pastOrders(tx, actor.buyerId)
    const picked = order === undefined ? undefined : orders.find(({ id }) => id === pickedId(order))
    const [only] = picked ? [picked] : orders
    if (!only) return { outcome: 'none' }
    if (picked || orders.length === 1) return { outcome: 'one', values: { order: String(only.id) } }
    const list = orders.slice(0, MOST).map(({ id, number, title }) => ({
      value: String(id),
      label: listLabel(title, number),
    }))
    return { outcome: 'several', values: { orders: list } }
  },
})

const WISH = { parcel: 'pick?', product: 'pick?', quantity: 'quantity', basket: 'text?' } as const

/** The same goods in the same numbers, at the prices and with the capacity of now; what is not sold any more is left out. */
export const orderAgain = action({
  name: 'order_again',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick' },
  gives: {
    same: WISH,
    /** some of it is not sold any more */
    rest: { ...WISH, gone_goods: 'text' },
    gone: { title: 'text' },
  },
  async run({ order: picked }, { tx, actor, house }) {
    const [past] = await pastOrders(tx, actor.buyerId, pickedId(picked))
    if (!past) return { outcome: 'gone', values: { title: '' } }
    const { title, parcelId, parcelCount, goods } = past
    if (parcelId !== null) {
      const parcel = String(parcelId)
      const item = await readItem(tx, { parcel }, actor.buyerId)
      if (!item) return { outcome: 'gone', values: { title } }
      const quantity = amountOf(item, parcelCount ?? 1, house.words['unit.parcel'] ?? 'parcel')
      return { outcome: 'same', values: { parcel, product: undefined, basket: undefined, quantity } }
    }
    const sold = []
    const gone = []
    for (const { product, label, count } of goods) {
      const item = await readItem(tx, { product: String(product) })
      if (item) sold.push({ item, product: String(product), count })
      else gone.push(label)
    }
    const last = sold.at(-1)
    if (!last) return { outcome: 'gone', values: { title } }
    const basket = sold.length > 1 ? writeBasket(sold) : undefined
    const quantity = amountOf(last.item, last.count, '')
    const wish = { parcel: undefined, product: last.product, quantity, basket }
    if (gone.length) return { outcome: 'rest', values: { ...wish, gone_goods: gone.join(', ') } }
    return { outcome: 'same', values: wish }
  },
})
