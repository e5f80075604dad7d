import { instalments } from '../../../domain/orders/totals.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'

/** Longer lists are for the papers. */
const MOST = 8

interface SupplierOrder {
  number: string
  buyer: string
  total: number
  status: string
  neededOn: string
  dpPercent: number
  due: number | null
  paid: number | null
}

/**
 * Orders that the speaker's penyedia invoices and that are not closed, the soonest first, with what is asked for them
 * and what has come in. Only shown. Rupiah.
 */
export const listSupplierOrders = action({
  name: 'list_supplier_orders',
  for: ['treasurer'],
  needs: {},
  gives: {
    some: { supplier_name: 'text', supplier_orders: 'lines', order_count: 'count', sum: 'rupiah' },
    none: { supplier_name: 'text' },
    no_supplier: {},
  },
  async run(_, { tx, actor }) {
    const [supplier] = await tx.sql<{ id: number; name: string }>(
      `SELECT s.id, s.name FROM officers o JOIN suppliers s ON s.id = o.supplier_id
       WHERE o.person_id = $1 AND o.region_code = $2 AND o.role = 'treasurer' AND o.status = 'active' ORDER BY o.id LIMIT 1`,
      [actor.personId ?? 0, actor.region],
    )
    if (!supplier) return { outcome: 'no_supplier' }
    const orders = await tx.sql<SupplierOrder>(
      `SELECT o.number, b.name AS buyer, o.total, o.status, o.needed_on AS "neededOn",
         o.dp_percent AS "dpPercent", y.due, nullif(y.paid, 0) AS paid
       FROM orders o JOIN buyers b ON b.id = o.buyer_id
         CROSS JOIN LATERAL (SELECT sum(p.amount)::bigint AS due, sum(p.paid)::bigint AS paid FROM payments p
           WHERE p.order_id = o.id AND p.ledger = 'buyer' AND p.status <> 'cancelled' AND p.purpose <> 'refund') y
       WHERE o.supplier_id = $1 AND o.number IS NOT NULL AND o.status NOT IN ('closed', 'cancelled')
       ORDER BY o.needed_on, o.id`,
      [supplier.id],
    )
    if (!orders.length) return { outcome: 'none', values: { supplier_name: supplier.name } }
    const shown = orders.slice(0, MOST).map(({ number, buyer, total, status, neededOn, dpPercent, due, paid }) =>
      line('supplier_order', {
        number,
        buyer,
        total,
        needed_on: neededOn,
        status: `order_status.${status}`,
        // a bill takes the place of the down payment asked for
        dp: due === null ? instalments(total, dpPercent).dp || null : null,
        due,
        paid,
      }),
    )
    const more = orders.length - shown.length
    return {
      outcome: 'some',
      values: {
        supplier_name: supplier.name,
        supplier_orders: more ? [...shown, line('and_more', { count: more })] : shown,
        order_count: orders.length,
        sum: orders.reduce((sum, { total }) => sum + total, 0),
      },
    }
  },
})
