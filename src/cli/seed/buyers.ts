import type { Sql } from '../../db/open.ts'
import { REGIONS } from '../../domain/districts.ts'
import { seedPeople } from './accounts.ts'
import type { Chance } from './chance.ts'
import { insertRows } from './insert.ts'
import type { SeededBuyer } from './past.ts'
import { type DemoBuyer, MEN, SURNAMES } from './people.ts'

const BUYER_IDS = 11

/** Verified organisations, each with its one member. @param at since when */
export async function seedBuyers(
  sql: Sql,
  buyers: readonly DemoBuyer[],
  at: string,
): Promise<(SeededBuyer & { region: string })[]> {
  const people = await seedPeople(
    sql,
    buyers.map(({ contact, region }, index) => ({
      name: contact,
      channel: 'buyer',
      via: 'bot',
      externalId: String(index < 10 ? BUYER_IDS + index : 100_000 + index),
      region,
    })),
    at,
  )
  const rows = buyers.map(({ name, kind, estate, contact, region, employees }, index) => ({
    region_code: region,
    district_code: `${region}.03`,
    name,
    kind,
    estate: estate ?? null,
    address: `${estate ? `Kawasan ${estate}` : 'Jl. Pasar Baru'} Blok ${String.fromCharCode(65 + (index % 20))}-${1 + (index % 30)}`,
    contact_name: contact,
    phone: String(6_281_300_000_000 + index + 1),
    employees,
    status: 'verified',
    verified_at: at,
    terms_days: 14,
    source: 'chat',
    created_at: at,
    updated_at: at,
  }))
  const ids = await insertRows(sql, 'buyers', rows)
  await sql(
    `INSERT INTO buyer_members (buyer_id, person_id, role, status, since)
     SELECT buyer_id, person_id, 'owner', 'active', $2 FROM jsonb_to_recordset($1::jsonb) AS m(buyer_id int, person_id int)`,
    [JSON.stringify(ids.map((buyer_id, index) => ({ buyer_id, person_id: people[index] }))), at],
  )
  return rows.map(({ region_code, kind, contact_name, phone, address, employees }, index) => ({
    ...{ id: ids[index]!, personId: people[index]!, region: region_code, contact: contact_name },
    ...{ kind, phone, address, employees },
  }))
}

const BRANCHES =
  'Baja, Plastik, Tekstil, Otomotif, Elektronik, Kimia, Pangan, Kertas, Kaca, Logam, Karet, Farmasi'.split(', ')
const ESTATES = ['KIIC', 'Suryacipta', 'KIM', 'Bukit Indah', 'Indotaisei']

/** Further factories, drawn by chance, to place beside the named ones. */
export function moreCompanies(luck: Chance, count: number): DemoBuyer[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `PT ${luck.one(SURNAMES)} ${luck.one(BRANCHES)} ${index + 1}`,
    kind: luck.percent(85) ? 'company' : 'cooperative',
    estate: luck.one(ESTATES),
    contact: `${luck.one(MEN)} ${luck.one(SURNAMES)}`,
    region: REGIONS[count > 2_000 ? index % REGIONS.length : 0]!.code,
    employees: luck.between(80, 3_000),
  }))
}
