import { addDays } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'

/** Registered so many days ago a maker is new. House figure. */
const NEW_DAYS = 7
const SHOWN = 8

/** 'umkm klari ada berapa', 'ada umkm baru minggu ini?': makers of a district, else of the region, and who is new. */
export const howManyMakers = action({
  name: 'how_many_makers',
  for: OFFICER_ACTS.see_makers,
  needs: { district: 'district?' },
  gives: {
    district: { district: 'district', all: 'count', selling: 'count', fresh: 'count', newest: 'lines' },
    region: { all: 'count', selling: 'count', fresh: 'count', newest: 'lines' },
  },
  async run({ district }, { tx, actor, today }) {
    const rows = await tx.sql<{ name: string; lies_in: string; since: string; sells: boolean }>(
      `SELECT s.name, s.district_code AS lies_in, (s.created_at AT TIME ZONE 'Asia/Jakarta')::date::text AS since,
         EXISTS (SELECT 1 FROM products p WHERE p.seller_id = s.id AND p.status = 'approved') AS sells
       FROM sellers s WHERE s.region_code = $1 AND s.status IN ('active', 'sleeping', 'suspended')
         AND ($2::text IS NULL OR s.district_code = $2)
       ORDER BY s.created_at DESC, s.id DESC`,
      [actor.region, district ?? null],
    )
    const fresh = rows.filter(({ since }) => since > addDays(today, -NEW_DAYS))
    const values = {
      all: rows.length,
      selling: rows.filter(({ sells }) => sells).length,
      fresh: fresh.length,
      newest: fresh
        .slice(0, SHOWN)
        .map(({ name, lies_in, since }) => line('new_maker', { name, district: lies_in, since })),
    }
    return district === undefined
      ? { outcome: 'region', values }
      : { outcome: 'district', values: { district, ...values } }
  },
})
