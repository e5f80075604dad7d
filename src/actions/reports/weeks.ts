import type { Sql } from '../../db/open.ts'
import { addDays, type DaySpan, instantAt } from '../../domain/calendar.ts'
import type { Feasts } from '../../domain/feasts.ts'
import { SEASON_OPENS } from '../../domain/season.ts'
import { FALL_PERCENT, type Fall, falls, type Turnover } from '../../domain/summary/falls.ts'
import { parts } from '../../domain/summary/figures.ts'

/** Weeks beside the weeks before them in which a fall is looked for. House figure. */
export const FALL_DAYS = 28
/** Key under which officers set how large a fall is worth an alert, in percent. */
export const FALL_KEY = 'fall_percent'

/** How large a fall is worth an alert in this region, in percent. */
export async function fallPercent(sql: Sql, region: string): Promise<number> {
  const [row] = await sql<{ value: number }>('SELECT value FROM settings WHERE region_code = $1 AND key = $2', [
    region,
    FALL_KEY,
  ])
  return typeof row?.value === 'number' ? row.value : FALL_PERCENT
}

/** What buyers confirmed in a span of days, both ends included, by kecamatan, kind and buyer. */
async function turnoverIn(sql: Sql, region: string, { from, until }: DaySpan): Promise<Turnover> {
  const rows = await sql<{ district: string; kind: string; buyer: string; amount: number }>(
    `SELECT s.district_code AS district, coalesce(p.kind, '?') AS kind, o.buyer_id::text AS buyer,
       sum((i.quantity - i.damaged)::bigint * a.price)::bigint AS amount
     FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
       JOIN orders o ON o.id = d.order_id JOIN products p ON p.id = a.product_id JOIN sellers s ON s.id = a.seller_id
     WHERE d.region_code = $1 AND d.status = 'confirmed' AND d.received_at >= $2 AND d.received_at < $3
     GROUP BY 1, 2, 3 HAVING sum(i.quantity - i.damaged) > 0`,
    [region, instantAt(from), instantAt(addDays(until, 1))],
  )
  return {
    district: parts(rows, ({ district }) => district),
    kind: parts(rows, ({ kind }) => kind),
    buyer: parts(rows, ({ buyer }) => buyer),
  }
}

/**
 * What fell in the last four weeks beside the four before, by more than the region's officers allow. After Lebaran everything
 * falls: while a parcel season lies in the weeks before, nothing is said.
 */
export async function fallsOf(sql: Sql, region: string, today: string, feasts: Feasts): Promise<Fall[]> {
  const now = { from: addDays(today, -FALL_DAYS), until: addDays(today, -1) }
  const before = { from: addDays(now.from, -FALL_DAYS), until: addDays(now.from, -1) }
  const afterSeason = feasts.idul_fitri?.some(
    (feast) => before.from <= feast && addDays(feast, SEASON_OPENS) <= before.until,
  )
  if (afterSeason) return []
  const percent = await fallPercent(sql, region)
  return falls(await turnoverIn(sql, region, before), await turnoverIn(sql, region, now), percent)
}

/** A week of a region: what happened, and what waits. */
export interface Week {
  received: number
  orders: number
  ordered: number
  makers: number
  approved: number
  waiting: number
  unverified: number
  talks: number
  late: number
}

/** The seven days before `today`. Money in integer rupiah. */
export async function weekOf(sql: Sql, region: string, today: string): Promise<Week> {
  const [week] = await sql<Week>(
    `SELECT
       (SELECT coalesce(sum((i.quantity - i.damaged)::bigint * a.price), 0)::bigint FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id
          JOIN allocations a ON a.id = i.allocation_id
        WHERE d.region_code = $1 AND d.status = 'confirmed' AND d.received_at >= $2 AND d.received_at < $3) AS received,
       count(o.id)::int AS orders, coalesce(sum(o.total), 0)::bigint AS ordered,
       (SELECT count(*)::int FROM sellers WHERE region_code = $1 AND created_at >= $2 AND created_at < $3) AS makers,
       (SELECT count(*)::int FROM products WHERE region_code = $1 AND approved_at >= $2 AND approved_at < $3) AS approved,
       (SELECT count(*)::int FROM products WHERE region_code = $1 AND status IN ('waiting', 'invited')) AS waiting,
       (SELECT count(*)::int FROM buyers WHERE region_code = $1 AND status = 'unverified') AS unverified,
       (SELECT count(*)::int FROM handoffs WHERE region_code = $1 AND status = 'open') AS talks,
       (SELECT coalesce(sum(y.amount - y.paid), 0)::bigint FROM payments y JOIN orders x ON x.id = y.order_id
        WHERE x.region_code = $1 AND y.ledger = 'buyer' AND y.purpose <> 'refund' AND y.status IN ('due', 'rejected') AND y.due_on < $4) AS late
     FROM orders o WHERE o.region_code = $1 AND o.kind = 'order' AND o.placed_at >= $2 AND o.placed_at < $3
       AND o.status NOT IN ('draft', 'quoted', 'lapsed', 'cancelled')`,
    [region, instantAt(addDays(today, -7)), instantAt(today), today],
  )
  return week!
}
