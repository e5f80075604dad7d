import type { FileOut } from '../../chat/reply.ts'
import type { Line } from '../../flow/say.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { pickedId } from '../picked.ts'
import { mayEdit, type ParcelNow, parcelIn, parcelLacks, parcelPrice } from './parcel-in.ts'

const card = {
  parcel_name: 'text',
  parcel_status: 'word',
  parcel_lines: 'lines',
  packing_fee: 'rupiah',
  packing_point_name: 'text?',
  parcel_total: 'rupiah',
  parcel_warnings: 'lines',
  parcel_photo_files: 'files',
} as const

/**
 * A parcel's card with its price. `editable`: still a draft (or withdrawn) that nobody has ordered; `withdrawn`: ordered
 * before, so its lines stay as they are; `published`: on sale.
 */
export const openParcel = action({
  name: 'open_parcel',
  for: ['admin', 'curator'],
  needs: { parcel: 'pick' },
  gives: { editable: card, withdrawn: card, published: card, gone: {} },
  async run({ parcel: picked }, { tx, actor }) {
    const parcel = await parcelIn(tx, actor.region, pickedId(picked))
    if (!parcel) return { outcome: 'gone' }
    const photo = parcel.photoHash
      ? await tx.sql<FileOut & Record<string, unknown>>('SELECT hash, name, type FROM stored_files WHERE hash = $1', [
          parcel.photoHash,
        ])
      : []
    const values = {
      parcel_name: parcel.name,
      parcel_status: `parcel_status.${parcel.status}`,
      parcel_lines: parcel.lines.map(({ label, quantity, price, products }) =>
        line('parcel_line', {
          label,
          quantity,
          price,
          makers: [...new Set(products.map(({ business }) => business))].join(', ') || undefined,
        }),
      ),
      packing_fee: parcel.packingFee,
      packing_point_name: parcel.packingPoint ?? undefined,
      parcel_total: parcelPrice(parcel),
      parcel_warnings: warningsOf(parcel),
      parcel_photo_files: photo,
    }
    if (parcel.status === 'active') return { outcome: 'published', values }
    return { outcome: mayEdit(parcel) ? 'editable' : 'withdrawn', values }
  },
})

/** What a curator should look at: lines nobody can fill, and makers who would be paid less than their own price. */
function warningsOf(parcel: ParcelNow): Line[] {
  return [
    ...parcelLacks(parcel).map((lack) => line(`parcel_${lack}`, {})),
    ...parcel.lines.flatMap(({ label, price, products }) =>
      products
        .filter(({ unitPrice }) => unitPrice !== null && price < unitPrice)
        .map(({ name, business, unitPrice }) =>
          line('parcel_line_cheap', { label, price, name, business, own: unitPrice }),
        ),
    ),
  ]
}
