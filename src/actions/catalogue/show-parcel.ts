import { action } from '../action.ts'
import { line } from '../lines.ts'
import { pickedId } from '../picked.ts'
import { parcelsOnSale } from './parcels.ts'

/** One ready-made parcel: what is in it and what it costs. */
export const showParcel = action({
  name: 'show_parcel',
  for: ['visitor', 'buyer'],
  needs: { parcel: 'pick' },
  gives: {
    shown: {
      parcel_name: 'text',
      description: 'text?',
      contents: 'lines',
      packing_fee: 'rupiah?',
      price: 'rupiah',
      photos: 'files',
    },
    gone: {},
  },
  async run({ parcel }, { tx }) {
    const [shown] = await parcelsOnSale(tx, { id: pickedId(parcel) })
    if (!shown) return { outcome: 'gone' }
    const { name: parcel_name, description, lines, packingFee, price, photo } = shown
    return {
      outcome: 'shown',
      values: {
        parcel_name,
        description: description ?? undefined,
        contents: lines.map(({ label, quantity, price: each }) =>
          line('parcel_content', { label, quantity, price: each }),
        ),
        packing_fee: packingFee || undefined,
        price,
        photos: photo ? [photo] : [],
      },
    }
  },
})
