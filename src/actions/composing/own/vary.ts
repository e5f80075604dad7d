import { action } from '../../action.ts'
import { priceLabel } from '../../catalogue/price-label.ts'
import { pickedId } from '../../picked.ts'
import { parcelsFor } from './read.ts'
import { nextOwnName, storeOwnParcel } from './store.ts'

/** The lines of a parcel that somebody wants otherwise. */
export const listLinesToVary = action({
  name: 'list_lines_to_vary',
  for: ['visitor', 'buyer'],
  needs: { parcel: 'pick' },
  gives: { some: { parcel_name: 'text', parcel_lines: 'list' }, stranger: {}, gone: {} },
  async run({ parcel }, { tx, actor }) {
    if (actor.buyerId === undefined) return { outcome: 'stranger' }
    const [found] = await parcelsFor(tx, actor.buyerId, pickedId(parcel))
    if (!found) return { outcome: 'gone' }
    const parcel_lines = found.lines.map(({ id, label, quantity, price }) => ({
      value: String(id),
      label: priceLabel(`${quantity} × ${label}`, price),
    }))
    return { outcome: 'some', values: { parcel_name: found.name, parcel_lines } }
  },
})

/**
 * More or fewer of one line, or none of it: a parcel of the buyer's own like the other, but for that. The ready-made one
 * stays as it is; an own one that nobody has ordered makes room for the new one.
 */
export const varyParcel = action({
  name: 'vary_parcel',
  for: ['visitor', 'buyer'],
  needs: { parcel: 'pick', parcel_line: 'pick', pieces: 'count' },
  gives: {
    varied: { parcel: 'pick', parcel_line: 'pick?', pieces: 'count?' },
    last_line: { parcel_line: 'pick?', pieces: 'count?' },
    gone: {},
  },
  async run({ parcel, parcel_line, pieces }, { tx, actor, now, house }) {
    const { buyerId } = actor
    if (buyerId === undefined) return { outcome: 'gone' }
    // locks the buyer first, so that two who change the same parcel do it one after the other
    const name = await nextOwnName(tx, buyerId, house.words['parcel.own'] ?? 'parcel')
    const [found] = await parcelsFor(tx, buyerId, pickedId(parcel))
    const changed = pickedId(parcel_line)
    if (!found?.lines.some(({ id }) => id === changed)) return { outcome: 'gone' }
    const lines = found.lines
      .map((one) => (one.id === changed ? { ...one, quantity: pieces } : one))
      .filter(({ quantity }) => quantity > 0)
    const forgotten = { parcel_line: undefined, pieces: undefined }
    if (!lines.length) return { outcome: 'last_line', values: forgotten }
    const replaced = found.own && found.orders === 0
    if (replaced) await tx.sql(`UPDATE parcels SET status = 'retired' WHERE id = $1`, [found.id])
    const { regionCode, packingFee, packingPointId, manyMakers } = found
    const own = {
      buyerId,
      regionCode,
      packingFee,
      packingPointId,
      manyMakers,
      lines,
      name: replaced ? found.name : name,
    }
    const id = await storeOwnParcel(tx, own, now)
    return { outcome: 'varied', values: { parcel: String(id), ...forgotten }, wrote: true }
  },
})
