import fc from 'fast-check'
import type { BuyerKind } from '../../../src/domain/buyers.ts'
import { addDays } from '../../../src/domain/calendar.ts'
import {
  type Counts,
  type Figures,
  monthFigures,
  type SaleChannel,
  type SaleSource,
  type Sales,
} from '../../../src/domain/summary/figures.ts'

/** Goods of one maker that reached one buyer on one day, as plain as can be. */
export interface DeliveredRow {
  deliveredOn: string
  source: SaleSource
  channel?: SaleChannel
  orderId: number | null
  buyerId: number | null
  buyerKind: BuyerKind | null
  sellerId: number
  kind: string
  district: string
  quantity: number
  amount: number
}

/** The rows told apart by who bought and by who made. */
export const told = (list: readonly DeliveredRow[]): Sales => {
  const rows = list.map((row) => ({
    ...row,
    month: row.deliveredOn.slice(0, 7),
    channel: row.channel ?? 'restock',
    pieces: row.quantity,
  }))
  return { buyers: rows, makers: rows }
}

/** Figures of a month from plain rows; who bought in earlier rows is not new. */
export function figuresOf(month: string, list: readonly DeliveredRow[], counts: Partial<Counts> = {}): Figures {
  const inMonth = list.filter((row) => row.deliveredOn.startsWith(month))
  const earlier = list.filter((row) => row.deliveredOn.slice(0, 7) < month && row.buyerId !== null)
  return monthFigures(month, told(list), {
    orders: new Set(inMonth.flatMap(({ orderId }) => (orderId === null ? [] : [orderId]))).size,
    parcels: 0,
    boughtBefore: new Set(earlier.map(({ buyerId }) => buyerId!)),
    ...counts,
  })
}

/** Delivered rows of January and February 2027, with corrections (negative amounts) among them. */
export const rows: fc.Arbitrary<DeliveredRow[]> = fc.array(
  fc.record({
    deliveredOn: fc.nat(58).map((days) => addDays('2027-01-01', days)),
    source: fc.constantFrom('bot', 'reported', 'claimed'),
    channel: fc.constantFrom('parcel', 'restock', 'elsewhere'),
    orderId: fc.option(fc.nat(9)),
    buyerId: fc.option(fc.nat(4)),
    buyerKind: fc.constantFrom('company', 'hotel', null),
    sellerId: fc.nat(5),
    kind: fc.constantFrom('chips', 'cookies', 'batik'),
    district: fc.constantFrom('32.15.05', '32.15.14', '32.15.01'),
    quantity: fc.nat(500),
    amount: fc.integer({ min: -50_000, max: 5_000_000 }),
  }),
  { maxLength: 30 },
)
