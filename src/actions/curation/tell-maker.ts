import type { Tx } from '../../db/open.ts'
import type { NoticeName, NoticeValues } from '../../outbox/notices.ts'
import { queueNotices } from '../../outbox/queue.ts'
import { sellerAccounts } from '../accounts.ts'
import type { ProductToJudge } from './product-in.ts'

/** Outbox keys of what was said about one verdict begin like this. */
export const verdictKey = (reviewId: number) => `verdict:${reviewId}:`

/** The officer's account of whoever speaks for a maker without a smartphone, if there is one. */
export const mentorAccounts = (tx: Tx, sellerId: number) =>
  tx.sql<{ accountId: number }>(
    `SELECT a.id AS "accountId" FROM sellers s JOIN officers o ON o.id = s.mentor_id AND o.status = 'active'
       JOIN accounts a ON a.person_id = o.person_id AND a.channel = 'officer'
     WHERE s.id = $1 ORDER BY a.id`,
    [sellerId],
  )

/**
 * Tells a maker about a verdict on all her accounts. One without WhatsApp hears it from her mentor, who is also told of a
 * product that waits for its halal certificate (PRACTICE 1 and 8).
 * @param slots what the notice's flow takes
 */
export async function tellMaker<N extends NoticeName>(
  tx: Tx,
  product: Pick<ProductToJudge, 'sellerId' | 'name' | 'business'>,
  reviewId: number,
  told: { notice: N; values: NoticeValues<N>; slots?: Record<string, unknown>; verdict: string },
  now: Date,
): Promise<void> {
  const { notice, values, slots, verdict } = told
  const makers = await sellerAccounts(tx, [product.sellerId])
  await queueNotices(
    tx,
    makers.map(({ accountId }) => ({
      notice,
      accountId,
      key: `${verdictKey(reviewId)}${accountId}`,
      values,
      ...(slots ? { slots } : {}),
    })),
    now,
  )
  if (makers.length && verdict !== 'waiting_halal') return
  const mentors = await mentorAccounts(tx, product.sellerId)
  await queueNotices(
    tx,
    mentors.map(({ accountId }) => ({
      notice: 'mentored_verdict' as const,
      accountId,
      key: `${verdictKey(reviewId)}mentor:${accountId}`,
      values: { product: product.name, business: product.business, verdict: `verdict.${verdict}` },
    })),
    now,
  )
}
