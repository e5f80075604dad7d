import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { line } from '../lines.ts'
import { pickedId } from '../picked.ts'
import { parcelIn, parcelLacks, parcelPrice } from './parcel-in.ts'

/** Puts a parcel into the catalogue once every line can be filled. */
export const publishParcel = action({
  name: 'publish_parcel',
  for: ['admin', 'curator'],
  needs: { parcel: 'pick' },
  gives: {
    published: { parcel_name: 'text', parcel_total: 'rupiah' },
    not_ready: { parcel_warnings: 'lines' },
    already: { parcel_name: 'text' },
    gone: {},
  },
  async run({ parcel: picked }, { tx, now, actor }) {
    const parcel = await parcelIn(tx, actor.region, pickedId(picked), 'lock')
    if (!parcel) return { outcome: 'gone' }
    if (parcel.status === 'active') return { outcome: 'already', values: { parcel_name: parcel.name } }
    const lacks = parcelLacks(parcel)
    if (lacks.length)
      return { outcome: 'not_ready', values: { parcel_warnings: lacks.map((lack) => line(`parcel_${lack}`, {})) } }
    await tx.prisma.parcel.update({ where: { id: parcel.id }, data: { status: 'active' } })
    const total = parcelPrice(parcel)
    await audit(tx, actor, now, {
      act: 'publish_parcel',
      subject: 'parcels',
      subjectId: parcel.id,
      before: { status: parcel.status },
      after: { status: 'active', total },
    })
    return { outcome: 'published', values: { parcel_name: parcel.name, parcel_total: total }, wrote: true }
  },
})

/** Takes a parcel out of the catalogue; orders already placed go on. */
export const withdrawParcel = action({
  name: 'withdraw_parcel',
  for: ['admin', 'curator'],
  needs: { parcel: 'pick' },
  gives: { withdrawn: { parcel_name: 'text' }, gone: {} },
  async run({ parcel: picked }, { tx, now, actor }) {
    const parcel = await parcelIn(tx, actor.region, pickedId(picked), 'lock')
    if (parcel?.status !== 'active') return { outcome: 'gone' }
    await tx.prisma.parcel.update({ where: { id: parcel.id }, data: { status: 'retired' } })
    await audit(tx, actor, now, {
      act: 'withdraw_parcel',
      subject: 'parcels',
      subjectId: parcel.id,
      before: { status: 'active' },
      after: { status: 'retired' },
    })
    return { outcome: 'withdrawn', values: { parcel_name: parcel.name }, wrote: true }
  },
})
