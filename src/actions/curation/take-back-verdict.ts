import type { ProductState } from '../../domain/products/states.ts'
import { type CurationVerdict, mayTakeBack } from '../../domain/products/verdict.ts'
import { queueNotices } from '../../outbox/queue.ts'
import { sellerAccounts } from '../accounts.ts'
import { action } from '../action.ts'
import { actingOfficer, audit } from '../audit.ts'
import { pickedId } from '../picked.ts'
import { productIn } from './product-in.ts'
import { verdictKey } from './tell-maker.ts'

interface Given {
  act: string
  officer_id: number
  at: Date
  before: { status: ProductState; approved_at: string | null; updated_at: string }
  after: { status: ProductState; review_id: number }
}

/**
 * A slip of the thumb: the curator takes her latest verdict back, and the product waits again as before. What was not yet
 * said to the maker is not said any more; if it was, she is told that it is being looked at again. Suspensions are
 * lifted by `resume_product` instead.
 */
export const takeBackVerdict = action({
  name: 'take_back_verdict',
  for: ['admin', 'curator'],
  needs: { product: 'pick' },
  gives: { taken_back: { product_name: 'text' }, too_late: {}, not_yours: {}, moved_on: {}, gone: {} },
  async run({ product: picked }, { tx, now, actor }) {
    const product = await productIn(tx, actor.region, pickedId(picked), 'lock')
    if (!product) return { outcome: 'gone' }
    const [given] = await tx.sql<Given>(
      `SELECT act, officer_id, at, before, after FROM audits
       WHERE subject = 'products' AND subject_id = $1 AND act = ANY ($2) ORDER BY id DESC LIMIT 1`,
      [product.id, TAKEN_BACK.map((verdict) => `${verdict}_product`)],
    )
    const [review] = await tx.sql<{ id: number }>(
      'SELECT id FROM reviews WHERE product_id = $1 ORDER BY id DESC LIMIT 1',
      [product.id],
    )
    if (!given || review?.id !== given.after.review_id) return { outcome: 'moved_on' }
    const may = mayTakeBack(
      { officerId: given.officer_id, at: given.at, ledTo: given.after.status },
      { officerId: actingOfficer(actor).officerId, now, state: product.status },
    )
    if (may === 'too_late') return { outcome: 'too_late' }
    if (may === 'not_yours') return { outcome: 'not_yours' }
    if (may === 'moved_on') return { outcome: 'moved_on' }
    const ordered = await tx.prisma.orderLineProduct.count({
      where: { productId: product.id, orderLine: { order: { createdAt: { gte: given.at } } } },
    })
    if (ordered) return { outcome: 'moved_on' }

    const { before } = given
    await tx.prisma.review.delete({ where: { id: review.id } })
    await tx.prisma.product.update({
      where: { id: product.id },
      data: {
        status: before.status,
        approvedAt: before.approved_at === null ? null : new Date(before.approved_at),
        // its place in the queue is the old one
        updatedAt: new Date(before.updated_at),
      },
    })
    await audit(tx, actor, now, {
      act: 'take_back_verdict',
      subject: 'products',
      subjectId: product.id,
      before: given.after,
      after: { status: before.status },
    })
    await unsay(review.id)
    return { outcome: 'taken_back', values: { product_name: product.name }, wrote: true }

    async function unsay(reviewId: number): Promise<void> {
      const key = `${verdictKey(reviewId)}%`
      await tx.sql(
        `UPDATE outbox SET status = 'dropped', error = 'taken back' WHERE key LIKE $1 AND status = 'queued' AND text IS NULL`,
        [key],
      )
      const told = await tx.sql<{ account_id: number }>(
        `SELECT DISTINCT account_id FROM outbox WHERE key LIKE $1 AND status IN ('sending', 'sent', 'merged') ORDER BY account_id`,
        [key],
      )
      const makers = await sellerAccounts(tx, [product!.sellerId])
      await queueNotices(
        tx,
        makers
          .filter(({ accountId }) => told.some(({ account_id }) => account_id === accountId))
          .map(({ accountId }) => ({
            notice: 'verdict_taken_back' as const,
            accountId,
            key: `verdict-taken-back:${reviewId}:${accountId}`,
            values: { product: product!.name },
          })),
        now,
      )
    }
  },
})

const TAKEN_BACK: readonly CurationVerdict[] = ['approve', 'return', 'refuse', 'invite']
