import type { BuyerKind } from '../buyers.ts'
import { monthOf } from '../calendar.ts'

/**
 * Where a sale was seen: `bot` delivered through the bot · `reported` by a retailer's or cooperative's report ·
 * `claimed` the maker's own word. Always separate lines of turnover.
 */
export const SALE_SOURCES = ['bot', 'reported', 'claimed'] as const
export type SaleSource = (typeof SALE_SOURCES)[number]

/** Goods of one maker that reached one buyer: only what was delivered counts. */
export interface DeliveredRow {
  /** 'YYYY-MM-DD' */
  deliveredOn: string
  source: SaleSource
  /** null for sales outside the bot */
  orderId: number | null
  /** null when nobody knows who bought */
  buyerId: number | null
  buyerKind: BuyerKind | null
  sellerId: number
  /** key of PRODUCT_KINDS */
  kind: string
  /** the maker's kecamatan, '32.15.05' */
  district: string
  /** pieces */
  quantity: number
  /** integer rupiah, deductions taken off */
  amount: number
}

/** Parcels that arrived, counted as parcels and not as the goods in them. */
export interface DeliveredParcels {
  deliveredOn: string
  orderId: number
  parcels: number
}

/** What the rows can be told apart by. */
export const DIMENSIONS = ['buyer', 'kind', 'district', 'buyer_kind', 'source'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** A group's turnover in integer rupiah; `key` is '?' when the row does not say. */
export interface Part {
  key: string
  amount: number
}

export interface Figures {
  /** 'YYYY-MM' */
  month: string
  /** integer rupiah */
  turnover: number
  orders: number
  parcels: number
  pieces: number
  makersWhoSold: number
  buyers: number
  newBuyers: number
  returningBuyers: number
  /** each adds up to the turnover; largest first */
  by: Readonly<Record<Dimension, readonly Part[]>>
}

const KEY_OF: Readonly<Record<Dimension, (row: DeliveredRow) => string>> = {
  buyer: (row) => String(row.buyerId ?? '?'),
  kind: (row) => row.kind,
  district: (row) => row.district,
  buyer_kind: (row) => row.buyerKind ?? '?',
  source: (row) => row.source,
}

/**
 * The figures of one month. `rows` and `parcels` may hold other months too. `boughtBefore` names the buyers who bought
 * something before the month; rows of earlier months among `rows` count as well.
 */
export function monthFigures(
  month: string,
  rows: readonly DeliveredRow[],
  parcels: readonly DeliveredParcels[],
  boughtBefore: ReadonlySet<number> = new Set(),
): Figures {
  const sold = rows.filter((row) => monthOf(row.deliveredOn) === month)
  const before = new Set(boughtBefore)
  for (const row of rows) if (row.buyerId !== null && monthOf(row.deliveredOn) < month) before.add(row.buyerId)
  const buyers = distinct(sold, (row) => row.buyerId)
  const returning = [...buyers].filter((buyer) => before.has(buyer)).length
  return {
    month,
    turnover: sum(sold, (row) => row.amount),
    orders: distinct(sold, (row) => row.orderId).size,
    parcels: sum(
      parcels.filter((row) => monthOf(row.deliveredOn) === month),
      (row) => row.parcels,
    ),
    pieces: sum(sold, (row) => row.quantity),
    makersWhoSold: distinct(sold, (row) => row.sellerId).size,
    buyers: buyers.size,
    newBuyers: buyers.size - returning,
    returningBuyers: returning,
    by: {
      buyer: partsBy(sold, 'buyer'),
      kind: partsBy(sold, 'kind'),
      district: partsBy(sold, 'district'),
      buyer_kind: partsBy(sold, 'buyer_kind'),
      source: partsBy(sold, 'source'),
    },
  }
}

/** Turnover by one dimension, largest first, equals by key; adds up to the rows' turnover. */
export function partsBy(rows: readonly DeliveredRow[], dimension: Dimension): Part[] {
  const amounts = new Map<string, number>()
  for (const row of rows) {
    const key = KEY_OF[dimension](row)
    amounts.set(key, (amounts.get(key) ?? 0) + row.amount)
  }
  return [...amounts]
    .map(([key, amount]) => ({ key, amount }))
    .sort((a, b) => b.amount - a.amount || (a.key < b.key ? -1 : 1))
}

function sum<T>(rows: readonly T[], figure: (row: T) => number): number {
  return rows.reduce((total, row) => total + figure(row), 0)
}

function distinct<T>(rows: readonly T[], key: (row: T) => number | null): Set<number> {
  return new Set(rows.map(key).filter((value) => value !== null))
}
