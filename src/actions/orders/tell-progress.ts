import type { Tx } from '../../db/open.ts'
import type { Line } from '../../flow/say.ts'
import { type Notice, queueNotices } from '../../outbox/queue.ts'
import { buyerAccounts, officerAccounts } from '../accounts.ts'
import { line } from '../lines.ts'
import { differences } from './deliveries/say.ts'
import type { OrderNow } from './lock.ts'
import { ledgerOf } from './pieces.ts'
import { ORDER_OFFICERS } from './telling.ts'

/** Shortages of one order that come within so many minutes are one word. House figure. */
const ONE_WORD_MINUTES = 30
/** Hours in which a word is what was said before: 'sebelumnya 30'. House figure. */
const A_WHILE_AGO_HOURS = 12

/** Days in which a word about an order is remembered. House figure. */
const REMEMBERED_DAYS = 14

/** The latest that one person was told of an order: what is missing, or that all is promised. */
interface Word {
  id: number
  at: Date
  /** missing pieces by line; nothing when all is promised */
  pieces: Map<number, number> | undefined
}

const shortId = (word: Word | undefined): number => (word?.pieces ? word.id : 0)

/** Everything is promised: the buyer hears it, again when it was undone, or said to be short, and done once more. */
export async function tellPromised(tx: Tx, order: OrderNow, now: Date): Promise<void> {
  const last = Math.max(0, ...order.lines.flatMap(({ shares }) => shares.map(({ id }) => id)))
  const differs = await differences(tx, order)
  const values = { number: order.number, title: order.title, needed_on: order.neededOn, differs }
  const accounts = await buyerAccounts(tx, [order.buyerId])
  const words = await lastWords(
    tx,
    order.id,
    accounts.map(({ accountId }) => accountId),
    now,
  )
  const notices = accounts.map(
    ({ accountId }): Notice => ({
      notice: 'order_promised',
      accountId,
      key: `${promisedBegin(order.id)}${last}:${shortId(words.get(accountId))}:${accountId}`,
      values,
    }),
  )
  await queueNotices(tx, notices, now)
}

/** A promise fell before the buyer had heard that all is promised: that is not said. */
export async function unsayPromised(tx: Tx, order: OrderNow): Promise<void> {
  const buyers = await buyerAccounts(tx, [order.buyerId])
  const told = buyers.map(({ accountId }) => accountId)
  await dropUnsaid(tx, told, promisedBegin(order.id))
}

/**
 * What nobody can take: buyer and officers hear it at once, what comes of it in the next half hour in one word that says
 * what changed, and of what waited the night the last. Who was told just that last is not told again.
 */
export async function tellMissing(tx: Tx, order: OrderNow, now: Date): Promise<void> {
  const short = order.lines
    .map((of) => ({ id: of.id, label: of.label, deliveryId: of.deliveryId, missing: ledgerOf(of).unassigned }))
    .filter(({ missing }) => missing > 0)
  const [buyer] = await tx.sql<{ name: string; substitutes: string }>(
    'SELECT b.name, o.substitutes FROM orders o JOIN buyers b ON b.id = o.buyer_id WHERE o.id = $1',
    [order.id],
  )
  const buyers = await buyerAccounts(tx, [order.buyerId])
  const officers = await officerAccounts(tx, order.regionCode, ORDER_OFFICERS)
  const told = [...buyers, ...officers].map(({ accountId }) => accountId)
  const key = keyOf(order, short)
  await dropUnsaid(tx, told, beginOf(order.id), key)
  const words = await lastWords(tx, order.id, told, now)
  const { number, title, neededOn: needed_on } = order
  const about = (accountId: number) => {
    const word = words.get(accountId)
    const ago = word && now.getTime() - word.at.getTime()
    const before = ago !== undefined && ago < A_WHILE_AGO_HOURS * 3_600_000 ? word?.pieces : undefined
    const missing = short.map((of): Line => missingLine(order, of, before?.get(of.id)))
    const quietUntil = word?.pieces && new Date(word.at.getTime() + ONE_WORD_MINUTES * 60_000)
    return {
      accountId,
      key: `${key}:${shortId(word)}:${accountId}`,
      values: { number, title, needed_on, missing },
      ...(quietUntil && quietUntil > now ? { dueAt: quietUntil } : {}),
    }
  }
  const knows = (accountId: number) => {
    const pieces = words.get(accountId)?.pieces
    return pieces?.size === short.length && short.every(({ id, missing }) => pieces.get(id) === missing)
  }
  // nobody said a word about substitutes: there is nothing to hand on
  const substitutes = buyer && buyer.substitutes !== 'ask' ? `substitutes.${buyer.substitutes}` : undefined
  const notices = [
    ...buyers.map(({ accountId }): Notice => ({ notice: 'order_short', ...about(accountId) })),
    ...officers.map(({ accountId }): Notice => {
      const { values, ...rest } = about(accountId)
      return { notice: 'order_short_officer', ...rest, values: { ...values, buyer: buyer?.name ?? '', substitutes } }
    }),
  ]
  await queueNotices(
    tx,
    notices.filter(({ accountId }) => !knows(accountId)),
    now,
  )
}

/** A word that still waits is put right: with less missing now it says so, with nothing missing it is not said. */
export async function mendMissing(tx: Tx, order: OrderNow, now: Date): Promise<void> {
  const buyers = await buyerAccounts(tx, [order.buyerId])
  const officers = await officerAccounts(tx, order.regionCode, ORDER_OFFICERS)
  const told = [...buyers, ...officers].map(({ accountId }) => accountId)
  const waiting = await tx.sql(
    `SELECT 1 FROM outbox WHERE account_id = ANY ($1) AND lane = 'notice' AND status = 'queued' AND key LIKE $2 LIMIT 1`,
    [told, `${beginOf(order.id)}%`],
  )
  if (!waiting.length) return
  if (order.lines.some((of) => ledgerOf(of).unassigned > 0)) await tellMissing(tx, order, now)
  else await dropUnsaid(tx, told, beginOf(order.id))
}

const promisedBegin = (orderId: number) => `order-promised:${orderId}:`
const beginOf = (orderId: number) => `order-short:${orderId}:`

/** 'order-short:5:12=70,13=20': line = pieces. */
const keyOf = (order: OrderNow, short: readonly { id: number; missing: number }[]): string =>
  `${beginOf(order.id)}${short.map(({ id, missing }) => `${id}=${missing}`).join(',')}`

function missingLine(
  { deliveries }: OrderNow,
  { label, deliveryId, missing: pieces }: { label: string; deliveryId: number | null; missing: number },
  before: number | undefined,
): Line {
  const day = deliveries.find(({ id }) => id === deliveryId)?.plannedOn
  const was = before === undefined || before === pieces ? undefined : before
  if (was === undefined)
    return day === undefined
      ? line('missing_pieces', { label, pieces })
      : line('missing_pieces_on', { label, day, pieces })
  return day === undefined
    ? line('missing_pieces_now', { label, pieces, was })
    : line('missing_pieces_on_now', { label, day, pieces, was })
}

/** The last word each of them heard of the order. */
async function lastWords(
  tx: Tx,
  orderId: number,
  accountIds: readonly number[],
  now: Date,
): Promise<Map<number, Word>> {
  const [short, promised] = [beginOf(orderId), promisedBegin(orderId)]
  const rows = await tx.sql<{ accountId: number; id: number; at: Date; key: string }>(
    `SELECT DISTINCT ON (account_id) account_id AS "accountId", id, sent_at AS at, key FROM outbox
     WHERE account_id = ANY ($1) AND lane = 'notice' AND status = 'sent' AND sent_at > $2 AND (key LIKE $3 OR key LIKE $4)
     ORDER BY account_id, sent_at DESC, id DESC`,
    [accountIds, new Date(now.getTime() - REMEMBERED_DAYS * 86_400_000), `${short}%`, `${promised}%`],
  )
  return new Map(
    rows.map(({ accountId, id, at, key }) => [
      accountId,
      { id, at, pieces: key.startsWith(short) ? piecesIn(key.slice(short.length)) : undefined },
    ]),
  )
}

const piecesIn = (key: string): Map<number, number> =>
  new Map([...key.matchAll(/(\d+)=(\d+)/g)].map(([, id, pieces]) => [Number(id), Number(pieces)]))

/** Words about an order that nobody has heard yet give way to a newer one, which says it all; their keys are free again. */
const dropUnsaid = (tx: Tx, accountIds: readonly number[], begin: string, but?: string) =>
  tx.sql(
    `UPDATE outbox SET status = 'dropped', error = 'taken back', key = key || ':' || id
     WHERE account_id = ANY ($1) AND key LIKE $2 AND ($3::text IS NULL OR key NOT LIKE $3) AND status = 'queued' AND text IS NULL`,
    [accountIds, `${begin}%`, but === undefined ? null : `${but}:%`],
  )
