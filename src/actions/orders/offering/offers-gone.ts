import type { Tx } from '../../../db/open.ts'
import { type Notice, queueNotices } from '../../../outbox/queue.ts'
import { sellerAccounts } from '../../accounts.ts'
import type { OrderNow, ShareNow } from '../lock.ts'
import { offerKey, sharesTold } from '../telling.ts'

/**
 * Makers who have read an offer and not answered it, and get no other one of the same goods now that it was taken back:
 * they hear that nothing is waited for. Whoever is offered them anew reads it there. Said once for each offer.
 * @param why is a key of flows/words.yaml
 */
export async function tellOffersGone(tx: Tx, { lines }: OrderNow, why: string, now: Date): Promise<void> {
  const shares = lines.flatMap((line) => line.shares)
  const withdrawn = shares.filter(({ status, answered }) => status === 'cancelled' && !answered)
  const askedAnew = ({ id, sellerId, productId }: ShareNow) =>
    shares.some((other) => other.id > id && other.sellerId === sellerId && other.productId === productId)
  await tellOfferGone(
    tx,
    withdrawn.filter((share) => !askedAnew(share)),
    why,
    now,
  )
}

/** The same of offers that go with their order. Of several of the same goods, one after the other, the last is told. */
export async function tellOfferGone(
  tx: Tx,
  offers: readonly Pick<ShareNow, 'id' | 'sellerId' | 'productId'>[],
  why: string,
  now: Date,
): Promise<void> {
  if (!offers.length) return
  const withdrawn = offers.filter(
    ({ id, sellerId, productId }) =>
      !offers.some((other) => other.id > id && other.sellerId === sellerId && other.productId === productId),
  )
  const shares = await sharesTold(
    tx,
    withdrawn.map(({ id }) => id),
  )
  const accounts = await sellerAccounts(tx, [...new Set(shares.map(({ sellerId }) => sellerId))])
  const notices = shares.flatMap((share): { offer: string; gone: Notice }[] => {
    const { id, seller, product, unit, offered, mentorAccountId } = share
    const values = { product, unit, offered, why }
    const own = accounts.filter(({ ownerId }) => ownerId === share.sellerId)
    if (!own.length && mentorAccountId !== null) {
      const key = `offer-gone:${id}:${mentorAccountId}`
      const told = { ...values, seller }
      const gone: Notice = { notice: 'offer_gone_for_mentor', accountId: mentorAccountId, key, values: told }
      return [{ offer: offerKey(id, mentorAccountId), gone }]
    }
    return own.map(({ accountId }) => ({
      offer: offerKey(id, accountId),
      gone: { notice: 'offer_gone', accountId, key: `offer-gone:${id}:${accountId}`, values },
    }))
  })
  // whoever had promised it hears so in other words
  const seen = await tx.sql<{ key: string }>(
    `SELECT o.key FROM outbox o WHERE o.key = ANY ($1) AND o.status = 'sent'
       AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.key = 'promise-gone' || substr(o.key, 6))`,
    [notices.map(({ offer }) => offer)],
  )
  await queueNotices(
    tx,
    notices.filter(({ offer }) => seen.some(({ key }) => key === offer)).map(({ gone }) => gone),
    now,
  )
}
