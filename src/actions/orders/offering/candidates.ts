import type { Tx } from '../../../db/open.ts'
import type { DaySpan } from '../../../domain/calendar.ts'
import type { Free } from '../../../domain/orders/plan.ts'
import { keepsAtDelivery } from '../../../domain/orders/shelf-life.ts'
import type { Candidate } from '../../../domain/orders/split.ts'
import { PROMISED } from '../../../domain/orders/states.ts'
import { readPirt } from '../../../domain/permits.ts'
import { capacitiesOf, freePieces, type ProductCapacity } from '../capacity.ts'

/** For when and until when makers are looked for. Days are 'YYYY-MM-DD'. */
export interface Wanted {
  /** first day on which work may begin: the day after the last answer may come */
  from: string
  /** hand-over */
  due: string
  /** the buyer's day: permits must be valid through it */
  neededOn: string
  today: string
  seasons: readonly DaySpan[]
  /** where the order is packed; null: nowhere in particular */
  packingPointId?: number | null
  /** days the goods are to keep from the delivery on; null: no matter */
  least?: number | null
  /** for which order: what it holds while it is being split is its own */
  orderId?: number
}

interface Row {
  id: number
  shelf_life_days: number | null
  pirt: string | null
  /** earliest end among the permits an officer or the maker told the day of */
  permits_end: string | null
  pirt_end: string | null
}

/** A product that may be offered, what its maker can make of it, and the last day its permits are good for. */
export interface Maker {
  capacity: ProductCapacity
  /** null: for good, or unknown */
  permittedUntil: string | null
  /** days from the day they are made; null: not known */
  shelfLifeDays: number | null
}

/**
 * Which of these products may be offered a share at all: approved, their maker active and reachable (not muted; without a
 * phone through a mentor). Whoever is not in the list may not be asked.
 */
export async function makersOf(
  tx: Tx,
  productIds: readonly number[],
  today: string,
  forOrder?: number,
): Promise<Maker[]> {
  const rows = await tx.sql<Row>(
    `SELECT p.id, p.pirt, p.shelf_life_days,
       (SELECT min(m.valid_until_on) FROM permits m WHERE m.product_id = p.id AND m.kind <> 'pirt'
          AND m.status IN ('claimed', 'checked', 'expired')) AS permits_end,
       (SELECT max(m.valid_until_on) FROM permits m WHERE m.product_id = p.id AND m.kind = 'pirt'
          AND m.number = p.pirt AND m.status IN ('claimed', 'checked', 'expired')) AS pirt_end
     FROM products p JOIN sellers s ON s.id = p.seller_id
     WHERE p.id = ANY ($1) AND p.status = 'approved' AND s.status = 'active' AND ${REACHABLE}
     ORDER BY p.id`,
    [productIds],
  )
  const capacities = await capacitiesOf(
    tx,
    rows.map(({ id }) => id),
    { today, forOrder },
  )
  return rows.flatMap((row) => {
    const capacity = capacities.get(row.id)
    return capacity ? [{ capacity, permittedUntil: permittedUntil(row), shelfLifeDays: row.shelf_life_days }] : []
  })
}

/** How a maker stands beside the others who could make the same. */
export interface Standing {
  /** rupiah of the season; who has least is asked first */
  earned: number
  /** day of her last offer that she did not turn down; null: never had one */
  lastOn: string | null
  /** kilometres to the packing point; 0 when there is none */
  distance: number
}

/** How many pieces each of them can still make. Whose permits end before the delivery, or whose goods would not keep, can make none. */
export function freeAmong(
  makers: readonly Maker[],
  { from, due, neededOn, seasons, least = null }: Omit<Wanted, 'today'>,
  standing: ReadonlyMap<number, Standing> = new Map(),
): Free {
  return new Map(
    makers.map(({ capacity, permittedUntil, shelfLifeDays }) => {
      const { productId, sellerId, minimum } = capacity
      const permitted = permittedUntil === null || permittedUntil >= neededOn
      const keeps = least === null || shelfLifeDays === null || keepsAtDelivery(shelfLifeDays, due, neededOn) >= least
      const free = permitted && keeps ? freePieces(capacity, seasons, from, due) : 0
      const candidate: Candidate = { earned: 0, ...standing.get(sellerId), productId, sellerId, minimum, free }
      return [productId, candidate]
    }),
  )
}

/** Both in one: the candidates among these products, with how their makers stand this season. */
export async function candidatesAmong(tx: Tx, productIds: readonly number[], wanted: Wanted): Promise<Free> {
  const makers = await makersOf(tx, productIds, wanted.today, wanted.orderId)
  const sellers = [...new Set(makers.map(({ capacity }) => capacity.sellerId))]
  return freeAmong(makers, wanted, await standingOf(tx, sellers, wanted))
}

/** A maker hears offers on her own phone; one who has none, through her mentor. */
const REACHABLE = `CASE WHEN EXISTS (SELECT 1 FROM seller_members m JOIN accounts a ON a.person_id = m.person_id
    WHERE m.seller_id = s.id AND a.channel = 'whatsapp')
  THEN EXISTS (SELECT 1 FROM seller_members m JOIN accounts a ON a.person_id = m.person_id
    WHERE m.seller_id = s.id AND a.channel = 'whatsapp' AND a.muted_at IS NULL AND a.unreachable_at IS NULL)
  ELSE s.mentor_id IS NOT NULL END`

/** The day on the certificate counts; without it the year that is part of the number. */
function permittedUntil({ pirt, pirt_end, permits_end }: Row): string | null {
  const number = pirt === null ? undefined : readPirt(pirt)
  const ends = [permits_end, pirt_end ?? (number?.ok ? number.value.validUntil : null)]
  return ends.reduce((first, end) => (first === null || (end !== null && end < first) ? end : first), null)
}

/** The season around a day, or its calendar year outside of one. */
function seasonOf(day: string, seasons: readonly DaySpan[]): DaySpan {
  const year = day.slice(0, 4)
  return (
    seasons.find(({ from, until }) => from <= day && day <= until) ?? { from: `${year}-01-01`, until: `${year}-12-31` }
  )
}

/**
 * To a packing point in another kecamatan, in kilometres. Nobody has told us where kitchens lie, only their kecamatan,
 * which measure about ten kilometres across (Karawang: 1,753 km², 30 kecamatan). In her own, or the one that she uses
 * anyway, it is no way at all. House figure.
 */
const OTHER_DISTRICT_KM = 10

/** Rupiah each maker earned, promised or is being offered for hand-over in the season; of a cancelled share what was taken. */
export async function standingOf(
  tx: Tx,
  sellerIds: readonly number[],
  { due, seasons, packingPointId }: Wanted,
): Promise<Map<number, Standing>> {
  const span = seasonOf(due, seasons)
  const rows = await tx.sql<Standing & { id: number }>(
    `SELECT s.id, coalesce(e.earned, 0) AS earned, e.last_on AS "lastOn",
       CASE WHEN t.id IS NULL OR t.id = s.packing_point_id OR t.district_code = s.district_code THEN 0 ELSE $6::int END AS distance
     FROM sellers s LEFT JOIN packing_points t ON t.id = $5
       LEFT JOIN (SELECT a.seller_id, max((a.offered_at AT TIME ZONE 'Asia/Jakarta')::date)::text AS last_on,
           (sum((CASE a.status WHEN 'offered' THEN a.offered ELSE a.promised END)::bigint * a.price)
             FILTER (WHERE a.due_on BETWEEN $3 AND $4))::bigint AS earned
         FROM allocations a WHERE a.seller_id = ANY ($1) AND a.status = ANY ($2) GROUP BY a.seller_id) e ON e.seller_id = s.id
     WHERE s.id = ANY ($1)`,
    [
      sellerIds,
      ['offered', 'cancelled', ...PROMISED],
      span.from,
      span.until,
      packingPointId ?? null,
      OTHER_DISTRICT_KM,
    ],
  )
  return new Map(rows.map(({ id, ...standing }) => [id, standing]))
}
