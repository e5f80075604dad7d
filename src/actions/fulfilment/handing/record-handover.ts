import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { toCome } from '../../../domain/orders/custody.ts'
import { isTooOld, keepsUntil, mustSayDay } from '../../../domain/orders/shelf-life.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { lockOrder } from '../../orders/lock.ts'
import { pickedId } from '../../picked.ts'
import { shareInCustody } from '../custody.ts'
import { finishOrder, writeShare } from '../finish.ts'
import { scopeOf } from '../scope.ts'
import { tellHandedOver, tellRefused } from '../telling.ts'

/**
 * Goods counted at the packing point. Only good ones count for the maker, and never more than she still owes: what is too
 * many she takes home. What is missing is asked about next.
 */
export const recordHandover = action({
  name: 'record_handover',
  for: OFFICER_ACTS.receive_goods,
  needs: {
    share: 'pick',
    count: 'count',
    damaged: 'count',
    production_code: 'text?',
    best_before: 'date?',
    no_day_why: 'text?',
  },
  gives: {
    all_in: { good: 'count' },
    short: { good: 'count', missing: 'count' },
    too_many: { expected: 'count' },
    more_damaged_than_brought: {},
    /** on the day of delivery they would not keep as long as the order asks: refused */
    too_old: { until: 'date', printed: 'date', missing: 'count' },
    /** food without its best-before day, and nobody says why */
    no_day: {},
    gone: {},
  },
  async run({ share: picked, count, damaged, production_code, best_before, no_day_why }, { tx, now, today, actor }) {
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
    const asked = await askedOf(tx, id, today)
    if (mustSayDay(asked.kind, best_before, no_day_why)) return { outcome: 'no_day' }
    const refused = best_before !== undefined && isTooOld(best_before, asked.day, asked.least)
    const { id: handoverId } = await tx.prisma.handover.create({
      data: {
        allocationId: id,
        regionCode: scope.region,
        packingPointId: await pointOf(tx, id),
        count,
        damaged: refused ? count : damaged,
        refuseReason: refused ? 'shelf_life' : null,
        productionCode: production_code ?? null,
        bestBeforeOn: best_before ?? null,
        noBestBeforeWhy: best_before === undefined ? (no_day_why ?? null) : null,
        receivedById: actor.officerId ?? null,
        at: now,
      },
    })
    if (refused) {
      const until = keepsUntil(asked.day, asked.least)
      const after = { count, best_before, until }
      await audit(tx, actor, now, { act: 'refuse_handover', subject: 'handovers', subjectId: handoverId, after })
      await tellRefused(tx, share, { handoverId, count, bestBefore: best_before, until }, now)
      return { outcome: 'too_old', wrote: true, values: { until, printed: best_before, missing: expected } }
    }
    const missing = expected - good
    await writeShare(tx, id, { ...share, handed: share.handed + good })
    await finishOrder(tx, share.orderId, now)
    await audit(tx, actor, now, {
      act: 'record_handover',
      subject: 'handovers',
      subjectId: handoverId,
      after: { count, damaged, production_code, best_before, no_day_why },
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

/** The day its goods are delivered, and how long they are to keep from then on. */
async function askedOf(tx: Parameters<typeof shareInCustody>[0], shareId: number, today: string) {
  const [row] = await tx.sql<{ day: string; least: number | null; kind: string | null }>(
    `SELECT p.kind, greatest(coalesce(d.planned_on, o.needed_on), $2) AS day, o.min_shelf_life_days AS least
     FROM allocations a JOIN products p ON p.id = a.product_id JOIN order_lines l ON l.id = a.order_line_id
       JOIN orders o ON o.id = l.order_id LEFT JOIN deliveries d ON d.id = l.delivery_id WHERE a.id = $1`,
    [shareId, today],
  )
  return row ?? { day: today, least: null, kind: null }
}
