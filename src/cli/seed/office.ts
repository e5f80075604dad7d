import type { Sql } from '../../db/open.ts'
import { seedPeople } from './accounts.ts'
import { insertRows } from './insert.ts'
import { DEMO_OFFICERS, DEMO_SUPPLIERS, PACKING_POINTS } from './people.ts'

const OFFICER_IDS = 21

/** @returns name of a penyedia → its id */
export async function seedSuppliers(sql: Sql, at: string): Promise<Map<string, number>> {
  const ids = await insertRows(
    sql,
    'suppliers',
    DEMO_SUPPLIERS.map(({ name, region, address, signatory }) => ({
      region_code: region,
      name,
      kind: 'cooperative',
      address,
      pkp: false,
      signatory,
      signatory_title: 'Bendahara',
      status: 'active',
      created_at: at,
    })),
  )
  await insertRows(
    sql,
    'bank_accounts',
    DEMO_SUPPLIERS.map(({ name, bank, number }, index) => ({
      supplier_id: ids[index],
      kind: 'bank',
      bank,
      number,
      holder: name,
      status: 'active',
      valid_from: at,
      created_at: at,
    })),
  )
  return new Map(DEMO_SUPPLIERS.map(({ name }, index) => [name, ids[index]!]))
}

/** The officers of every region with their roles, treasurers bound to their penyedia. */
export async function seedOfficers(sql: Sql, suppliers: ReadonlyMap<string, number>, at: string): Promise<void> {
  const people = DEMO_OFFICERS.map(({ name, region }, index) => ({
    name,
    channel: 'officer',
    via: 'bot',
    externalId: String(OFFICER_IDS + index),
    region,
  }))
  const ids = await seedPeople(sql, people, at)
  await insertRows(
    sql,
    'officers',
    DEMO_OFFICERS.flatMap(({ region, roles, supplier = '' }, index) =>
      roles.map((role) => ({
        region_code: region,
        person_id: ids[index],
        role,
        supplier_id: suppliers.get(supplier) ?? null,
        status: 'active',
        joined_at: at,
      })),
    ),
  )
}

/** @returns region → its first packing point */
export async function seedPackingPoints(sql: Sql, at: string): Promise<Map<string, number>> {
  const ids = await insertRows(
    sql,
    'packing_points',
    PACKING_POINTS.map(({ district, name, daily }) => ({
      region_code: district.slice(0, 5),
      district_code: district,
      name,
      daily_capacity: daily,
      status: 'active',
      created_at: at,
    })),
  )
  const first = new Map<string, number>()
  PACKING_POINTS.forEach(({ district }, index) => {
    const region = district.slice(0, 5)
    if (!first.has(region)) first.set(region, ids[index]!)
  })
  return first
}
