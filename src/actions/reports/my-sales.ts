import type { Tx } from '../../db/open.ts'
import { addMonths, instantAt, monthOf } from '../../domain/calendar.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { soldOutside } from './sold-outside.ts'

/** What a maker sold in a month (received by buyers; apart from it what was sold outside the orders), and what she is still owed. This month unless another is named. */
export const mySales = action({
  name: 'my_sales',
  for: ['seller'],
  needs: { month: 'month?' },
  gives: {
    sold: {
      month: 'month',
      products: 'lines',
      total: 'rupiah',
      year: 'text',
      year_total: 'rupiah',
      outside: 'lines',
      owed: 'lines',
    },
    nothing_sold: { month: 'month', year: 'text', year_total: 'rupiah', outside: 'lines', owed: 'lines' },
    not_yet: {},
  },
  async run({ month: named }, { tx, today, actor }) {
    const month = named ?? monthOf(today)
    if (month > monthOf(today)) return { outcome: 'not_yet' }
    const sellerId = actor.sellerId ?? 0
    const january = `${month.slice(0, 4)}-01`
    const products = (await soldBy(tx, sellerId, month, month)).map(({ product, qty, unit, amount }) => ({
      amount,
      said: line('sold_product', { product, quantity: { qty, unit }, amount }),
    }))
    const total = products.reduce((sum, { amount }) => sum + amount, 0)
    const year = await soldBy(tx, sellerId, january, `${month.slice(0, 4)}-12`)
    const owed = await owedTo(tx, sellerId)
    const outside = await soldOutside(tx, sellerId, month)
    const common = {
      month,
      year: month.slice(0, 4),
      year_total: year.reduce((sum, { amount }) => sum + amount, 0),
      outside,
      owed,
    }
    if (!products.length) return { outcome: 'nothing_sold', values: common }
    return { outcome: 'sold', values: { ...common, products: products.map(({ said }) => said), total } }
  },
})

interface Sold {
  product: string
  unit: string
  qty: number
  /** integer rupiah */
  amount: number
}

/** Goods of one maker that buyers confirmed in these months ('2027-01'), by product. */
export function soldBy(tx: Tx, sellerId: number, from: string, until: string): Promise<Sold[]> {
  return tx.sql<Sold>(
    `SELECT p.name AS product, coalesce(p.unit, 'pcs') AS unit, sum(i.quantity - i.damaged)::int AS qty,
       sum((i.quantity - i.damaged)::bigint * a.price)::bigint AS amount
     FROM allocations a JOIN delivery_items i ON i.allocation_id = a.id JOIN deliveries d ON d.id = i.delivery_id
       JOIN products p ON p.id = a.product_id
     WHERE a.seller_id = $1 AND d.status = 'confirmed' AND d.received_at >= $2 AND d.received_at < $3
     GROUP BY p.id HAVING sum(i.quantity - i.damaged) > 0 ORDER BY amount DESC, p.id`,
    [sellerId, instantAt(`${from}-01`), instantAt(`${addMonths(until, 1)}-01`)],
  )
}

/** What the penyedia owes her and has not paid, soonest first. */
async function owedTo(tx: Tx, sellerId: number) {
  const rows = await tx.sql<{ number: string; amount: number; due: string | null }>(
    `SELECT o.number, sum(y.amount - y.paid)::bigint AS amount, max(y.due_on) AS due
     FROM payments y JOIN allocations a ON a.id = y.allocation_id JOIN orders o ON o.id = y.order_id
     WHERE a.seller_id = $1 AND y.ledger = 'maker' AND y.status IN ('due', 'proof_sent', 'rejected')
     GROUP BY o.id HAVING sum(y.amount - y.paid) > 0 ORDER BY due, o.id`,
    [sellerId],
  )
  if (!rows.length) return []
  return [
    line('owed_head', { amount: rows.reduce((sum, { amount }) => sum + amount, 0) }),
    ...rows.map(({ number, amount, due }) => line('owed', { order: number, amount, due })),
    line('owed_foot', {}),
  ]
}
