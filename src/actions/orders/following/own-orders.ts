import type { Tx } from '../../../db/open.ts'
import type { OrderState } from '../../../domain/orders/states.ts'
import { ORDER_TITLE } from '../parts.ts'

/** An order as its buyer lists it. */
export interface OwnOrder {
  id: number
  number: string
  title: string
  status: OrderState
  neededOn: string
}

/** Orders of one organisation: those still running first, then the newest. Drafts and lapsed quotations are none. */
export async function ownOrders(tx: Tx, buyerId: number | undefined): Promise<OwnOrder[]> {
  if (buyerId === undefined) return []
  return tx.sql<OwnOrder>(
    `SELECT o.id, o.number, o.status, o.needed_on AS "neededOn",
       ${ORDER_TITLE} AS title
     FROM orders o LEFT JOIN parcels p ON p.id = o.parcel_id
     WHERE o.buyer_id = $1 AND o.number IS NOT NULL AND o.status <> 'lapsed'
     ORDER BY o.status IN ('closed', 'cancelled'), o.id DESC`,
    [buyerId],
  )
}

/** The order of a pick, when it belongs to the organisation. */
export async function ownOrder(tx: Tx, buyerId: number | undefined, pick: string): Promise<number | undefined> {
  if (buyerId === undefined || !/^\d{1,9}$/.test(pick)) return undefined
  const [row] = await tx.sql<{ id: number }>('SELECT id FROM orders WHERE id = $1 AND buyer_id = $2', [
    Number(pick),
    buyerId,
  ])
  return row?.id
}
