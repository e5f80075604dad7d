import type { Tx } from '../../../db/open.ts'
import { dayAt } from '../../../domain/calendar.ts'
import type { Offer, OfferedProduct } from '../../../domain/compose/wish.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { seasons } from '../../../domain/season.ts'
import { freeAmong, type Maker, makersOf, type Standing, standingOf } from '../../orders/offering/candidates.ts'
import { type LookedAt, lookedAt } from './days.ts'
import { type Group, groupsOf } from './groups.ts'
import { type UsualPacking, usualPacking } from './packing.ts'
import { type Ware, waresOf } from './products.ts'
import { usualPrices } from './usual.ts'

/** What a snapshot is taken for. */
export interface Occasion {
  regionCode: string
  parcels: number
  /** integer rupiah a parcel, packing included */
  budget: number
  /** at the buyer's gate */
  neededOn: string
}

/** All that the database says of a region's makers, at one instant. */
export interface Snapshot {
  wares: readonly Ware[]
  groups: ReadonlyMap<number, Group>
  usual: (ware: Ware) => number
  makers: readonly Maker[]
  standing: ReadonlyMap<number, Standing>
  packing: UsualPacking
}

/** Goods dearer than so many budgets are in no parcel, nor in one that somebody would take instead. House figure. */
const DEAREST_IN_BUDGETS = 3
/** Nobody is told to spend more a parcel: see domain/compose/instead.ts. */
const MOST_PRICE = 5_000_000

/**
 * Reads what the makers of a region can make: approved products of active makers who can be asked, in seven statements.
 * Capacity, permits and who is reachable are read where orders read them, so nothing is proposed here that an order would
 * not get.
 */
export async function takeSnapshot(
  tx: Tx,
  { regionCode, parcels, budget, neededOn }: Occasion,
  { now, feasts }: { now: Date; feasts: Feasts },
): Promise<Snapshot> {
  const packing = await usualPacking(tx, regionCode)
  const wares = await waresOf(tx, regionCode, Math.min(MOST_PRICE, budget * DEAREST_IN_BUDGETS))
  const groups = await groupsOf(tx, regionCode, wares)
  const usual = await usualPrices(tx, regionCode)
  const ids = wares.map(({ productId }) => productId)
  const makers = await makersOf(tx, ids, dayAt(now))
  const [day] = lookedAt(neededOn, { parcels, packedADay: packing.packedADay }, { now, feasts }, false)
  const sellers = [...new Set(makers.map(({ capacity }) => capacity.sellerId))]
  const wanted = { ...day!, today: dayAt(now), seasons: seasons(feasts), packingPointId: packing.pointId }
  return { wares, groups, usual, makers, standing: await standingOf(tx, sellers, wanted), packing }
}

/**
 * What the snapshot offers for the day wished for, and for later ones when asked. Needs no database.
 * @returns the offer, whose days are days of hand-over, and the same days as the buyer knows them
 */
export function offerOf(
  snapshot: Snapshot,
  { parcels, neededOn }: Pick<Occasion, 'parcels' | 'neededOn'>,
  { now, feasts }: { now: Date; feasts: Feasts },
  later: boolean,
): { offer: Offer; days: readonly LookedAt[] } {
  const { wares, groups, usual, makers, standing, packing } = snapshot
  const days = lookedAt(neededOn, { parcels, packedADay: packing.packedADay }, { now, feasts }, later)
  const spans = seasons(feasts)
  const frees = days.map((day) => freeAmong(makers, { ...day, seasons: spans }))
  const products = wares.flatMap((ware): OfferedProduct[] => {
    const { productId, sellerId, kind, districtCode, price, halal, glass, keepsDays } = ware
    const candidates = frees.map((free) => free.get(productId))
    const [first] = candidates
    if (!first || candidates.every((one) => !one?.free)) return []
    return [
      {
        ...{ productId, sellerId, kind, districtCode, price, halal, glass, keepsDays },
        group: groups.get(productId)!.key,
        usual: usual(ware),
        minimum: first.minimum,
        free: candidates.map((one) => one?.free ?? 0),
        ...(standing.get(sellerId) ?? { earned: 0, distance: 0, lastOn: null }),
      },
    ]
  })
  return { offer: { days: days.map(({ due }) => due), packingFee: packing.fee, products }, days }
}
