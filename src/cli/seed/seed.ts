import { readFeasts } from '../../actions/places/reference.ts'
import type { Db, Sql } from '../../db/open.ts'
import { addMonths, dayAt, instantAt, monthOf } from '../../domain/calendar.ts'
import { DISTRICTS, REGIONS } from '../../domain/districts.ts'
import { feastBefore } from '../../domain/feasts.ts'
import { productKind } from '../../domain/products/kinds.ts'
import { wantedDays } from '../../domain/season.ts'
import { type Chance, chance } from './chance.ts'
import { GOODS, type Good, PARCELS } from './goods.ts'
import { insertRows } from './insert.ts'
import {
  type Market,
  type SeededProduct as PastProduct,
  pastOrders,
  type SeededBuyer,
  type SeededParcel,
} from './past.ts'
import { writePast } from './past-rows.ts'
import { writePlans, writeTold } from './past-told.ts'
import {
  DEMO_BUYERS,
  DEMO_OFFICERS,
  DEMO_SUPPLIERS,
  type DemoBuyer,
  HOUSES,
  MEN,
  PACKING_POINTS,
  SURNAMES,
  WOMEN,
} from './people.ts'

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
/** Demo numbers are fictional: no operator has given out these blocks. */
const PHONE_BLOCK = 6_281_200_000_000
const BUYER_IDS = 11
const OFFICER_IDS = 21

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

interface SeededProduct extends PastProduct {
  region: string
  good: Good
  status: string
}

/** One person with one address, consent and an empty conversation. @returns people's ids, in order */
async function seedPeople(
  sql: Sql,
  people: readonly { name: string; phone?: string; channel: string; via: string; externalId: string; region: string }[],
  at: string,
) {
  const ids = await insertRows(
    sql,
    'people',
    people.map(({ name, phone }) => ({ name, phone: phone ?? null, created_at: at })),
  )
  const accounts = await insertRows(
    sql,
    'accounts',
    people.map(({ channel, via, externalId, region }, index) => ({
      person_id: ids[index],
      channel,
      via,
      external_id: externalId,
      region_code: region,
      muted_kinds: [],
      created_at: at,
    })),
  )
  await insertRows(
    sql,
    'conversations',
    accounts.map((id) => ({ account_id: id, state: START, prompt_no: 0, lease_no: 0, created_at: at })),
  )
  await insertRows(
    sql,
    'consents',
    accounts.map((id, index) => ({
      account_id: id,
      person_id: ids[index],
      version: '1',
      purpose: people[index]!.channel,
      given_at: at,
    })),
  )
  return ids
}

/** As after an earlier talk. */
const START = { stack: [], prompts: [], promptNo: 0, talkNo: 0 }

/** @returns name of a penyedia → its id */
async function seedSuppliers(sql: Sql, at: string): Promise<Map<string, number>> {
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

async function seedOfficers(sql: Sql, suppliers: ReadonlyMap<string, number>, at: string): Promise<void> {
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
async function seedPackingPoints(sql: Sql, at: string): Promise<Map<string, number>> {
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

async function seedMakers(
  sql: Sql,
  luck: Chance,
  region: string,
  count: number,
  mostProducts: number,
  { began, at }: { began: string; at: string },
): Promise<SeededProduct[]> {
  const districts = DISTRICTS.filter((district) => district.regionCode === region)
  const block = PHONE_BLOCK + REGIONS.findIndex((r) => r.code === region) * 100_000
  const makers = Array.from({ length: count }, (_, index) => {
    const woman = luck.percent(75)
    const first = luck.one(woman ? WOMEN : MEN)
    const name = `${first} ${luck.one(SURNAMES)}`
    const house = luck.percent(60)
      ? `${luck.one(HOUSES)} ${woman ? 'Bu' : 'Pak'} ${first.split(' ').at(-1)}`
      : `${luck.one(HOUSES)} ${luck.one(SURNAMES)}`
    return {
      name,
      house: index < 1_000 ? house : `${house} ${index}`,
      phone: String(block + index + 1),
      district: luck.one(districts).code,
    }
  })
  const people = await seedPeople(
    sql,
    makers.map(({ name, phone }) => ({ name, phone, channel: 'whatsapp', via: region, externalId: phone, region })),
    began,
  )
  const goods = makers.map(() => luck.some(GOODS, luck.between(1, mostProducts)))
  const sellers = await insertRows(
    sql,
    'sellers',
    makers.map(({ name, house, phone, district }, index) => ({
      region_code: region,
      district_code: district,
      name: house,
      owner_name: name,
      phone,
      kind: kindOfBusiness(goods[index]![0]!),
      workers: luck.between(1, 8),
      nib: luck.percent(70) ? `2999${String(index).padStart(9, '0')}` : null,
      pkp: false,
      status: 'active',
      source: 'chat',
      created_at: began,
      updated_at: began,
    })),
  )
  await sql(
    `INSERT INTO seller_members (seller_id, person_id, role, since)
     SELECT seller_id, person_id, 'owner', $2 FROM jsonb_to_recordset($1::jsonb) AS m(seller_id int, person_id int)`,
    [JSON.stringify(sellers.map((seller_id, index) => ({ seller_id, person_id: people[index] }))), began],
  )
  const rows = sellers.flatMap((sellerId, index) =>
    goods[index]!.map((good, nth) => ({
      good,
      sellerId,
      row: productRow(luck, good, {
        sellerId,
        region,
        house: makers[index]!.house,
        maker: index + 1,
        nth: nth + 1,
        began,
        at,
      }),
    })),
  )
  const ids = await insertRows(
    sql,
    'products',
    rows.map(({ row }) => row),
  )
  return rows.map(({ good, sellerId, row }, index) => ({
    id: ids[index]!,
    sellerId,
    name: row.name,
    region,
    good,
    price: row.unit_price,
    shelfLifeDays: good.shelfLifeDays ?? null,
    status: row.status,
  }))
}

const kindOfBusiness = (good: Good) =>
  productKind(good.kind)?.food ? 'food' : good.kind === 'batik' ? 'batik' : 'craft'

function productRow(
  luck: Chance,
  good: Good,
  of: { sellerId: number; region: string; house: string; maker: number; nth: number; began: string; at: string },
) {
  const kind = productKind(good.kind)
  const capacity = Math.round(luck.between(...good.capacity) / 10) * 10
  const pirt = kind?.permit === 'pirt'
  const status = luck.percent(90) ? 'approved' : luck.percent(60) ? 'waiting' : 'returned'
  const maker = String(of.maker % 10_000).padStart(4, '0')
  const bps = of.region.replace('.', '')
  return {
    region_code: of.region,
    seller_id: of.sellerId,
    name: `${good.name} ${of.house.replace(/^\w+ /, '')}`,
    brand: of.house,
    kind: good.kind,
    variants: good.variants ?? [],
    unit_price: Math.round(luck.between(...good.price) / 500) * 500,
    unit: good.unit,
    net_weight_g: good.grams ?? null,
    net_volume_ml: good.ml ?? null,
    content_qty: good.pieces?.qty ?? null,
    content_unit: good.pieces?.unit ?? null,
    min_order: luck.one([1, 10, 12, 20]),
    capacity_qty: Math.max(capacity, 5),
    capacity_per: good.per,
    days_per_week: luck.one([5, 6, 6]),
    capacity_peak_qty: luck.percent(40) ? Math.max(capacity, 5) * 2 : null,
    lead_time_days: luck.one([2, 3, 5, 7]),
    shelf_life_days: good.shelfLifeDays ?? null,
    storage: good.storage ?? 'room',
    packaging: good.packaging,
    pirt: pirt ? `2${kind.pirtTypes[0]}${bps}${String(of.nth).padStart(2, '0')}${maker}${luck.between(28, 31)}` : null,
    bpom_md: kind?.permit === 'bpom' ? `29910${maker}${String(of.nth).padStart(3, '0')}` : null,
    halal: kind?.food
      ? `ID32${bps.slice(2)}0000${maker}${String(of.nth).padStart(4, '0')}001`.padEnd(19, '0').slice(0, 19)
      : null,
    halal_said: kind?.food ? 'yes' : null,
    status,
    approved_at: status === 'approved' ? of.began : null,
    capacity_confirmed_at: of.at,
    created_at: status === 'approved' ? of.began : of.at,
    updated_at: status === 'approved' ? of.began : of.at,
  }
}

async function seedBuyers(
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

function moreCompanies(luck: Chance, count: number): DemoBuyer[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `PT ${luck.one(SURNAMES)} ${luck.one(BRANCHES)} ${index + 1}`,
    kind: luck.percent(85) ? 'company' : 'cooperative',
    estate: luck.one(ESTATES),
    contact: `${luck.one(MEN)} ${luck.one(SURNAMES)}`,
    region: REGIONS[count > 2_000 ? index % REGIONS.length : 0]!.code,
    employees: luck.between(80, 3_000),
  }))
}

/** The ready-made parcels of a region, with the approved products that may fill each line. Paid: the dearest of them. */
async function seedParcels(
  sql: Sql,
  region: string,
  products: readonly SeededProduct[],
  point: number | null,
  at: string,
): Promise<SeededParcel[]> {
  const made: SeededParcel[] = []
  const sold = products.filter(({ status }) => status === 'approved')
  for (const { name, packingFee, lines } of PARCELS) {
    const filled = lines.map((line) => ({
      ...line,
      products: sold.filter(({ good }) => line.goods.includes(good.name)).slice(0, 200),
    }))
    if (filled.some((line) => !line.products.length)) continue
    const [parcel] = await insertRows(sql, 'parcels', [
      {
        region_code: region,
        name,
        packing_fee: packingFee,
        packing_point_id: point,
        status: 'active',
        created_at: at,
      },
    ])
    const priced = filled.map((line) => ({ ...line, price: Math.max(...line.products.map(({ price }) => price)) }))
    const ids = await insertRows(
      sql,
      'parcel_lines',
      priced.map(({ label, quantity, price }, index) => ({
        parcel_id: parcel,
        region_code: region,
        position: index + 1,
        label,
        quantity,
        price,
      })),
    )
    await sql(
      `INSERT INTO parcel_line_products (parcel_line_id, region_code, product_id)
       SELECT line, $2, product FROM jsonb_to_recordset($1::jsonb) AS p(line int, product int)`,
      [
        JSON.stringify(
          filled.flatMap(({ products }, index) => products.map(({ id }) => ({ line: ids[index], product: id }))),
        ),
        region,
      ],
    )
    const kept = priced.map((line, index) => ({ ...line, id: ids[index]! }))
    made.push({ id: parcel!, packingFee, pointId: point, lines: kept })
  }
  return made
}

const COLLECTIONS: readonly { name: string; fits(good: Good): boolean }[] = [
  {
    name: 'Isi Parsel Lebaran',
    fits: ({ kind }) => ['cookies', 'chips', 'crackers', 'drink', 'coffee_tea'].includes(kind),
  },
  {
    name: 'Oleh-oleh Khas',
    fits: ({ kind }) => ['traditional_cake', 'honey_sugar', 'batik', 'ceramics', 'weaving'].includes(kind),
  },
]

async function seedCollections(sql: Sql, products: readonly SeededProduct[], at: string): Promise<void> {
  for (const { code } of REGIONS)
    for (const { name, fits } of COLLECTIONS) {
      const items = products.filter((p) => p.region === code && p.status === 'approved' && fits(p.good)).slice(0, 40)
      if (!items.length) continue
      const [id] = await insertRows(sql, 'collections', [{ region_code: code, name, status: 'active', created_at: at }])
      await sql(
        `INSERT INTO collection_items (collection_id, region_code, product_id, position)
         SELECT $1, $2, product, position FROM jsonb_to_recordset($3::jsonb) AS i(product int, position int)`,
        [id, code, JSON.stringify(items.map((item, index) => ({ product: item.id, position: index + 1 })))],
      )
    }
}
