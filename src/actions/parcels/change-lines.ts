import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { pickedId } from '../picked.ts'
import { mayEdit, parcelIn } from './parcel-in.ts'

/** One more line of a parcel: what it is called, how many units of it, what its maker is paid for a unit. */
export const addParcelLine = action({
  name: 'add_parcel_line',
  for: ['admin', 'curator'],
  needs: { parcel: 'pick', line_label: 'text', line_quantity: 'count', line_price: 'rupiah' },
  gives: { added: { parcel_line: 'pick' }, in_use: {}, gone: {} },
  async run({ parcel: picked, line_label: label, line_quantity: quantity, line_price: price }, { tx, now, actor }) {
    const parcel = await parcelIn(tx, actor.region, pickedId(picked), 'lock')
    if (!parcel) return { outcome: 'gone' }
    if (!mayEdit(parcel)) return { outcome: 'in_use' }
    const [last] = await tx.sql<{ position: number | null }>(
      'SELECT max(position) AS position FROM parcel_lines WHERE parcel_id = $1',
      [parcel.id],
    )
    const { id } = await tx.prisma.parcelLine.create({
      data: {
        parcelId: parcel.id,
        regionCode: actor.region,
        position: (last?.position ?? 0) + 1,
        label,
        quantity,
        price,
      },
    })
    await audit(tx, actor, now, {
      act: 'add_parcel_line',
      subject: 'parcels',
      subjectId: parcel.id,
      after: { parcel_line_id: id, label, quantity, price },
    })
    return { outcome: 'added', values: { parcel_line: String(id) }, wrote: true }
  },
})

/** The lines of a parcel, to take one out. */
export const listParcelLines = action({
  name: 'list_parcel_lines',
  for: ['admin', 'curator'],
  needs: { parcel: 'pick' },
  gives: { some: { lines_left: 'list' }, none: {}, in_use: {}, gone: {} },
  async run({ parcel: picked }, { tx, actor }) {
    const parcel = await parcelIn(tx, actor.region, pickedId(picked))
    if (!parcel) return { outcome: 'gone' }
    if (!mayEdit(parcel)) return { outcome: 'in_use' }
    if (!parcel.lines.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        lines_left: parcel.lines.map(({ id, label, quantity }) => ({
          value: String(id),
          label: `${quantity} × ${label}`,
        })),
      },
    }
  },
})

/** Takes a line out again. */
export const removeParcelLine = action({
  name: 'remove_parcel_line',
  for: ['admin', 'curator'],
  needs: { parcel: 'pick', line_out: 'pick' },
  gives: { removed: {}, in_use: {}, gone: {} },
  async run({ parcel: picked, line_out }, { tx, now, actor }) {
    const parcel = await parcelIn(tx, actor.region, pickedId(picked), 'lock')
    const line = parcel?.lines.find(({ id }) => id === pickedId(line_out))
    if (!parcel || !line) return { outcome: 'gone' }
    if (!mayEdit(parcel)) return { outcome: 'in_use' }
    await tx.prisma.parcelLineProduct.deleteMany({ where: { parcelLineId: line.id } })
    await tx.prisma.parcelLine.delete({ where: { id: line.id } })
    await audit(tx, actor, now, {
      act: 'remove_parcel_line',
      subject: 'parcels',
      subjectId: parcel.id,
      before: { label: line.label, quantity: line.quantity, price: line.price },
    })
    return { outcome: 'removed', wrote: true }
  },
})
