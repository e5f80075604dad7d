import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { numbersMeant } from '../../../domain/orders/number.ts'
import { action } from '../../action.ts'
import { listLabel } from '../../list-label.ts'
import { ORDER_CARD, orderCard } from '../../orders/following/show-order.ts'
import { readOrder } from '../../orders/lock.ts'
import { pickedId } from '../../picked.ts'
import { likeEvery } from '../../search-words.ts'

const WHO = OFFICER_ACTS.watch_orders
/** As many as a phone shows without scrolling for long. */
const MOST_FOUND = 12

interface Found {
  id: number
  number: string
  buyer: string
}

/** The region's orders by number ('krw 12') or buyer ('pt maju'); without words those still running, soonest first. */
export const lookUpOrders = action({
  name: 'look_up_orders',
  for: WHO,
  needs: { order_no: 'text?' },
  gives: {
    one: { order: 'pick' },
    several: { orders: 'list', order: 'pick?' },
    none: {},
    unknown: { order_no: 'text' },
  },
  async run({ order_no: words }, { tx, actor }) {
    const found = words === undefined ? await running(tx, actor.region) : await ordersMeant(tx, actor.region, words)
    const [only] = found
    if (!only) return words === undefined ? { outcome: 'none' } : { outcome: 'unknown', values: { order_no: words } }
    if (found.length === 1) return { outcome: 'one', values: { order: String(only.id) } }
    return {
      outcome: 'several',
      values: {
        order: undefined,
        orders: found.map(({ id, number, buyer }) => ({ value: String(id), label: listLabel(number, buyer) })),
      },
    }
  },
})

const ORDER = `SELECT o.id, o.number, b.name AS buyer FROM orders o JOIN buyers b ON b.id = o.buyer_id
  WHERE o.region_code = $1 AND o.number IS NOT NULL`

const running = (tx: Tx, region: string): Promise<Found[]> =>
  tx.sql<Found>(
    `${ORDER} AND o.status NOT IN ('quoted', 'lapsed', 'closed', 'cancelled') ORDER BY o.needed_on, o.id LIMIT ${MOST_FOUND}`,
    [region],
  )

async function ordersMeant(tx: Tx, region: string, words: string): Promise<Found[]> {
  const place = words.match(/\d+/g)?.at(-1)
  if (place !== undefined) {
    const ending = `%-${String(Number(place)).padStart(4, '0')}`
    const placed = await tx.sql<Found>(`${ORDER} AND o.number LIKE $2 ORDER BY o.id DESC`, [region, ending])
    const numbers = new Set(
      numbersMeant(
        words,
        placed.map(({ number }) => number),
      ),
    )
    const named = placed.filter(({ number }) => numbers.has(number))
    if (named.length) return named.slice(0, MOST_FOUND)
  }
  return tx.sql<Found>(
    `${ORDER} AND b.name ILIKE ALL ($2) ORDER BY o.status IN ('closed', 'cancelled'), o.id DESC LIMIT ${MOST_FOUND}`,
    [region, likeEvery(words)],
  )
}

/** One order's card for whoever answers the buyer's or a maker's call: how far it is, what is paid, whom to ask. */
export const showOrderToOfficer = action({
  name: 'show_order_to_officer',
  for: WHO,
  needs: { order: 'pick' },
  gives: {
    shown: { ...ORDER_CARD, buyer: 'text', phone: 'phone?' },
    gone: {},
  },
  async run({ order: pick }, { tx, actor }) {
    const [row] = await tx.sql<{ id: number; buyer: string; contact: string | null; phone: string | null }>(
      `SELECT o.id, b.name AS buyer, coalesce(o.contact_name, b.contact_name) AS contact,
         coalesce(o.contact_phone, b.phone) AS phone FROM orders o JOIN buyers b ON b.id = o.buyer_id
       WHERE o.id = $1 AND o.region_code = $2 AND o.number IS NOT NULL`,
      [pickedId(pick), actor.region],
    )
    const order = row && (await readOrder(tx, row.id))
    if (!order) return { outcome: 'gone' }
    const { buyer, contact, phone } = row
    const values = { ...(await orderCard(tx, order)), buyer, contact: contact ?? undefined, phone: phone ?? undefined }
    return { outcome: 'shown', values }
  },
})
