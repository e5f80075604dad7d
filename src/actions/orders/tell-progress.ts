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

/** What one person was told of an order. */
interface Said {
  accountId: number
  at: Date
  /** missing pieces by line */
  pieces: Map<number, number>
}

/** Everything is promised: the buyer hears it, again when it was undone, or said to be short, and done once more. */
export async function tellPromised(tx: Tx, order: OrderNow, now: Date): Promise<void> {
  const last = Math.max(0, ...order.lines.flatMap(({ shares }) => shares.map(({ id }) => id)))
  const differs = await differences(tx, order)
  const values = { number: order.number, title: order.title, needed_on: order.neededOn, differs }
  const accounts = await buyerAccounts(tx, [order.buyerId])
  const short = await lastShort(tx, order.id, accounts)
  const notices = accounts.map(
    ({ accountId }): Notice => ({
      notice: 'order_promised',
      accountId,
      key: `order-promised:${order.id}:${last}:${short.get(accountId) ?? 0}:${accountId}`,
      values,
    }),
  )
  await queueNotices(tx, notices, now)
}

/** The last word that said what was missing of an order, by account: its id. */
async function lastShort(
  tx: Tx,
  orderId: number,
  accounts: readonly { accountId: number }[],
): Promise<Map<number, number>> {
  const rows = await tx.sql<{ account: number; id: number }>(
    `SELECT account_id AS account, max(id) AS id FROM outbox
     WHERE account_id = ANY ($1) AND lane = 'notice' AND status = 'sent' AND key LIKE $2 GROUP BY account_id`,
    [accounts.map(({ accountId }) => accountId), `${beginOf(orderId)}%`],
  )
  return new Map(rows.map(({ account, id }) => [account, id]))
}

/**
 * What nobody can take: buyer and officers hear it at once, what comes of it in the next half hour in one word that says
 * what changed, and of what waited the night the last. The same number of pieces is said again only after a promise fell.
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
  await dropUnsaid(tx, order.id, told, key)
  const said = await lastSaid(tx, order.id, told, now)
  const { number, title, neededOn: needed_on } = order
  const about = (accountId: number) => {
    const before = said.find((one) => one.accountId === accountId)
    const missing = short.map((of): Line => missingLine(order, of, before?.pieces.get(of.id)))
    const quietUntil = before && new Date(before.at.getTime() + ONE_WORD_MINUTES * 60_000)
    return {
      accountId,
      key: `${key}:${accountId}`,
      values: { number, title, needed_on, missing },
      ...(quietUntil && quietUntil > now ? { dueAt: quietUntil } : {}),
    }
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
  await queueNotices(tx, notices, now)
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
  else await dropUnsaid(tx, order.id, told)
}

const beginOf = (orderId: number) => `order-short:${orderId}:`

/** 'order-short:5:12=70,13=20:0': line = pieces, and the last promise that fell. */
function keyOf(order: OrderNow, short: readonly { id: number; missing: number }[]): string {
  const fallen = order.lines.flatMap(({ shares }) =>
    shares.filter(({ status, answered }) => status === 'cancelled' && answered).map(({ id }) => id),
  )
  return `${beginOf(order.id)}${short.map(({ id, missing }) => `${id}=${missing}`).join(',')}:${Math.max(0, ...fallen)}`
}

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

/** The last word each of them heard of the order a while ago. */
async function lastSaid(tx: Tx, orderId: number, accountIds: readonly number[], now: Date): Promise<Said[]> {
  const rows = await tx.sql<{ accountId: number; at: Date; key: string }>(
    `SELECT DISTINCT ON (account_id) account_id AS "accountId", sent_at AS at, key FROM outbox
     WHERE account_id = ANY ($1) AND lane = 'notice' AND status = 'sent' AND sent_at > $2 AND key LIKE $3
     ORDER BY account_id, sent_at DESC, id DESC`,
    [accountIds, new Date(now.getTime() - A_WHILE_AGO_HOURS * 3_600_000), `${beginOf(orderId)}%`],
  )
  return rows.map(({ accountId, at, key }) => ({ accountId, at, pieces: piecesIn(key.slice(beginOf(orderId).length)) }))
}

const piecesIn = (key: string): Map<number, number> =>
  new Map([...key.matchAll(/(\d+)=(\d+)/g)].map(([, id, pieces]) => [Number(id), Number(pieces)]))

/** Words about an order that nobody has heard yet give way to a newer one, which says it all; their keys are free again. */
const dropUnsaid = (tx: Tx, orderId: number, accountIds: readonly number[], but?: string) =>
  tx.sql(
    `UPDATE outbox SET status = 'dropped', error = 'taken back', key = key || ':' || id
     WHERE account_id = ANY ($1) AND key LIKE $2 AND ($3::text IS NULL OR key NOT LIKE $3) AND status = 'queued' AND text IS NULL`,
    [accountIds, `${beginOf(orderId)}%`, but === undefined ? null : `${but}:%`],
  )
