import type { Db, Sql } from '../../db/open.ts'
import { DISTRICTS, REGIONS } from '../../domain/districts.ts'
import { FEAST_PREDICTIONS } from '../../domain/feasts.ts'

/** How the offices call themselves; each can be changed in the table (Purwakarta's is not a Dinas Koperasi UKM). */
const OFFICES: Readonly<Record<string, string>> = {
  '32.15': 'Dinas Koperasi dan UKM Karawang',
  '32.16': 'Dinas Koperasi dan UKM Bekasi',
  '32.14': 'DKUPP Purwakarta',
}

/** What every database holds from the first day: regencies, kecamatan, predicted feasts. What is there is left as it is. */
export async function writeReference({ sql }: Db): Promise<void> {
  const [there] = await sql<{ whole: boolean }>(
    'SELECT (SELECT count(*) FROM districts) = $1 AND EXISTS (SELECT 1 FROM feasts) AS whole',
    [DISTRICTS.length],
  )
  if (there?.whole) return
  const regions = REGIONS.map((region) => ({ ...region, office: OFFICES[region.code] ?? region.name }))
  await sql(
    `WITH regions AS (
       INSERT INTO regions (code, name, office_name, bps_code)
       SELECT code, name, office, bps FROM jsonb_to_recordset($1::jsonb) AS r(code text, name text, office text, bps text)
       ON CONFLICT (code) DO NOTHING),
     feasts AS (
       INSERT INTO feasts (name, day) SELECT key, day FROM jsonb_to_recordset($2::jsonb) AS f(key text, day text)
       ON CONFLICT (name, day) DO NOTHING)
     INSERT INTO districts (code, region_code, name)
     SELECT code, "regionCode", name FROM jsonb_to_recordset($3::jsonb) AS d(code text, "regionCode" text, name text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(regions), JSON.stringify(FEAST_PREDICTIONS), JSON.stringify(DISTRICTS)],
  )
}

/** Feast → its days, ascending, as the officers last corrected them. */
export async function readFeasts(db: { sql: Sql }): Promise<Record<string, readonly string[]>> {
  const rows = await db.sql<{ name: string; days: string[] }>(
    'SELECT name, array_agg(day ORDER BY day) AS days FROM feasts GROUP BY name',
  )
  return Object.fromEntries(rows.map(({ name, days }) => [name, days]))
}
