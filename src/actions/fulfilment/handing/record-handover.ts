import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { toCome } from '../../../domain/orders/custody.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { lockOrder } from '../../orders/lock.ts'
import { pickedId } from '../../picked.ts'
import { shareInCustody } from '../custody.ts'
import { finishOrder, writeShare } from '../finish.ts'
import { scopeOf } from '../scope.ts'
import { tellHandedOver } from '../telling.ts'

/**
 * Goods counted at the packing point. Only good ones count for the maker, and never more than she still owes: what is too
 * many she takes home. What is missing is asked about next.
 */
export const recordHandover = action({
  name: 'record_handover',
  for: OFFICER_ACTS.receive_goods,
  needs: { share: 'pick', count: 'count', damaged: 'count' },
  gives: {
    all_in: { good: 'count' },
    short: { good: 'count', missing: 'count' },
    too_many: { expected: 'count' },
    more_damaged_than_brought: {},
    gone: {},
  },
  async run({ share: picked, count, damaged }, { tx, now, actor }) {
    const scope = await scopeOf(tx, actor)
    const id = pickedId(picked)
    const seen = await shareInCustody(tx, scope, id)
    if (!seen || !(await lockOrder(tx, seen.orderId))) return { outcome: 'gone' }
    const share = (await shareInCustody(tx, scope, id)) ?? seen
    const expected = toCome(share)
    const good = count - damaged
    if (expected <= 0) return { outcome: 'gone' }
    if (good < 0) return { outcome: 'more_damaged_than_brought' }
    if (good > expected) return { outcome: 'too_many', values: { expected } }
    const { id: handoverId } = await tx.prisma.handover.create({
      data: {
        allocationId: id,
        regionCode: scope.region,
        packingPointId: await pointOf(tx, id),
        count,
        damaged,
        receivedById: actor.officerId ?? null,
        at: now,
      },
    })
    const missing = expected - good
    await writeShare(tx, id, { ...share, handed: share.handed + good })
    await finishOrder(tx, share.orderId, now)
    await audit(tx, actor, now, {
      act: 'record_handover',
      subject: 'handovers',
      subjectId: handoverId,
      after: { count, damaged },
    })
    await tellHandedOver(tx, share, { handoverId, good, damaged, missing }, now)
    if (missing === 0) return { outcome: 'all_in', wrote: true, values: { good } }
    return { outcome: 'short', wrote: true, values: { good, missing } }
  },
})

async function pointOf(tx: Parameters<typeof shareInCustody>[0], shareId: number): Promise<number | null> {
  const [row] = await tx.sql<{ id: number | null }>(
    `SELECT coalesce(a.packing_point_id, o.packing_point_id) AS id
     FROM allocations a JOIN order_lines l ON l.id = a.order_line_id JOIN orders o ON o.id = l.order_id WHERE a.id = $1`,
    [shareId],
  )
  return row?.id ?? null
}
