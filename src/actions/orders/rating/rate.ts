import type { Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { officerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { pickedId } from '../../picked.ts'
import { ORDER_TITLE } from '../parts.ts'

/** Stars from which officers hear at once, downwards. House figure. */
const WORTH_A_CALL = 2
/** Orders to choose from. */
const MOST_LISTED = 8

interface Rateable {
  id: number
  number: string
  title: string
  region: string
  buyer: string
  phone: string | null
  rated: boolean
}

/** An organisation's orders of which everything has arrived, the newest first, with whether this person has rated them. */
const arrivedOrders = (tx: Tx, buyerId: number, personId: number): Promise<Rateable[]> =>
  tx.sql<Rateable>(
    `SELECT o.id, o.number, o.region_code AS region, b.name AS buyer, coalesce(o.contact_phone, b.phone) AS phone,
       ${ORDER_TITLE} AS title,
       EXISTS (SELECT 1 FROM ratings r WHERE r.order_id = o.id AND r.by_id = $2 AND r.order_line_id IS NULL) AS rated
     FROM orders o JOIN buyers b ON b.id = o.buyer_id LEFT JOIN parcels p ON p.id = o.parcel_id
     WHERE o.buyer_id = $1 AND o.status IN ('delivered', 'closed') ORDER BY o.id DESC LIMIT ${MOST_LISTED}`,
    [buyerId, personId],
  )

/** Which order is rated: the one named, else the ones not rated yet. */
export const lookAtRating = action({
  name: 'look_at_rating',
  for: ['buyer'],
  needs: { order: 'pick?' },
  gives: {
    one: { order: 'pick', number: 'text', title: 'text' },
    several: { orders: 'list' },
    none: {},
  },
  async run({ order: picked }, { tx, actor }) {
    const orders = await arrivedOrders(tx, actor.buyerId ?? 0, actor.personId ?? 0)
    const found = orders.filter(({ id, rated }) => (picked === undefined ? !rated : id === pickedId(picked)))
    const [first] = found
    if (!first) return { outcome: 'none' }
    if (found.length > 1)
      return {
        outcome: 'several',
        values: {
          orders: found.map(({ id, number, title }) => ({ value: String(id), label: `${number} · ${title}` })),
        },
      }
    return { outcome: 'one', values: { order: String(first.id), number: first.number, title: first.title } }
  },
})

/**
 * Stars from 1 to 5 and a word for the whole order; rated again, the new word counts. Officers hear of two stars or fewer.
 */
export const rateOrder = action({
  name: 'rate_order',
  for: ['buyer'],
  needs: { order: 'pick', stars: 'choice', rating_words: 'text?' },
  gives: { rated: { number: 'text', given: 'text', items: 'list' }, gone: {} },
  async run({ order: picked, stars, rating_words }, { tx, actor, now }) {
    const orders = await arrivedOrders(tx, actor.buyerId ?? 0, actor.personId ?? 0)
    const order = orders.find(({ id }) => id === pickedId(picked))
    if (!order) return { outcome: 'gone' }
    const given = Number(stars)
    await keep(tx, { orderId: order.id, lineId: null, by: actor.personId ?? 0, stars: given, text: rating_words }, now)
    if (given <= WORTH_A_CALL) {
      const { number, buyer, phone } = order
      const values = { number, buyer, stars: starsOf(given), phone: phone ?? undefined, words: rating_words }
      const officers = await officerAccounts(tx, order.region, ['admin', 'curator'])
      await queueNotices(tx, toAll(officers, `rated-low:${order.id}`, { notice: 'rated_low', values }), now)
    }
    const items = await tx.sql<{ value: string; label: string }>(
      `SELECT id::text AS value, label FROM order_lines WHERE order_id = $1 AND quantity > cancelled ORDER BY position`,
      [order.id],
    )
    return { outcome: 'rated', values: { number: order.number, given: starsOf(given), items }, wrote: true }
  },
})

/** Stars for one item of the order, only when the buyer wishes. */
export const rateItem = action({
  name: 'rate_item',
  for: ['buyer'],
  needs: { order: 'pick', item: 'pick', item_stars: 'choice' },
  gives: { rated: { label: 'text', given: 'text' }, gone: {} },
  async run({ order: picked, item, item_stars }, { tx, actor, now }) {
    const orders = await arrivedOrders(tx, actor.buyerId ?? 0, actor.personId ?? 0)
    const order = orders.find(({ id }) => id === pickedId(picked))
    const [line] = await tx.sql<{ id: number; label: string }>(
      'SELECT id, label FROM order_lines WHERE id = $1 AND order_id = $2',
      [pickedId(item), order?.id ?? 0],
    )
    if (!order || !line) return { outcome: 'gone' }
    const stars = Number(item_stars)
    await keep(tx, { orderId: order.id, lineId: line.id, by: actor.personId ?? 0, stars, text: undefined }, now)
    return { outcome: 'rated', values: { label: line.label, given: starsOf(stars) }, wrote: true }
  },
})

/** 3 → '★★★☆☆' */
const starsOf = (count: number) => '★'.repeat(count) + '☆'.repeat(5 - count)

const keep = (
  tx: Tx,
  told: { orderId: number; lineId: number | null; by: number; stars: number; text: string | undefined },
  now: Date,
) =>
  tx.sql(
    `INSERT INTO ratings (order_id, order_line_id, by_id, stars, text, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (order_id, by_id, coalesce(order_line_id, 0)) DO UPDATE SET stars = excluded.stars, text = excluded.text`,
    [told.orderId, told.lineId, told.by, told.stars, told.text ?? null, now],
  )

/**
 * What buyers gave a product, for its scorecard: an item's own stars, else those of the order in which it was delivered.
 * @returns nothing while nobody has rated it; the mean is in tenths of a star, 45 is 4,5
 */
export async function productRating(tx: Tx, productId: number): Promise<{ tenths: number; count: number } | undefined> {
  const [row] = await tx.sql<{ tenths: number | null; count: number }>(
    `SELECT round(avg(stars) * 10)::int AS tenths, count(*)::int AS count FROM (
       SELECT DISTINCT ON (r.order_id, r.by_id) r.stars
       FROM allocations a JOIN order_lines l ON l.id = a.order_line_id
         JOIN ratings r ON r.order_id = l.order_id AND (r.order_line_id IS NULL OR r.order_line_id = l.id)
       WHERE a.product_id = $1 AND a.delivered > 0 ORDER BY r.order_id, r.by_id, r.order_line_id NULLS LAST) given`,
    [productId],
  )
  return row?.tenths ? { tenths: row.tenths, count: row.count } : undefined
}
