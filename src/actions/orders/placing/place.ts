import type { Tx } from '../../../db/open.ts'
import { type BuyerState, mayOrder } from '../../../domain/buyers.ts'
import { dayAt } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { needsApproval } from '../../../domain/orders/approval.ts'
import type { OrderState } from '../../../domain/orders/states.ts'
import { askApproval } from '../approving/ask.ts'
import { lockProducts } from '../lock.ts'
import { openOrder } from '../offering/split-order.ts'
import { tellOfficers } from '../telling.ts'
import { insertOrder, nextNumber } from './insert.ts'
import { type Item, piecesOf } from './item.ts'
import { type Quote, quoteItem, type Wish } from './quote.ts'
import { orderAlready, type Twin } from './twin.ts'

/** An order as it is placed, by its buyer in chat or by an officer from a letter. */
export interface NewOrder extends Wish {
  buyerId: number
  /** who placed it; absent for a letter */
  placedById?: number | undefined
  address: string
  contactName: string
  contactPhone: string | null
  greeting?: string | undefined
  note?: string | undefined
  source: 'chat' | 'officer' | 'standing'
  /** may a missing item be replaced; 'ask' unless said otherwise */
  substitutes?: 'equal' | 'ask' | 'no' | undefined
  /** a colleague's order of the same thing is known and this one is meant besides */
  besides?: boolean
  /** the officer who entered it, and the company's own purchase order */
  enteredById?: number
  poNumber?: string
  poOn?: string
  poFileHash?: string
}

export type Placed =
  | {
      kind: 'placed'
      /** nothing is offered to makers before an officer has verified the buyer */
      waiting: boolean
      /** nor before one of these has agreed: names, none when nobody else may; absent when nobody has to */
      approvers?: string[]
      orderId: number
      number: string
      total: number
    }
  /** it can't be made like that any more: nothing was written */
  | { kind: 'not_possible'; quote: Exclude<Quote, { kind: 'possible' }> }
  /** a colleague has just ordered the same thing: nothing was written */
  | { kind: 'twice'; twin: Twin }
  /** the buyer was refused or suspended, or is not there */
  | { kind: 'blocked' }

/**
 * Places an order: capacity is checked under the lock of its products, so that of two who want the last pieces one hears
 * that they are gone; a number of the regency and year is given; a verified buyer's order is offered to makers at once,
 * unless its total is above what one member may order alone.
 */
export async function placeOrder(tx: Tx, item: Item, order: NewOrder, now: Date, feasts: Feasts): Promise<Placed> {
  const ready = await readyToWrite(tx, item, order, now, feasts)
  if (ready.kind !== 'ready') return ready
  const { buyer, supplierId, total } = ready
  const twin = order.besides || order.source !== 'chat' ? undefined : await orderAlready(tx, item, order, now)
  if (twin) return { kind: 'twice', twin }

  const status = firstState(buyer, total, order)
  const number = await nextNumber(tx, item.regionCode, dayAt(now))
  const settled = { number, status, supplierId, total, termsDays: buyer.terms_days, placedAt: now }
  const orderId = await insertOrder(tx, item, order, settled, now)
  const { neededOn } = order
  const values = {
    number,
    buyer: buyer.name,
    title: item.title,
    pieces: piecesOf(item, order.count),
    needed_on: neededOn,
    total,
  }
  if (order.source === 'chat' && status !== 'awaiting_approval')
    await tellOfficers(tx, item.regionCode, { notice: 'order_placed', values }, `order-placed:${orderId}`, now)
  const placed = { kind: 'placed' as const, waiting: status === 'awaiting_verification', orderId, number, total }
  if (status === 'awaiting_approval') return { ...placed, approvers: await askApproval(tx, orderId, now) }
  if (status === 'placed') await openOrder(tx, orderId, now, feasts)
  return placed
}

/** The organisation, as far as an order depends on it. */
export interface Ordering {
  name: string
  status: BuyerState
  terms_days: number
  /** integer rupiah; null: nobody has to agree */
  approval_limit: number | null
}

type Ready =
  | { kind: 'ready'; buyer: Ordering; supplierId: number | undefined; total: number }
  | Exclude<Placed, { kind: 'placed' | 'twice' }>

/** Locks what an order depends on and holds the wish against it. Writes nothing. */
export async function readyToWrite(tx: Tx, item: Item, order: NewOrder, now: Date, feasts: Feasts): Promise<Ready> {
  const [buyer] = await tx.sql<Ordering>(
    'SELECT name, status, terms_days, approval_limit FROM buyers WHERE id = $1 FOR SHARE',
    [order.buyerId],
  )
  if (!buyer || !(buyer.status === 'verified' || buyer.status === 'unverified')) return { kind: 'blocked' }
  await lockProducts(tx, [...new Set(item.lines.flatMap(({ products }) => products))])
  const supplier = await supplierOf(tx, item.regionCode)
  const quote = await quoteItem(tx, item, order, { now, feasts, supplierIsPkp: supplier?.pkp ?? false })
  if (quote.kind !== 'possible') return { kind: 'not_possible', quote }
  return { kind: 'ready', buyer, supplierId: supplier?.id, total: quote.totals.total }
}

/** Where an order stands that is meant now. */
const firstState = (buyer: Ordering, total: number, { source }: Pick<NewOrder, 'source'>): OrderState =>
  needsApproval(total, buyer.approval_limit, source)
    ? 'awaiting_approval'
    : mayOrder(buyer.status)
      ? 'placed'
      : 'awaiting_verification'

/** Who invoices orders of a regency, when there is just one; else an officer names the penyedia later. */
export async function supplierOf(tx: Tx, regionCode: string): Promise<{ id: number; pkp: boolean } | undefined> {
  const suppliers = await tx.sql<{ id: number; pkp: boolean }>(
    `SELECT id, pkp FROM suppliers WHERE region_code = $1 AND status = 'active' ORDER BY id LIMIT 2`,
    [regionCode],
  )
  return suppliers.length === 1 ? suppliers[0] : undefined
}
