import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { pickedId } from '../picked.ts'
import { ordersInReach } from './reach.ts'

/** The company's own purchase order: its number, day and file. It stands on every paper from then on (PRACTICE 13). */
export const setPo = action({
  name: 'set_po',
  for: ['visitor', 'buyer', 'admin', 'treasurer'],
  needs: { order: 'pick', po_number: 'text', po_on: 'date?', po_file: 'document?' },
  gives: { set: { number: 'text', po_number: 'text' }, gone: {} },
  async run({ order: picked, po_number, po_on, po_file }, { tx, actor, now }) {
    const [order] = await ordersInReach(tx, actor, pickedId(picked))
    if (!order) return { outcome: 'gone' }
    const [set] = await tx.sql<{ id: number }>(
      `UPDATE orders SET po_number = $2, po_on = $3, po_file_hash = coalesce($4, po_file_hash)
       WHERE id = $1 AND status NOT IN ('cancelled', 'lapsed') RETURNING id`,
      [order.id, po_number, po_on ?? null, po_file ?? null],
    )
    if (!set) return { outcome: 'gone' }
    if (actor.officerId !== undefined)
      await audit(tx, actor, now, {
        act: 'set_po',
        subject: 'orders',
        subjectId: order.id,
        after: { po_number },
        onBehalf: true,
      })
    return { outcome: 'set', values: { number: order.number, po_number }, wrote: true }
  },
})
