import type { Capacity } from '../../../answers/index.ts'
import type { Tx } from '../../../db/open.ts'
import { titled } from '../../../domain/names.ts'
import { readPirt } from '../../../domain/permits.ts'
import { guessKinds } from '../../../domain/products/guess.ts'
import type { PlannedRow } from './plan.ts'
import type { SheetKey } from './sheets.ts'

export interface Batch {
  id: number
  region: string
  now: Date
}

/** Writes what is new or changed, a portion of a list or all of it; what each row became stands in import_rows. */
export async function writeImport(tx: Tx, batch: Batch, rows: readonly PlannedRow[]): Promise<void> {
  const of = (sheet: SheetKey) =>
    rows.filter((row) => row.sheet === sheet && (row.fate === 'new' || row.fate === 'changed'))
  const makers = await writeMakers(tx, batch, of('makers'))
  await writeProducts(tx, batch, of('products'), makers)
  await writeProspects(tx, batch, of('prospects'))
  await writePast(tx, batch, of('past'))
}

/** A maker who was imported sleeps: we never write first, and when her phone writes she is shown this and asked. */
async function writeMakers(
  tx: Tx,
  { id, region, now }: Batch,
  rows: readonly PlannedRow[],
): Promise<Map<number, number>> {
  const ids = new Map<number, number>()
  if (!rows.length) return ids
  const numbered = await nextIds(tx, 'sellers', rows.length)
  await tx.sql(
    `INSERT INTO sellers (id, region_code, district_code, name, owner_name, phone, address, kind, nib, workers, status, source,
       import_batch_id, created_at, updated_at)
     SELECT r.id, $1, r.district, r.name, r.owner, r.phone, r.address, r.kind, r.nib, r.workers, 'sleeping', 'import', $2, $3, $3
     FROM jsonb_to_recordset($4::jsonb) AS r(id int, district text, name text, owner text, phone text, address text, kind text, nib text, workers int)`,
    [
      region,
      id,
      now,
      JSON.stringify(
        rows.map(({ values: v }, nth) => ({
          id: numbered[nth],
          district: v.district,
          name: titled(String(v.business)),
          owner: titled(String(v.owner)),
          phone: v.phone ?? null,
          address: v.address ?? null,
          kind: v.business_kind,
          nib: v.nib ?? null,
          workers: v.workers ?? null,
        })),
      ),
    ],
  )
  await keepTrace(tx, id, 'makers', 'sellers', rows, numbered)
  for (const [nth, { at }] of rows.entries()) ids.set(at, numbered[nth] ?? 0)
  return ids
}

/** Drafts: the maker or her mentor finishes them, then curators look. */
async function writeProducts(
  tx: Tx,
  { id, region, now }: Batch,
  rows: readonly PlannedRow[],
  makers: ReadonlyMap<number, number>,
): Promise<void> {
  if (!rows.length) return
  const numbered = await nextIds(tx, 'products', rows.length)
  const products = rows.map(({ values: v, maker }, nth) => {
    const size = v.size as { grams?: number; ml?: number } | undefined
    const capacity = v.capacity as Capacity | undefined
    const [kind, another] = guessKinds(String(v.product))
    return {
      id: numbered[nth],
      seller_id: maker === undefined ? null : 'id' in maker ? maker.id : makers.get(maker.row),
      name: titled(String(v.product)),
      kind: another === undefined ? (kind ?? null) : null,
      price: v.price,
      unit: typeof v.unit === 'string' ? v.unit.toLowerCase() : null,
      grams: size?.grams ?? null,
      ml: size?.ml ?? null,
      capacity: capacity?.qty ?? null,
      per: capacity?.per ?? null,
      pirt: v.pirt ?? null,
      halal: v.halal ?? null,
      until: endOfPirt(v.pirt),
    }
  })
  const json = JSON.stringify(products)
  await tx.sql(
    `INSERT INTO products (id, region_code, seller_id, name, kind, unit_price, unit, net_weight_g, net_volume_ml, capacity_qty,
       capacity_per, pirt, halal, status, created_at, updated_at)
     SELECT r.id, $1, r.seller_id, r.name, r.kind, r.price, r.unit, r.grams, r.ml, r.capacity, r.per, r.pirt, r.halal, 'draft', $2, $2
     FROM jsonb_to_recordset($3::jsonb) AS r(id int, seller_id int, name text, kind text, price int, unit text, grams int, ml int,
       capacity int, per text, pirt text, halal text)`,
    [region, now, json],
  )
  await tx.sql(
    `INSERT INTO permits (region_code, seller_id, product_id, kind, number, valid_until_on, status, created_at)
     SELECT $1, r.seller_id, r.id, n.kind, n.number, n.until, 'claimed', $2
     FROM jsonb_to_recordset($3::jsonb) AS r(id int, seller_id int, pirt text, halal text, until text),
       LATERAL (VALUES ('pirt', r.pirt, r.until), ('halal', r.halal, NULL)) AS n(kind, number, until)
     WHERE n.number IS NOT NULL ORDER BY r.id, n.kind`,
    [region, now, json],
  )
  await keepTrace(tx, id, 'products', 'products', rows, numbered)
}

const endOfPirt = (number: unknown): string | null => {
  const read = readPirt(String(number ?? ''))
  return read.ok ? read.value.validUntil : null
}

async function writeProspects(tx: Tx, { id, region, now }: Batch, rows: readonly PlannedRow[]): Promise<void> {
  if (!rows.length) return
  const numbered = await nextIds(tx, 'prospects', rows.length)
  await tx.sql(
    `INSERT INTO prospects (id, region_code, name, kind, estate, address, contact_name, phone, status, next_step, next_step_on,
       import_batch_id, created_at, updated_at)
     SELECT r.id, $1, r.name, r.kind, r.estate, r.address, r.contact, r.phone, r.status, r.step, r.step_on, $2, $3, $3
     FROM jsonb_to_recordset($4::jsonb) AS r(id int, name text, kind text, estate text, address text, contact text, phone text,
       status text, step text, step_on text)`,
    [
      region,
      id,
      now,
      JSON.stringify(
        rows.map(({ values: v }, nth) => ({
          id: numbered[nth],
          name: v.company,
          kind: v.buyer_kind,
          estate: v.estate ?? null,
          address: v.address ?? null,
          contact: v.contact ?? null,
          phone: v.office_phone ?? null,
          status: v.prospect_status ?? 'untouched',
          step: v.next_step ?? null,
          step_on: v.next_step_on ?? null,
        })),
      ),
    ],
  )
  await keepTrace(tx, id, 'prospects', 'prospects', rows, numbered)
}

async function writePast(tx: Tx, { id, region }: Batch, rows: readonly PlannedRow[]): Promise<void> {
  if (!rows.length) return
  const json = JSON.stringify(rows.map(({ values: v }) => ({ month: v.month, amount: v.turnover })))
  await tx.sql(
    `INSERT INTO past_totals (region_code, month, measure, amount)
     SELECT $1, r.month, 'turnover', r.amount FROM jsonb_to_recordset($2::jsonb) AS r(month text, amount bigint)
     ON CONFLICT (region_code, month, measure) DO UPDATE SET amount = excluded.amount`,
    [region, json],
  )
  await keepTrace(tx, id, 'past', 'past_totals', rows, [])
}

const keepTrace = (
  tx: Tx,
  batchId: number,
  sheet: SheetKey,
  became: string,
  rows: readonly PlannedRow[],
  ids: readonly number[],
) =>
  tx.sql(
    `INSERT INTO import_rows (batch_id, sheet, "row", became, became_id)
     SELECT $1, $2, r.at, $3, r.id FROM jsonb_to_recordset($4::jsonb) AS r(at int, id int)`,
    [batchId, sheet, became, JSON.stringify(rows.map(({ at }, nth) => ({ at, id: ids[nth] ?? null })))],
  )

/** Ids of rows about to be written, in order: what belongs to which is known before. */
async function nextIds(tx: Tx, table: 'sellers' | 'products' | 'prospects', count: number): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `SELECT nextval('${table}_id_seq')::int AS id FROM generate_series(1, $1) AS n ORDER BY n`,
    [count],
  )
  return rows.map(({ id }) => id)
}
