import { readFeasts } from '../../actions/places/reference.ts'
import type { Db } from '../../db/open.ts'
import { addMonths, dayAt, instantAt, monthOf } from '../../domain/calendar.ts'
import { REGIONS } from '../../domain/districts.ts'
import { feastBefore } from '../../domain/feasts.ts'
import { wantedDays } from '../../domain/season.ts'
import { moreCompanies, seedBuyers } from './buyers.ts'
import { chance } from './chance.ts'
import { type SeededProduct, seedMakers } from './makers.ts'
import { seedOfficers, seedPackingPoints, seedSuppliers } from './office.ts'
import { type Market, pastOrders } from './past.ts'
import { writePast } from './past-rows.ts'
import { writePlans, writeTold } from './past-told.ts'
import { DEMO_BUYERS, DEMO_SUPPLIERS } from './people.ts'
import { seedCollections, seedParcels } from './shelf.ts'

export const SEED_SIZES = ['demo', 'regency', 'province'] as const
export type SeedSize = (typeof SEED_SIZES)[number]

/** How many makers a region has, by size; the demo's are those of the 2024 exhibition (75 makers, 105 products). */
const MAKERS: Record<SeedSize, Readonly<Record<string, number>>> = {
  demo: { '32.15': 75, '32.16': 20, '32.14': 20 },
  regency: { '32.15': 8_000 },
  province: { '32.15': 8_000, '32.16': 8_000, '32.14': 8_000 },
}
/** Further companies beside the named ones: Karawang has more than 2,000 factories. */
const COMPANIES: Record<SeedSize, number> = { demo: 0, regency: 2_000, province: 6_000 }
/** Products of one maker in the large sizes: 40,000 in a regency. */
const MOST_PRODUCTS: Record<SeedSize, number> = { demo: 2, regency: 9, province: 9 }

/** Everybody has been there since then: before the first order of the past. */
const BEGAN_MONTHS = 16

/**
 * Fills a database with a regency as it is: makers and their products, companies, cooperatives, officers, packing points,
 * the parcels for the coming Lebaran, and what was ordered, delivered and paid in the year before. The same every time on
 * the same day. A database that has makers already is left alone.
 * @returns whether it was filled
 */
export async function seedDatabase(db: Db, { size, now }: { size: SeedSize; now: Date }): Promise<boolean> {
  return db.transaction(async ({ sql }) => {
    const [there] = await sql<{ makers: boolean }>('SELECT EXISTS (SELECT 1 FROM sellers) AS makers')
    if (there?.makers) return false
    const today = dayAt(now)
    const at = now.toISOString()
    const began = instantAt(`${addMonths(monthOf(today), -BEGAN_MONTHS)}-01`, '08:00').toISOString()
    const luck = chance(2027)
    await sql(`UPDATE regions SET office_phone = '0267-000' || right(bps_code, 3), office_site = 'umkm.contoh.go.id'`)
    const suppliers = await seedSuppliers(sql, began)
    await seedOfficers(sql, suppliers, began)
    const points = await seedPackingPoints(sql, began)
    const products: SeededProduct[] = []
    for (const [region, count] of Object.entries(MAKERS[size]))
      products.push(...(await seedMakers(sql, luck, region, count, MOST_PRODUCTS[size], { began, at })))
    const buyers = await seedBuyers(sql, [...DEMO_BUYERS, ...moreCompanies(luck, COMPANIES[size])], began)
    const feast = feastBefore('idul_fitri', today, await readFeasts({ sql }))
    await writePlans(sql, { today, began })
    for (const { code: region } of REGIONS) {
      const own = products.filter((p) => p.region === region)
      const pointId = points.get(region) ?? null
      const market: Market = {
        buyers: buyers.filter((b) => b.region === region),
        parcels: await seedParcels(sql, region, own, pointId, began),
        products: own.filter(({ status }) => status === 'approved'),
      }
      const supplierId = suppliers.get(DEMO_SUPPLIERS.find((s) => s.region === region)?.name ?? '') ?? null
      const orders = pastOrders(market, today, feast ? wantedDays(feast) : undefined)
      await writePast(sql, { region, supplierId, pointId }, orders, today)
      await writeTold(sql, region, market, { today, began })
    }
    await seedCollections(sql, products, at)
    return true
  })
}
