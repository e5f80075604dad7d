import type { Sql } from '../../../db/open.ts'
import { monthOf } from '../../../domain/calendar.ts'
import { businessKey, nameKey } from '../../../domain/products/names.ts'
import type { House } from '../../../flow/types.ts'
import type { ImportRow } from './read-rows.ts'

/** What will become of a row. `known`: it stands in our books already and is left as it is. */
export type Fate = 'new' | 'known' | 'changed' | 'wrong'

export interface PlannedRow extends ImportRow {
  fate: Fate
  /** of a product: the row of its maker in the same workbook, or her id */
  maker?: { row: number } | { id: number }
}

interface Maker {
  id: number
  name: string
  phone: string | null
  district: string
  region: string
  sleeping: boolean
}

const makerKey = (name: string, district: string) => `${businessKey(name)} @${district}`

/** Makers are told apart by phone; name and kecamatan decide only where one of the two has none. */
const mayBeOne = (one: string | undefined, other: string | undefined) => !one || !other || one === other

/**
 * Holds rows that were read against what we know: what is new, what is there already, what cannot be. Only rows of the
 * region count; a maker who has taken over her data keeps her products herself.
 */
export async function planImport(
  sql: Sql,
  rows: readonly ImportRow[],
  { region, today, house }: { region: string; today: string; house: House },
): Promise<PlannedRow[]> {
  const say = (problem: string) => house.words[`import.problem.${problem}`] ?? problem
  const of = (sheet: ImportRow['sheet']) => rows.filter((row) => row.sheet === sheet)
  const known = await makersKnown(sql, region, phonesIn(rows))
  const makers = planMakers(of('makers'), known, region, say)
  return [
    ...makers,
    ...(await planProducts(sql, of('products'), makers, known, region, say)),
    ...(await planProspects(sql, of('prospects'), region, say)),
    ...(await planPast(sql, of('past'), { region, today }, say)),
  ]
}

type Say = (problem: string) => string
const wrong = (row: ImportRow, ...problems: string[]): PlannedRow => ({
  ...row,
  problems: [...row.problems, ...problems],
  fate: 'wrong',
})
const text = (row: ImportRow, key: string) => String(row.values[key] ?? '')
const phoneOf = (row: ImportRow) => (typeof row.values.phone === 'string' ? row.values.phone : undefined)
const phonesIn = (rows: readonly ImportRow[]) => rows.flatMap((row) => phoneOf(row) ?? [])

const add = <T>(under: Map<string, T[]>, key: string, one: T) => under.set(key, [...(under.get(key) ?? []), one])

/** The region's makers, and whoever holds one of these phones elsewhere. */
const makersKnown = (sql: Sql, region: string, phones: readonly string[]): Promise<Maker[]> =>
  sql<Maker>(
    `SELECT id, name, phone, district_code AS district, region_code AS region, status = 'sleeping' AS sleeping
     FROM sellers WHERE status <> 'left' AND (region_code = $1 OR phone = ANY ($2)) ORDER BY id`,
    [region, phones],
  )

function planMakers(rows: readonly ImportRow[], known: readonly Maker[], region: string, say: Say): PlannedRow[] {
  const byPhone = new Map(known.flatMap((maker) => (maker.phone === null ? [] : [[maker.phone, maker] as const])))
  const byName = new Map<string, Maker[]>()
  for (const maker of known) add(byName, makerKey(maker.name, maker.district), maker)
  const seen = new Map<string, { at: number; phone: string | undefined }[]>()
  return rows.map((row) => {
    if (row.problems.length) return wrong(row)
    const district = text(row, 'district')
    const key = makerKey(text(row, 'business'), district)
    const phone = phoneOf(row)
    const keys = phone ? [phone, key] : [key]
    const before = keys.flatMap((one) => seen.get(one) ?? []).find((one) => mayBeOne(one.phone, phone))
    if (before) return wrong(row, `${say('twice')} ${before.at}`)
    for (const one of keys) add(seen, one, { at: row.at, phone })
    if (!district.startsWith(`${region}.`)) return wrong(row, say('elsewhere'))
    const holder = phone === undefined ? undefined : byPhone.get(phone)
    if (holder && (holder.region !== region || businessKey(holder.name) !== businessKey(text(row, 'business'))))
      return wrong(row, say('phone_taken'))
    const namesake = byName.get(key)?.some((maker) => mayBeOne(maker.phone ?? undefined, phone))
    return { ...row, fate: holder || namesake ? 'known' : 'new' }
  })
}

async function planProducts(
  sql: Sql,
  rows: readonly ImportRow[],
  makers: readonly PlannedRow[],
  known: readonly Maker[],
  region: string,
  say: Say,
): Promise<PlannedRow[]> {
  const own = known.filter((maker) => maker.region === region)
  const ofMaker = new Map<string, Maker[]>()
  for (const maker of own)
    for (const key of [maker.phone, businessKey(maker.name)]) if (key !== null) add(ofMaker, key, maker)
  const fresh = new Map<string, number[]>()
  for (const row of makers.filter(({ fate }) => fate === 'new'))
    for (const key of [phoneOf(row), businessKey(text(row, 'business'))]) if (key !== undefined) add(fresh, key, row.at)
  const there = await sql<{ sellerId: number; name: string }>(
    `SELECT p.seller_id AS "sellerId", p.name FROM products p WHERE p.region_code = $1 AND p.status <> 'withdrawn'`,
    [region],
  )
  const products = new Set(there.map(({ sellerId, name }) => `${sellerId} ${nameKey(name)}`))
  const seen = new Map<string, number>()
  return rows.map((row) => {
    if (row.problems.length) return wrong(row)
    const key = phoneOf(row) ?? businessKey(text(row, 'business'))
    const inFile = fresh.get(key) ?? []
    const inBooks = ofMaker.get(key) ?? []
    if (inFile.length + inBooks.length > 1) return wrong(row, say('which_maker'))
    const [maker] = inBooks
    const [at] = inFile
    if (!maker && at === undefined) return wrong(row, say('no_maker'))
    const whose = maker ? String(maker.id) : `row ${at}`
    const product = `${whose} ${nameKey(text(row, 'product'))}`
    const before = seen.get(product)
    if (before !== undefined) return wrong(row, `${say('twice')} ${before}`)
    seen.set(product, row.at)
    if (!maker) return { ...row, fate: 'new', maker: { row: at ?? 0 } }
    if (products.has(product)) return { ...row, fate: 'known', maker: { id: maker.id } }
    return maker.sleeping ? { ...row, fate: 'new', maker: { id: maker.id } } : wrong(row, say('maker_has_it'))
  })
}

/** A company that buys with us already is no prospect any more. */
async function planProspects(sql: Sql, rows: readonly ImportRow[], region: string, say: Say): Promise<PlannedRow[]> {
  if (!rows.length) return []
  const there = await sql<{ name: string }>(
    `SELECT name FROM prospects WHERE region_code = $1 UNION SELECT name FROM buyers WHERE region_code = $1 AND status <> 'left'`,
    [region],
  )
  const names = new Set(there.map(({ name }) => businessKey(name)))
  const seen = new Map<string, number>()
  return rows.map((row) => {
    if (row.problems.length) return wrong(row)
    const key = businessKey(text(row, 'company'))
    const before = seen.get(key)
    if (before !== undefined) return wrong(row, `${say('twice')} ${before}`)
    seen.set(key, row.at)
    return { ...row, fate: names.has(key) ? 'known' : 'new' }
  })
}

/** Months that are over; another sum than the one that stands takes its place. */
async function planPast(
  sql: Sql,
  rows: readonly ImportRow[],
  { region, today }: { region: string; today: string },
  say: Say,
): Promise<PlannedRow[]> {
  if (!rows.length) return []
  const there = await sql<{ month: string; amount: number }>(
    `SELECT month, amount FROM past_totals WHERE region_code = $1 AND measure = 'turnover'`,
    [region],
  )
  const amounts = new Map(there.map(({ month, amount }) => [month, amount]))
  const seen = new Map<string, number>()
  return rows.map((row) => {
    if (row.problems.length) return wrong(row)
    const month = text(row, 'month')
    const before = seen.get(month)
    if (before !== undefined) return wrong(row, `${say('twice')} ${before}`)
    seen.set(month, row.at)
    if (month >= monthOf(today)) return wrong(row, say('month_not_over'))
    const stands = amounts.get(month)
    if (stands === undefined) return { ...row, fate: 'new' }
    return { ...row, fate: stands === row.values.turnover ? 'known' : 'changed' }
  })
}
