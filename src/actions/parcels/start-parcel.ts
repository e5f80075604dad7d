import { action } from '../action.ts'
import { audit } from '../audit.ts'

/** A new parcel of the region, a draft until it is published. */
export const startParcel = action({
  name: 'start_parcel',
  for: ['admin', 'curator'],
  needs: { parcel_name: 'text' },
  gives: { started: { parcel: 'pick', parcel_name: 'text' }, duplicate: { parcel: 'pick', parcel_name: 'text' } },
  async run({ parcel_name: name }, { tx, now, actor }) {
    const [twin] = await tx.sql<{ id: number; name: string }>(
      `SELECT id, name FROM parcels WHERE region_code = $1 AND buyer_id IS NULL AND status <> 'retired' AND lower(name) = lower($2)
       ORDER BY id LIMIT 1`,
      [actor.region, name],
    )
    if (twin) return { outcome: 'duplicate', values: { parcel: String(twin.id), parcel_name: twin.name } }
    const { id } = await tx.prisma.parcel.create({
      data: { regionCode: actor.region, name, packingFee: 0, status: 'draft', createdAt: now },
    })
    await audit(tx, actor, now, { act: 'start_parcel', subject: 'parcels', subjectId: id, after: { name } })
    return { outcome: 'started', values: { parcel: String(id), parcel_name: name }, wrote: true }
  },
})
