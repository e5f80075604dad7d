import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { pickedId } from '../picked.ts'
import { mayEdit, parcelIn } from './parcel-in.ts'

/** What packing costs, where it is done, and how the parcel looks; what is not told stays as it is. */
export const setPacking = action({
  name: 'set_packing',
  for: ['admin', 'curator'],
  needs: { parcel: 'pick', new_fee: 'rupiah?', new_point: 'pick?', parcel_photo: 'photo?' },
  gives: { set: {}, in_use: {}, gone: {} },
  async run({ parcel: picked, new_fee, new_point, parcel_photo }, { tx, now, actor }) {
    const parcel = await parcelIn(tx, actor.region, pickedId(picked), 'lock')
    if (!parcel) return { outcome: 'gone' }
    if (!mayEdit(parcel)) return { outcome: 'in_use' }
    const point =
      new_point === undefined
        ? undefined
        : await tx.prisma.packingPoint.findFirst({
            where: { id: pickedId(new_point), regionCode: actor.region, status: 'active' },
          })
    if (point === null) return { outcome: 'gone' }
    const [photoHash] = parcel_photo ?? []
    const after = {
      ...(new_fee === undefined ? {} : { packingFee: new_fee }),
      ...(point === undefined ? {} : { packingPointId: point.id }),
      ...(photoHash === undefined ? {} : { photoHash }),
    }
    await tx.prisma.parcel.update({ where: { id: parcel.id }, data: after })
    await audit(tx, actor, now, { act: 'set_packing', subject: 'parcels', subjectId: parcel.id, after })
    return { outcome: 'set', wrote: true }
  },
})
