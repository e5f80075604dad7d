import type { Sql } from '../../db/open.ts'
import { DISTRICTS, REGIONS } from '../../domain/districts.ts'
import { productKind } from '../../domain/products/kinds.ts'
import { seedPeople } from './accounts.ts'
import type { Chance } from './chance.ts'
import { GOODS, type Good } from './goods.ts'
import { insertRows } from './insert.ts'
import type { SeededProduct as PastProduct } from './past.ts'
import { HOUSES, MEN, SURNAMES, WOMEN } from './people.ts'

/** Demo numbers are fictional: no operator has given out these blocks. */
const PHONE_BLOCK = 6_281_200_000_000

/** A product as it was put in, with what orders of the past need of it. */
export interface SeededProduct extends PastProduct {
  region: string
  good: Good
  status: string
}

/**
 * A region's makers with one to `mostProducts` products each, most of them approved.
 * @param began since when they are known · at when their products were last changed
 */
export async function seedMakers(
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
