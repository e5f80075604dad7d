import { action } from '../action.ts'

/** What stands behind a code of a catalogue: 'produk-12', 'parsel-3', as a QR opens it or as it is typed. */
export const openItem = action({
  name: 'open_item',
  for: ['visitor', 'buyer'],
  needs: { item_code: 'text' },
  gives: { product: { product: 'pick' }, parcel: { parcel: 'pick' }, unknown: { item_code: 'text' } },
  async run({ item_code }) {
    const [, what, id] = /\b(produk|parsel)\s*-?\s*(\d{1,9})\b/i.exec(item_code) ?? []
    if (what === undefined || id === undefined) return { outcome: 'unknown', values: { item_code } }
    return what.toLowerCase() === 'produk'
      ? { outcome: 'product', values: { product: id } }
      : { outcome: 'parcel', values: { parcel: id } }
  },
})
