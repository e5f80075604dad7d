import type { Sql } from '../../db/open.ts'
import { addDays, daysBetween } from '../../domain/calendar.ts'
import { SEASON_OPENS, seasonBefore } from '../../domain/season.ts'
import { PIECES_A_MONTH } from '../rising/doors.ts'

/** A company that ordered for the feast of last year, and what. */
export interface SeasonBuyer {
  buyerId: number
  region: string
  /** parcels or pieces it took then, and rupiah */
  pieces: number
  total: number
}

/** Orders `o` of a buyer `b` that are for a feast: parcels of anybody, and whatever a company takes; what others restock is not. */
const forFeast = (o: string) => `${o}.kind = 'order' AND (${o}.parcel_id IS NOT NULL OR b.kind = 'company')`

/**
 * Companies that took something in the season before the last feast, have ordered nothing for the next, and did not say
 * "tidak tahun ini". A parcel at the end of the year is for another feast.
 * @param feasts the last and the next Idul Fitri · @param buyerId only that one
 */
export function seasonBuyers(
  sql: Sql,
  { last, next }: { last: string; next: string },
  buyerId?: number,
): Promise<SeasonBuyer[]> {
  return sql<SeasonBuyer>(
    `SELECT b.id AS "buyerId", b.region_code AS region, sum(coalesce(o.parcel_count,
         (SELECT sum(l.quantity - l.cancelled) FROM order_lines l WHERE l.order_id = o.id)))::int AS pieces, sum(o.total)::bigint AS total
     FROM buyers b JOIN orders o ON o.buyer_id = b.id AND ${forFeast('o')} AND o.status NOT IN ('draft', 'quoted', 'lapsed', 'cancelled')
       AND o.needed_on > $1 AND o.needed_on <= $2
     WHERE b.status = 'verified' AND b.no_season_year IS DISTINCT FROM $5 AND ($6::int IS NULL OR b.id = $6)
       AND NOT EXISTS (SELECT 1 FROM orders n WHERE n.buyer_id = b.id AND n.needed_on > $3 AND n.needed_on <= $4
         AND ${forFeast('n')} AND n.status NOT IN ('draft', 'lapsed', 'cancelled'))
     GROUP BY b.id ORDER BY b.id`,
    [addDays(last, SEASON_OPENS), last, addDays(next, SEASON_OPENS), next, Number(next.slice(0, 4)), buyerId ?? null],
  )
}

/**
 * Regions in which half of what makers can make for a season, in rupiah, is promised or offered already. A rough figure to
 * hurry by: the capacity of every product on sale over the season's days.
 */
export async function halfTaken(sql: Sql, feast: string): Promise<string[]> {
  const { from, until } = seasonBefore(feast)
  const rows = await sql<{ region: string }>(
    `SELECT m.region FROM (
       SELECT p.region_code AS region, sum(${PIECES_A_MONTH}::bigint * p.unit_price) * $3::int / 30 AS rupiah
       FROM products p JOIN sellers s ON s.id = p.seller_id AND s.status = 'active'
       WHERE p.status = 'approved' AND p.capacity_qty IS NOT NULL GROUP BY 1) m
     JOIN (SELECT a.region_code AS region, sum(greatest(a.promised, CASE WHEN a.status = 'offered' THEN a.offered ELSE 0 END)::bigint * a.price) AS rupiah
       FROM allocations a WHERE a.due_on BETWEEN $1 AND $2 AND a.status NOT IN ('declined', 'lapsed', 'cancelled') GROUP BY 1) t ON t.region = m.region
     WHERE t.rupiah * 2 >= m.rupiah ORDER BY 1`,
    [from, until, daysBetween(from, until) + 1],
  )
  return rows.map(({ region }) => region)
}
