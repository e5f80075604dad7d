import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { pickedId } from '../../picked.ts'
import { isSerious } from '../safety/batch.ts'
import { raiseAlarm } from '../safety/complaint.ts'
import { deliveryOf, itemsOf, NOT_CONFIRMED } from './arriving.ts'
import { RECEIVERS } from './list-arriving.ts'

const EMPTY = { item: 'pick?', bad: 'count?', wrong: 'choice?', photo: 'photo?' } as const
const KINDS = ['missing', 'quality', 'ill', 'mouldy', 'foreign_object'] as const

/**
 * Something on the lorry is broken or missing. Said again for the same goods, the new number counts. It stays open until
 * the delivery is confirmed.
 */
export const noteDamage = action({
  name: 'note_damage',
  for: RECEIVERS,
  needs: { delivery: 'pick', item: 'pick', bad: 'count', wrong: 'choice', photo: 'photo?' },
  gives: {
    // the questions about the next thing start empty
    noted: EMPTY,
    /** officers hear of it at once, and the batch is held */
    serious: EMPTY,
    too_many: { loaded: 'count' },
    gone: {},
  },
  async run({ delivery: picked, item: pickedItem, bad, wrong, photo }, { tx, now, actor }) {
    const delivery = await deliveryOf(tx, actor, pickedId(picked))
    const items = delivery && NOT_CONFIRMED.includes(delivery.status) ? await itemsOf(tx, delivery.id) : []
    const item = items.find(({ id }) => id === pickedId(pickedItem))
    if (!delivery || !item) return { outcome: 'gone' }
    if (bad > item.quantity) return { outcome: 'too_many', values: { loaded: item.quantity } }
    await tx.sql(`DELETE FROM complaints WHERE delivery_id = $1 AND allocation_id = $2 AND status = 'open'`, [
      delivery.id,
      item.allocationId,
    ])
    const kind = KINDS.find((known) => known === wrong) ?? 'damaged'
    const region = await regionOf(tx, delivery.id)
    const { id } = await tx.prisma.complaint.create({
      data: {
        regionCode: region,
        orderId: delivery.orderId,
        deliveryId: delivery.id,
        allocationId: item.allocationId,
        kind,
        serious: isSerious(kind),
        count: bad,
        photos: photo ?? [],
        status: 'open',
        createdAt: now,
      },
    })
    if (OFFICER_ACTS.ship_goods.some((role) => actor.roles.includes(role)))
      await audit(tx, actor, now, {
        act: 'note_damage',
        subject: 'complaints',
        subjectId: id,
        after: { bad, wrong },
        onBehalf: true,
      })
    if (isSerious(kind)) await raiseAlarm(tx, region, id, now)
    return {
      outcome: isSerious(kind) ? 'serious' : 'noted',
      wrote: true,
      values: { item: undefined, bad: undefined, wrong: undefined, photo: undefined },
    }
  },
})

async function regionOf(tx: Parameters<typeof itemsOf>[0], deliveryId: number): Promise<string> {
  const [row] = await tx.sql<{ region_code: string }>('SELECT region_code FROM deliveries WHERE id = $1', [deliveryId])
  return row!.region_code
}
