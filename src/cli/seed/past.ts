import { addDays, addMonths, type DaySpan, monthOf, weekday } from '../../domain/calendar.ts'
import type { DeclineReason } from '../../domain/orders/offers.ts'
import { type Chance, chance } from './chance.ts'

/** What the past is told of: as rows of the database, with what their orders need. */
export interface SeededProduct {
  id: number
  sellerId: number
  name: string
  price: number
  shelfLifeDays: number | null
}

export interface SeededParcel {
  id: number
  /** rupiah a parcel */
  packingFee: number
  pointId: number | null
  lines: readonly { id: number; label: string; quantity: number; price: number; products: readonly SeededProduct[] }[]
}

export interface SeededBuyer {
  id: number
  personId: number
  kind: string
  contact: string
  phone: string
  address: string
  employees: number
}

/** A region as it was filled: who may have ordered what. */
export interface Market {
  buyers: readonly SeededBuyer[]
  parcels: readonly SeededParcel[]
  /** on sale, by themselves */
  products: readonly SeededProduct[]
}

export interface PastShare {
  product: SeededProduct
  pieces: number
  /** of them broken on the way: deducted */
  damaged: number
}

export interface PastLine {
  parcelLineId: number | null
  label: string
  quantity: number
  price: number
  /** products that may fill it */
  fit: readonly SeededProduct[]
  shares: readonly PastShare[]
  /** who was asked first and could not */
  declined: { product: SeededProduct; pieces: number; reason: DeclineReason } | null
}

/** An order that came, was made and received before today. */
export interface PastOrder {
  buyer: SeededBuyer
  parcel: SeededParcel | null
  /** parcels; null: a single product */
  count: number | null
  placedOn: string
  receivedOn: string
  lines: readonly PastLine[]
  stars: number
}

/** Whole months of restocking before today: the same month last year is among them, also two months on. */
const MONTHS = 14
/** Days from the order to its receipt. */
const PARCEL_DAYS = 30
const RESTOCK_DAYS = 10
/** Makers who share a line of a parcel. */
const MOST_SHARES = 4
/** Companies that order parcels, and others that restock, the named ones first: a regency has two thousand. */
const MOST_BUYERS = 20
const SAID_NO: readonly DeclineReason[] = ['modal', 'modal', 'tenaga', 'bahan']

/**
 * What a region bought in the year before `today`: parcels in the last Lebaran season and at the end of the year, goods of
 * cooperatives, hotel and gallery every month. The same every time; by day of the order. Nothing is placed or received later
 * than two days before today.
 * @param wanted the days on which companies wanted their Lebaran parcels; without it there was none
 */
export function pastOrders({ buyers, parcels, products }: Market, today: string, wanted?: DaySpan): PastOrder[] {
  const luck = chance(2026)
  const everyday = products.filter(({ price }) => price <= DEAREST_RESTOCKED)
  const companies = buyers.filter(({ kind }) => kind === 'company').slice(0, MOST_BUYERS)
  const orders = [
    ...(wanted ? lebaran(luck, companies, parcels, wanted) : []),
    ...yearEnd(luck, companies, parcels, today),
  ]
  for (let back = MONTHS; back >= 0; back--)
    orders.push(...restocks(luck, buyers, everyday, { month: addMonths(monthOf(today), -back), back }))
  return orders
    .filter(({ receivedOn }) => receivedOn <= addDays(today, -2))
    .sort((a, b) => (a.placedOn < b.placedOn ? -1 : a.placedOn > b.placedOn ? 1 : a.buyer.id - b.buyer.id))
}

/** Most companies give parcels to a part of their people. */
const lebaran = (luck: Chance, companies: readonly SeededBuyer[], parcels: readonly SeededParcel[], wanted: DaySpan) =>
  companies
    .filter((_, nth) => nth % 6 !== 5)
    .flatMap((buyer, nth) =>
      ofParcels(luck, buyer, parcels[nth % 2], {
        count: Math.min(300, Math.round((buyer.employees * luck.between(15, 25)) / 100 / 10) * 10),
        receivedOn: workday(addDays(wanted.from, luck.between(0, 6))),
      }),
    )

/** Some give a smaller one before the year ends. */
const yearEnd = (luck: Chance, companies: readonly SeededBuyer[], parcels: readonly SeededParcel[], today: string) =>
  companies
    .filter((_, nth) => nth % 3 === 1)
    .flatMap((buyer) =>
      ofParcels(luck, buyer, parcels[0], {
        count: luck.between(4, 8) * 10,
        receivedOn: workday(`${Number(today.slice(0, 4)) - 1}-12-${luck.between(14, 18)}`),
      }),
    )

function ofParcels(
  luck: Chance,
  buyer: SeededBuyer,
  parcel: SeededParcel | undefined,
  { count, receivedOn }: { count: number; receivedOn: string },
): PastOrder[] {
  if (!parcel || count < 10) return []
  const lines = parcel.lines.map(({ id, label, quantity, price, products }): PastLine => {
    const makers = luck.some(products, MOST_SHARES)
    const [first, ...others] = makers
    const refused = others.length > 0 && luck.percent(30) ? (first ?? null) : null
    const pieces = quantity * count
    return {
      ...{ parcelLineId: id, label, quantity: pieces, price, fit: products },
      shares: shared(luck, refused ? others : makers, pieces),
      declined: refused && {
        product: refused,
        pieces: Math.ceil(pieces / makers.length),
        reason: luck.one(SAID_NO),
      },
    }
  })
  return [
    { buyer, parcel, count, receivedOn, placedOn: addDays(receivedOn, -PARCEL_DAYS), lines, stars: luck.between(4, 5) },
  ]
}

/** Evenly, the odd pieces with the first. */
function shared(luck: Chance, makers: readonly SeededProduct[], pieces: number): PastShare[] {
  const each = Math.floor(pieces / makers.length)
  return makers
    .map((product, nth) => ({ product, pieces: nth === 0 ? pieces - each * (makers.length - 1) : each }))
    .filter((share) => share.pieces > 0)
    .map((share) => ({ ...share, damaged: luck.percent(10) ? Math.min(share.pieces - 1, luck.between(1, 4)) : 0 }))
}

/** How many goods each kind of buyer takes in a month, and how many pieces of each. */
const RESTOCKED: Readonly<Record<string, { goods: number; pieces: readonly [number, number] }>> = {
  cooperative: { goods: 3, pieces: [60, 140] },
  hotel: { goods: 1, pieces: [80, 120] },
  gallery: { goods: 2, pieces: [20, 50] },
}
/** What canteens and shops take again and again, rupiah a piece. */
const DEAREST_RESTOCKED = 40_000
/** The gallery came four months ago, the hotel has been silent for two: a summary has causes to tell of. */
const GALLERY_SINCE = 4
const HOTEL_UNTIL = 2

const restocks = (
  luck: Chance,
  buyers: readonly SeededBuyer[],
  products: readonly SeededProduct[],
  { month, back }: { month: string; back: number },
): PastOrder[] =>
  buyers
    .filter(({ kind }) => RESTOCKED[kind])
    .slice(0, MOST_BUYERS)
    .flatMap((buyer, nth) => {
      const plan = RESTOCKED[buyer.kind]
      if (
        !plan ||
        !products.length ||
        (buyer.kind === 'gallery' && back > GALLERY_SINCE) ||
        (buyer.kind === 'hotel' && back < HOTEL_UNTIL)
      )
        return []
      return Array.from({ length: plan.goods }, (_, at): PastOrder => {
        // always of the same makers, as cooperatives do
        const product = products[(nth * 7 + at * 3) % products.length]!
        const pieces = luck.between(...plan.pieces) + (MONTHS - back) * 2
        const receivedOn = workday(`${month}-${String(6 + at * 8).padStart(2, '0')}`)
        return {
          ...{ buyer, parcel: null, count: null, receivedOn, placedOn: addDays(receivedOn, -RESTOCK_DAYS) },
          lines: [
            {
              ...{ parcelLineId: null, label: product.name, quantity: pieces, price: product.price, fit: [product] },
              shares: shared(luck, [product], pieces),
              declined: null,
            },
          ],
          stars: luck.between(3, 5),
        }
      })
    })

/** The day itself, or the Monday after a weekend: a gate is open on working days. */
const workday = (day: string): string => addDays(day, weekday(day) === 6 ? 2 : weekday(day) === 0 ? 1 : 0)
