import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { toCome } from '../../../domain/orders/custody.ts'
import { keepsUntil } from '../../../domain/orders/shelf-life.ts'
import { productKind } from '../../../domain/products/kinds.ts'
import { action } from '../../action.ts'
import { pickedId } from '../../picked.ts'
import { shareInCustody } from '../custody.ts'
import { scopeOf } from '../scope.ts'

/** A share as the one who counts it needs to see it. */
export const lookAtShare = action({
  name: 'look_at_share',
  for: OFFICER_ACTS.receive_goods,
  needs: { share: 'pick' },
  gives: {
    shown: {
      seller: 'text',
      lies_in: 'district',
      product: 'text',
      unit: 'text',
      order: 'text',
      buyer: 'text',
      expected: 'count',
      due: 'date',
    },
    gone: {},
  },
  async run({ share: picked }, { tx, actor }) {
    const share = await shareInCustody(tx, await scopeOf(tx, actor), pickedId(picked))
    if (!share || toCome(share) <= 0) return { outcome: 'gone' }
    const { seller, district: lies_in, product, unit, number: order, buyer, dueOn: due } = share
    return { outcome: 'shown', values: { seller, lies_in, product, unit, order, buyer, due, expected: toCome(share) } }
  },
})

/** Whether production code and best-before day are asked for: of food. */
export const asksForBatch = action({
  name: 'asks_for_batch',
  for: OFFICER_ACTS.receive_goods,
  needs: { share: 'pick' },
  gives: { food: { keeps_until: 'date?' }, goods: {} },
  async run({ share: picked }, { tx, actor }) {
    const share = await shareInCustody(tx, await scopeOf(tx, actor), pickedId(picked))
    const [row] = await tx.sql<{ kind: string | null; day: string; least: number | null }>(
      `SELECT p.kind, coalesce(d.planned_on, o.needed_on) AS day, o.min_shelf_life_days AS least
       FROM allocations a JOIN products p ON p.id = a.product_id JOIN order_lines l ON l.id = a.order_line_id
         JOIN orders o ON o.id = l.order_id LEFT JOIN deliveries d ON d.id = l.delivery_id WHERE a.id = $1`,
      [share?.id ?? 0],
    )
    if (!row || !productKind(row.kind ?? '')?.food) return { outcome: 'goods' }
    return { outcome: 'food', values: { keeps_until: row.least === null ? undefined : keepsUntil(row.day, row.least) } }
  },
})
