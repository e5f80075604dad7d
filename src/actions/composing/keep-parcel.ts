import type { Tx } from '../../db/open.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { type Composition, readComposition, setAsked } from './composition.ts'
import type { FoundParcel } from './found.ts'
import { nextOwnName, storeOwnParcel } from './own/store.ts'

/**
 * The chosen proposal becomes a parcel of the buyer's own, visible to nobody else; chosen twice it is the same one. What
 * was dropped from sale or became dearer since is no longer promised: then it must be composed anew.
 */
export const keepParcel = action({
  name: 'keep_parcel',
  for: ['visitor', 'buyer'],
  needs: { composition: 'pick', proposal: 'count' },
  gives: { kept: { parcel: 'pick' }, stale: {}, stranger: {} },
  async run({ composition: id, proposal }, { tx, actor, now, house }) {
    const { buyerId } = actor
    if (buyerId === undefined) return { outcome: 'stranger' }
    const composition = await readComposition(tx, actor.conversationId, pickedId(id))
    const index = proposal - 1
    const parcel = composition?.found?.kind === 'proposals' ? composition.found.parcels[index] : undefined
    if (!composition || !parcel) return { outcome: 'stale' }
    if (parcel.parcelId !== undefined && (await isOwn(tx, parcel.parcelId, buyerId)))
      return { outcome: 'kept', values: { parcel: String(parcel.parcelId) } }
    const lines = await linesOnSale(tx, parcel)
    if (!lines) {
      await setAsked(tx, composition.id, null)
      return { outcome: 'stale' }
    }
    const name = await nextOwnName(tx, buyerId, house.words['parcel.own'] ?? 'parcel')
    const { regionCode } = composition
    const { packingFee, packingPointId, aims } = parcel
    const manyMakers = aims.includes('makers')
    const kept = await storeOwnParcel(
      tx,
      { buyerId, regionCode, name, packingFee, packingPointId, manyMakers, lines },
      now,
    )
    await rememberParcel(tx, composition, index, kept)
    return { outcome: 'kept', values: { parcel: String(kept) }, wrote: true }
  },
})

const rememberParcel = (tx: Tx, { id }: Composition, index: number, parcelId: number) =>
  tx.sql(
    `UPDATE compositions SET found = jsonb_set(found, ARRAY['parcels', $2::text, 'parcelId'], to_jsonb($3::int)) WHERE id = $1`,
    [id, String(index), parcelId],
  )

async function isOwn(tx: Tx, parcelId: number, buyerId: number): Promise<boolean> {
  const rows = await tx.sql(`SELECT id FROM parcels WHERE id = $1 AND buyer_id = $2 AND status = 'active'`, [
    parcelId,
    buyerId,
  ])
  return rows.length > 0
}

/** Its lines with the products that are still sold at that price or less; undefined when one has none left. */
async function linesOnSale(tx: Tx, { lines }: FoundParcel): Promise<FoundParcel['lines'] | undefined> {
  const rows = await tx.sql<{ id: number; price: number }>(
    `SELECT p.id, p.unit_price AS price FROM products p JOIN sellers s ON s.id = p.seller_id
     WHERE p.id = ANY ($1) AND p.status = 'approved' AND s.status = 'active'`,
    [lines.flatMap(({ products }) => products)],
  )
  const prices = new Map(rows.map(({ id, price }) => [id, price]))
  const left = lines.map((line) => ({
    ...line,
    products: line.products.filter((id) => (prices.get(id) ?? Number.POSITIVE_INFINITY) <= line.price),
  }))
  return left.every(({ products }) => products.length > 0) ? left : undefined
}
