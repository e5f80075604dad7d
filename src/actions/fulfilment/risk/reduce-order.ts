import { OFFICER_ACTS, officerMay } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { lockOrder } from '../../orders/lock.ts'
import { openPieces } from '../../orders/pieces.ts'
import { pickedId } from '../../picked.ts'
import { finishOrder } from '../finish.ts'
import { tellReduced } from '../telling.ts'

/** Pieces that nobody makes are taken off the order: the buyer hears which, and pays for what comes. */
export const reduceOrder = action({
  name: 'reduce_order',
  for: OFFICER_ACTS.watch_orders,
  needs: { order: 'pick' },
  gives: { reduced: { pieces: 'count' }, nothing_open: {}, not_allowed: {}, gone: {} },
  async run({ order: picked }, { tx, now, actor }) {
    if (!officerMay('reallocate_orders', actor.roles)) return { outcome: 'not_allowed' }
    const order = await lockOrder(tx, pickedId(picked))
    if (!order || order.regionCode !== actor.region) return { outcome: 'gone' }
    if (!['placed', 'promised', 'in_progress', 'delivering'].includes(order.status)) return { outcome: 'gone' }
    const open = order.lines.map((of) => ({ of, pieces: openPieces(of) })).filter(({ pieces }) => pieces > 0)
    if (!open.length) return { outcome: 'nothing_open' }
    for (const { of, pieces } of open) {
      await tx.sql('UPDATE order_lines SET cancelled = cancelled + $2 WHERE id = $1', [of.id, pieces])
      const reduced = { label: of.label, pieces, key: `line:${of.id}:${of.cancelled}` }
      await tellReduced(tx, order.id, reduced, now)
    }
    const pieces = open.reduce((sum, line) => sum + line.pieces, 0)
    await audit(tx, actor, now, { act: 'reduce_order', subject: 'orders', subjectId: order.id, after: { pieces } })
    await finishOrder(tx, order.id, now)
    return { outcome: 'reduced', wrote: true, values: { pieces } }
  },
})
