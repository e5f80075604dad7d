import type { Tx } from '../../db/open.ts'
import type { NoticeName } from '../../outbox/notices.ts'
import { type Notice, queueNotices, voidQuestions } from '../../outbox/queue.ts'
import { officerAccounts, sellerAccounts } from '../accounts.ts'

/** Officers who look after orders. */
export const ORDER_OFFICERS = ['admin', 'curator'] as const

/** What is said about a share, wherever it is said. */
export interface ShareTold {
  id: number
  sellerId: number
  seller: string
  phone: string | null
  product: string
  unit: string
  offered: number
  promised: number
  price: number
  dueOn: string
  answerBy: Date | null
  number: string
  /** account of the mentor who answers for a maker without a phone */
  mentorAccountId: number | null
}

export async function sharesTold(tx: Tx, allocationIds: readonly number[]): Promise<ShareTold[]> {
  return tx.sql<ShareTold>(
    `SELECT a.id, a.seller_id AS "sellerId", s.name AS seller, s.phone, p.name AS product, p.unit, a.offered, a.promised, a.price,
       a.due_on AS "dueOn", a.answer_by AS "answerBy", o.number,
       (SELECT c.id FROM officers f JOIN accounts c ON c.person_id = f.person_id AND c.channel = 'officer'
        WHERE f.id = s.mentor_id AND f.status = 'active' ORDER BY c.id LIMIT 1) AS "mentorAccountId"
     FROM allocations a JOIN sellers s ON s.id = a.seller_id JOIN products p ON p.id = a.product_id
       JOIN order_lines l ON l.id = a.order_line_id JOIN orders o ON o.id = l.order_id
     WHERE a.id = ANY ($1) ORDER BY a.id`,
    [allocationIds],
  )
}

/** Under which an offer of a share stands in the outbox. */
export const offerKey = (allocationId: number, accountId: number) => `offer:${allocationId}:${accountId}`

/** One offer a share, to everybody who speaks for the maker; for one without a phone, to her mentor. */
export async function tellMakers(tx: Tx, allocationIds: readonly number[], now: Date): Promise<void> {
  if (!allocationIds.length) return
  const shares = await sharesTold(tx, allocationIds)
  const accounts = await sellerAccounts(tx, [...new Set(shares.map(({ sellerId }) => sellerId))])
  const notices = shares.flatMap((share): Notice[] => {
    const own = accounts.filter(({ ownerId }) => ownerId === share.sellerId)
    if (own.length)
      return own.map(({ accountId }) => ({
        notice: 'offer',
        accountId,
        key: offerKey(share.id, accountId),
        values: {},
        slots: { allocation: String(share.id) },
      }))
    const { id, seller, phone, product, unit, offered, dueOn, mentorAccountId } = share
    if (mentorAccountId === null) return []
    const values = { seller, phone, product, unit, offered, due_on: dueOn }
    return [{ notice: 'offer_for_mentor', accountId: mentorAccountId, key: offerKey(id, mentorAccountId), values }]
  })
  await queueNotices(tx, notices, now)
}

/** Offers nobody answered are taken back to make room for others: the new ones do not wait for an answer to them. */
export async function forgetOffers(tx: Tx, shares: readonly { id: number; sellerId: number }[]): Promise<void> {
  const accounts = await sellerAccounts(tx, [...new Set(shares.map(({ sellerId }) => sellerId))])
  const keys = shares.flatMap(({ id, sellerId }) =>
    accounts.filter(({ ownerId }) => ownerId === sellerId).map(({ accountId }) => offerKey(id, accountId)),
  )
  await voidQuestions(tx, keys)
}

/** Makers whose promise falls away hear so; who never promised hears nothing. `why` is a key of flows/words.yaml. */
export async function tellPromiseGone(tx: Tx, allocationIds: readonly number[], why: string, now: Date): Promise<void> {
  const shares = await sharesTold(tx, allocationIds)
  const accounts = await sellerAccounts(tx, [...new Set(shares.map(({ sellerId }) => sellerId))])
  const notices = shares.flatMap(({ id, sellerId, product, unit, promised, offered, dueOn }) =>
    accounts
      .filter(({ ownerId }) => ownerId === sellerId)
      .map(({ accountId }): Notice => {
        const values = { product, unit, pieces: promised || offered, due_on: dueOn, why }
        return { notice: 'promise_gone', accountId, key: `promise-gone:${id}:${accountId}`, values }
      }),
  )
  await queueNotices(tx, notices, now)
}

/** Something an officer must hear about an order. */
export async function tellOfficers<N extends NoticeName>(
  tx: Tx,
  regionCode: string,
  notice: Omit<Notice<N>, 'accountId' | 'key'>,
  key: string,
  now: Date,
): Promise<void> {
  const officers = await officerAccounts(tx, regionCode, ORDER_OFFICERS)
  await queueNotices(
    tx,
    officers.map(({ accountId }) => ({ ...notice, accountId, key: `${key}:${accountId}` })),
    now,
  )
}
