import type { BuyerKind } from '../buyers.ts'

/**
 * Where a sale was seen: `bot` delivered through the bot · `reported` by a retailer's or cooperative's report ·
 * `claimed` the maker's own word. Always separate lines of turnover.
 */
export const SALE_SOURCES = ['bot', 'reported', 'claimed'] as const
export type SaleSource = (typeof SALE_SOURCES)[number]

/**
 * By which way goods were sold: `parcel` and `restock` by orders of parcels and of single goods · `listing` from a shop's
 * shelf · `consignment` titip jual, sold pieces only · `stall` in a selling space · `elsewhere` as the maker tells.
 */
export const SALE_CHANNELS = ['parcel', 'restock', 'listing', 'consignment', 'stall', 'elsewhere'] as const
export type SaleChannel = (typeof SALE_CHANNELS)[number]

/** What one buyer took in one month by one way. */
export interface BuyerSales {
  /** 'YYYY-MM' */
  month: string
  source: SaleSource
  channel: SaleChannel
  /** null when nobody knows who bought */
  buyerId: number | null
  buyerKind: BuyerKind | null
  pieces: number
  /** integer rupiah, deductions taken off */
  amount: number
}

/** What one maker sold in one month of one kind of goods. */
export interface MakerSales {
  month: string
  sellerId: number
  /** key of PRODUCT_KINDS; '?' when the report does not say */
  kind: string
  /** the maker's kecamatan, '32.15.05' */
  district: string
  pieces: number
  amount: number
}

/** The same sales twice: told apart by who bought, and by who made. Only what was delivered or told as sold counts. */
export interface Sales {
  buyers: readonly BuyerSales[]
  makers: readonly MakerSales[]
}

/** What can only be counted where the rows are. */
export interface Counts {
  /** orders of which something arrived */
  orders: number
  /** parcels that arrived, counted as parcels and not as the goods in them */
  parcels: number
  /** buyers who bought something before the month */
  boughtBefore: ReadonlySet<number>
}

/** What turnover can be told apart by. */
export const DIMENSIONS = ['buyer', 'kind', 'district', 'buyer_kind', 'source', 'channel'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** A group's turnover in integer rupiah; `key` is '?' when nobody knows. */
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

/**
 * The figures of one month; the sales may hold other months too. Throws when the two ways of telling the sales apart do not
 * add up to the same rupiah: then one of them has lost a row.
 */
export function monthFigures(month: string, { buyers, makers }: Sales, counts: Counts): Figures {
  const bought = buyers.filter((row) => row.month === month)
  const made = makers.filter((row) => row.month === month)
  const turnover = sum(bought, ({ amount }) => amount)
  const sold = sum(made, ({ amount }) => amount)
  if (turnover !== sold) throw new Error(`${month}: buyers took ${turnover} rupiah, makers sold ${sold}`)
  const known = distinct(bought, ({ buyerId }) => buyerId)
  const returning = [...known].filter((buyer) => counts.boughtBefore.has(buyer)).length
  return {
    month,
    turnover,
    orders: counts.orders,
    parcels: counts.parcels,
    pieces: sum(made, ({ pieces }) => pieces),
    makersWhoSold: distinct(made, ({ sellerId }) => sellerId).size,
    buyers: known.size,
    newBuyers: known.size - returning,
    returningBuyers: returning,
    by: {
      buyer: parts(bought, ({ buyerId }) => String(buyerId ?? '?')),
      kind: parts(made, ({ kind }) => kind),
      district: parts(made, ({ district }) => district),
      buyer_kind: parts(bought, ({ buyerKind }) => buyerKind ?? '?'),
      source: parts(bought, ({ source }) => source),
      channel: parts(bought, ({ channel }) => channel),
    },
  }
}

/** Turnover of each group, largest first, equals by key; adds up to that of the rows. */
export function parts<T extends { amount: number }>(rows: readonly T[], keyOf: (row: T) => string): Part[] {
  const amounts = new Map<string, number>()
  for (const row of rows) amounts.set(keyOf(row), (amounts.get(keyOf(row)) ?? 0) + row.amount)
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
