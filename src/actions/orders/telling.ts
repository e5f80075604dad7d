import type { Tx } from '../../db/open.ts'
import type { NoticeName } from '../../outbox/notices.ts'
import { type Notice, queueNotices, voidQuestions } from '../../outbox/queue.ts'
import { buyerAccounts, officerAccounts, sellerAccounts } from '../accounts.ts'
import { line } from '../lines.ts'
import { differences } from './deliveries/say.ts'
import type { OrderNow } from './lock.ts'
import { ledgerOf } from './pieces.ts'

/** Officers who look after orders. */
const ORDER_OFFICERS = ['admin', 'curator'] as const

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

const offerKey = (allocationId: number, accountId: number) => `offer:${allocationId}:${accountId}`

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

/** Everything is promised: the buyer hears it, again when it was undone and done once more. */
export async function tellPromised(tx: Tx, order: OrderNow, now: Date): Promise<void> {
  const last = Math.max(0, ...order.lines.flatMap(({ shares }) => shares.map(({ id }) => id)))
  const differs = await differences(tx, order)
  const values = { number: order.number, title: order.title, needed_on: order.neededOn, differs }
  const accounts = await buyerAccounts(tx, [order.buyerId])
  const notices = accounts.map(
    ({ accountId }): Notice => ({
      notice: 'order_promised',
      accountId,
      key: `order-promised:${order.id}:${last}:${accountId}`,
      values,
    }),
  )
  await queueNotices(tx, notices, now)
}

/** What nobody can take: buyer and officers hear it once for each number of pieces, and of what waited the night the last. */
export async function tellMissing(tx: Tx, order: OrderNow, now: Date): Promise<void> {
  const short = order.lines
    .map((of) => ({ id: of.id, label: of.label, deliveryId: of.deliveryId, missing: ledgerOf(of).unassigned }))
    .filter(({ missing }) => missing > 0)
  const key = `order-short:${order.id}:${short.map(({ id, missing }) => `${id}=${missing}`).join(',')}`
  const missing = short.map(({ label, deliveryId, missing: pieces }) => {
    const day = order.deliveries.find(({ id }) => id === deliveryId)?.plannedOn
    return day === undefined
      ? line('missing_pieces', { label, pieces })
      : line('missing_pieces_on', { label, day, pieces })
  })
  const values = { number: order.number, title: order.title, needed_on: order.neededOn, missing }
  const [buyer] = await tx.sql<{ name: string; substitutes: string }>(
    'SELECT b.name, o.substitutes FROM orders o JOIN buyers b ON b.id = o.buyer_id WHERE o.id = $1',
    [order.id],
  )
  const buyers = await buyerAccounts(tx, [order.buyerId])
  const officers = await officerAccounts(tx, order.regionCode, ORDER_OFFICERS)
  const told = [...buyers, ...officers].map(({ accountId }) => accountId)
  await dropUnsaid(tx, told, { begin: `order-short:${order.id}:`, but: key })
  await queueNotices(
    tx,
    [
      ...buyers.map(
        ({ accountId }): Notice => ({ notice: 'order_short', accountId, key: `${key}:${accountId}`, values }),
      ),
      ...officers.map(
        ({ accountId }): Notice => ({
          notice: 'order_short_officer',
          accountId,
          key: `${key}:${accountId}`,
          values: {
            ...values,
            buyer: buyer?.name ?? '',
            // nobody said a word about it: there is nothing to hand on
            substitutes: buyer && buyer.substitutes !== 'ask' ? `substitutes.${buyer.substitutes}` : undefined,
          },
        }),
      ),
    ],
    now,
  )
}

/** Notices whose key begins so and that nobody has heard yet: a newer one says it all. */
const dropUnsaid = (tx: Tx, accountIds: readonly number[], { begin, but }: { begin: string; but: string }) =>
  tx.sql(
    `UPDATE outbox SET status = 'dropped', error = 'taken back'
     WHERE account_id = ANY ($1) AND key LIKE $2 AND key NOT LIKE $3 AND status = 'queued' AND text IS NULL`,
    [accountIds, `${begin}%`, `${but}:%`],
  )

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
