import { action } from '../../action.ts'
import { priceLabel } from '../../catalogue/price-label.ts'
import { line } from '../../lines.ts'
import { pickedId } from '../../picked.ts'
import { parcelsFor } from './read.ts'

/** The parcels that a buyer had composed or changed, with their prices. */
export const listOwnParcels = action({
  name: 'list_own_parcels',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { some: { own_parcels: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const parcels = actor.buyerId === undefined ? [] : await parcelsFor(tx, actor.buyerId, 'own')
    if (!parcels.length) return { outcome: 'none' }
    const own_parcels = parcels.map(({ id, name, price }) => ({ value: String(id), label: priceLabel(name, price) }))
    return { outcome: 'some', values: { own_parcels } }
  },
})

/** One of them. */
export const showOwnParcel = action({
  name: 'show_own_parcel',
  for: ['visitor', 'buyer'],
  needs: { parcel: 'pick' },
  gives: {
    shown: { parcel_name: 'text', price: 'rupiah', contents: 'lines', packing_fee: 'rupiah?' },
    gone: {},
  },
  async run({ parcel }, { tx, actor }) {
    const [found] = actor.buyerId === undefined ? [] : await parcelsFor(tx, actor.buyerId, pickedId(parcel))
    if (!found?.own) return { outcome: 'gone' }
    const contents = found.lines.map(({ label, quantity, price }) => line('parcel_content', { label, quantity, price }))
    const { name: parcel_name, price, packingFee } = found
    return { outcome: 'shown', values: { parcel_name, price, contents, packing_fee: packingFee || undefined } }
  },
})

/** It is listed no more; orders that name it keep it. */
export const removeOwnParcel = action({
  name: 'remove_own_parcel',
  for: ['visitor', 'buyer'],
  needs: { parcel: 'pick' },
  gives: { removed: { parcel_name: 'text' }, gone: {} },
  async run({ parcel }, { tx, actor }) {
    const [removed] = await tx.sql<{ name: string }>(
      `UPDATE parcels SET status = 'retired' WHERE id = $1 AND buyer_id = $2 AND status = 'active' RETURNING name`,
      [pickedId(parcel), actor.buyerId ?? null],
    )
    if (!removed) return { outcome: 'gone' }
    return { outcome: 'removed', values: { parcel_name: removed.name }, wrote: true }
  },
})
