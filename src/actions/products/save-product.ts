import type { Tx } from '../../db/open.ts'
import { nameKey } from '../../domain/products/names.ts'
import type { ProductState } from '../../domain/products/states.ts'
import { type ActingOfficer, auditAct } from '../people/audit.ts'
import { type ProductFields, type ProductNow, productOf } from './fields.ts'
import { keepPermits } from './permits.ts'
import { addPhotos, insertProduct, writeFields } from './store-product.ts'
import { tellCurators } from './tell-curators.ts'

/** Who saves it: the maker in chat, an officer on her behalf, or an import. */
export type ProductEntry =
  | { source: 'chat'; personId?: number | undefined }
  | { source: 'officer'; officer: ActingOfficer }
  | { source: 'import'; officer?: ActingOfficer }

export interface ProductToSave {
  sellerId: number
  /** a product to be changed; without it a draft of the same name is gone on with, or a new one begun */
  productId?: number | undefined
  fields: Partial<ProductFields>
  /** hashes of stored pictures, put behind those already there; doubles and what is beyond MOST_PHOTOS are left out */
  photos?: readonly string[]
  /** the pictures take the place of those already there */
  replacePhotos?: boolean
}

export type SavedProduct =
  | {
      outcome: 'saved'
      id: number
      status: ProductState
      /** what was judged has changed: it is with the curators again, and not sold meanwhile */
      recurated: boolean
      /** the halal number was all it waited for: it is sold from now on */
      finished: boolean
      /** pictures left out because there were enough */
      photosLeftOut: number
    }
  | { outcome: 'not_found' }
  /** refused, suspended or taken back: nothing is changed any more */
  | { outcome: 'closed'; status: ProductState }

/** Changed without a new curation: the office judged the goods, not the price list (FREELY_CHANGED of the domain). */
const FREE: readonly (keyof ProductFields)[] = [
  'unitPrice',
  'capacityQty',
  'capacityPer',
  'daysPerWeek',
  'capacityPeakQty',
  'minOrder',
  'leadTimeDays',
  'halal',
  'halalSaid',
]
const CLOSED: readonly ProductState[] = ['refused', 'suspended', 'withdrawn']
/** Curated already: a change of what was judged sends the product to the curators again. */
const JUDGED: readonly ProductState[] = ['approved', 'paused', 'waiting_halal']

/**
 * Saves what is known of a product, as much or as little as it is: a new one is a draft. A changed price is kept in the
 * price history (orders keep theirs), a capacity told now counts as confirmed now, permit numbers become permits to be
 * checked, and the halal number alone finishes a product that waits for it (UU 33/2014; curators are told, to look it
 * up). The product's row is locked here; callers who may begin a new one lock the maker's.
 */
export async function saveProduct(tx: Tx, save: ProductToSave, entry: ProductEntry, now: Date): Promise<SavedProduct> {
  const { sellerId, fields } = save
  const before = await productToChange(tx, save)
  if (before === 'not_found') return { outcome: 'not_found' }
  if (before && CLOSED.includes(before.status)) return { outcome: 'closed', status: before.status }
  const changed = changedFields(before, fields)
  const status = statusAfter(before, changed, fields, save.replacePhotos ?? false)
  const id = before ? before.id : await insertProduct(tx, sellerId, fields.name ?? '', now)
  await writeFields(tx, id, fields, changed, status, now)
  if (before && changed.includes('unitPrice')) await keepOldPrice(tx, before, fields.unitPrice ?? null, entry, now)
  const photosLeftOut = await addPhotos(tx, id, save, now)
  const product = await productOf(tx, sellerId, id)
  if (!product) throw new Error(`product ${id} is gone`)
  await keepPermits(tx, product, now)
  await keepTrace(tx, before, product, changed, entry, now)
  const sold = before !== undefined && JUDGED.includes(before.status) && status !== 'waiting'
  if (sold && changed.includes('halal'))
    await tellCurators(tx, 'halal_number_came', product, { number: product.halal }, now)
  const finished = before?.status === 'waiting_halal' && status === 'approved'
  const recurated = before !== undefined && before.status !== 'waiting' && status === 'waiting'
  return { outcome: 'saved', id, status, recurated, finished, photosLeftOut }
}

const changedFields = (before: ProductNow | undefined, fields: Partial<ProductFields>) =>
  (Object.keys(fields) as (keyof ProductFields)[]).filter(
    (field) => !before || JSON.stringify(before[field]) !== JSON.stringify(fields[field]),
  )

function statusAfter(
  before: ProductNow | undefined,
  changed: readonly (keyof ProductFields)[],
  fields: Partial<ProductFields>,
  newPhotos: boolean,
): ProductState {
  if (!before) return 'draft'
  if (!JUDGED.includes(before.status)) return before.status
  if (newPhotos || changed.some((field) => !FREE.includes(field))) return 'waiting'
  return before.status === 'waiting_halal' && fields.halal ? 'approved' : before.status
}

/** The product named, or the draft that a new registration of the same thing goes on with. */
async function productToChange(tx: Tx, save: ProductToSave): Promise<ProductNow | undefined | 'not_found'> {
  const { sellerId, productId, fields } = save
  if (productId !== undefined) return (await productOf(tx, sellerId, productId, 'lock')) ?? 'not_found'
  const drafts = await tx.sql<{ id: number; name: string; net: number | null; price: number | null }>(
    `SELECT id, name, coalesce(net_weight_g, net_volume_ml) AS net, unit_price AS price
     FROM products WHERE seller_id = $1 AND status = 'draft' ORDER BY id DESC`,
    [sellerId],
  )
  const net = fields.netWeightG ?? fields.netVolumeMl
  const alike = <T>(known: T | null, told: T | null | undefined) => known === null || told == null || known === told
  // the same name in another size or at another price is another product
  const same = drafts.find(
    (draft) =>
      nameKey(draft.name) === nameKey(fields.name ?? '') &&
      alike(draft.net, net) &&
      alike(draft.price, fields.unitPrice),
  )
  return same && productOf(tx, sellerId, same.id, 'lock')
}

async function keepOldPrice(
  tx: Tx,
  before: ProductNow,
  price: number | null,
  entry: ProductEntry,
  now: Date,
): Promise<void> {
  if (before.unitPrice === null || price === null) return
  const by = entry.source === 'chat' ? entry.personId : entry.officer?.personId
  await tx.sql('INSERT INTO price_changes (product_id, old_price, new_price, by_id, at) VALUES ($1, $2, $3, $4, $5)', [
    before.id,
    before.unitPrice,
    price,
    by ?? null,
    now,
  ])
}

/** What an officer writes on a maker's behalf leaves an audit line ("dicatat petugas"). */
async function keepTrace(
  tx: Tx,
  before: ProductNow | undefined,
  product: ProductNow,
  changed: readonly (keyof ProductFields)[],
  entry: ProductEntry,
  now: Date,
): Promise<void> {
  const officer = entry.source === 'chat' ? undefined : entry.officer
  if (!officer) return
  const only = (from: ProductFields) => Object.fromEntries(changed.map((field) => [field, from[field]]))
  await auditAct(
    tx,
    {
      act: before ? 'change_product' : 'enter_product',
      subject: 'products',
      subjectId: product.id,
      region: product.regionCode,
      officer,
      ...(before ? { before: only(before) } : {}),
      after: only(product),
      onBehalf: true,
    },
    now,
  )
}
