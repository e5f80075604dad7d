import type { Tx } from '../../db/open.ts'
import { addDays } from '../../domain/calendar.ts'
import { permitStep, TOLD_BEFORE_END } from '../../domain/products/permit-end.ts'
import { lapseOffersOfProduct } from '../orders/offering/lapse.ts'
import { auditAct } from '../people/audit.ts'

/** A permit of a product that is sold, nearer to its end than its maker has heard yet. */
export interface EndingPermit {
  id: number
  productId: number
  product: string
  sellerId: number
  business: string
  region: string
  kind: string
  /** last day of validity */
  until: string
  /** 90, 30, 7, or 0 once it is over */
  step: number
  /** pieces promised and not yet handed over */
  promised: number
}

/** What has come a step nearer to its end; only the number a product carries now counts. Order: maker, end, permit. */
export async function endingPermits(tx: Tx, today: string): Promise<EndingPermit[]> {
  const rows = await tx.sql<Omit<EndingPermit, 'step'> & { told: number | null }>(
    `SELECT m.id, p.id AS "productId", p.name AS product, p.seller_id AS "sellerId", s.name AS business, p.region_code AS region,
       m.kind, m.valid_until_on AS until, m.told_days AS told,
       (SELECT coalesce(sum(a.promised - a.delivered - a.deducted), 0)::int FROM allocations a
        WHERE a.product_id = p.id AND a.status IN ('waiting_dp', 'accepted', 'partial', 'in_progress', 'ready')) AS promised
     FROM permits m JOIN products p ON p.id = m.product_id JOIN sellers s ON s.id = p.seller_id
     WHERE m.valid_until_on <= $1 AND m.status IN ('claimed', 'checked') AND m.number IN (p.pirt, p.bpom_md)
       AND p.status IN ('approved', 'paused', 'waiting_halal') AND s.status NOT IN ('left', 'sleeping')
     ORDER BY p.seller_id, m.valid_until_on, m.id`,
    [addDays(today, TOLD_BEFORE_END[0])],
  )
  return rows.flatMap(({ told, ...permit }) => {
    const step = permitStep(permit.until, today)
    return step === undefined || (told !== null && told <= step) ? [] : [{ ...permit, step }]
  })
}

/** Each step is told once, whatever became of the message. */
export async function rememberTold(tx: Tx, permits: readonly EndingPermit[]): Promise<void> {
  await tx.sql(
    `UPDATE permits m SET told_days = t.step, status = CASE WHEN t.step = 0 THEN 'expired' ELSE m.status END
     FROM unnest($1::int[], $2::int[]) AS t(id, step) WHERE m.id = t.id`,
    [permits.map(({ id }) => id), permits.map(({ step }) => step)],
  )
}

/**
 * Without a valid permit food is not offered any more: the product is suspended and unanswered offers move on. What was
 * promised stays promised until an officer decides. The audit line names no person: the clock did it.
 */
export async function suspendForPermit(tx: Tx, permits: readonly EndingPermit[], now: Date): Promise<void> {
  for (const { productId, region, kind, until } of permits) {
    const [before] = await tx.sql<{ status: string }>('SELECT status FROM products WHERE id = $1 FOR UPDATE', [
      productId,
    ])
    if (!before || before.status === 'suspended') continue
    await tx.sql(`UPDATE products SET status = 'suspended', updated_at = $2 WHERE id = $1`, [productId, now])
    await auditAct(
      tx,
      {
        act: 'suspend_product',
        subject: 'products',
        subjectId: productId,
        region,
        before: { status: before.status },
        after: { status: 'suspended', permit: kind, valid_until_on: until },
      },
      now,
    )
    await lapseOffersOfProduct(tx, productId, now)
  }
}
