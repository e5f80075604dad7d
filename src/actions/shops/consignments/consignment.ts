import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import type { ConsignmentState, Pieces } from '../../../domain/shops/consignment.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts, sellerAccounts } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'

/** A maker's goods in a shop, paid for once they are sold. */
export interface ConsignmentNow extends Pieces {
  id: number
  product: string
  unit: string
  sellerId: number
  seller: string
  buyerId: number
  shop: string
  /** integer rupiah a piece, as the shop sells it */
  price: number
  /** what the shop keeps of it */
  sharePercent: number
  settled: 'week' | 'month'
  status: ConsignmentState
  askedBy: Side
  /** integer rupiah settled and not yet paid to the maker */
  owed: number
}

export type Side = 'maker' | 'shop'

/** For which side somebody speaks: makers on WhatsApp, shops on Telegram. */
export const sideOf = ({ buyerId }: Actor): Side => (buyerId === undefined ? 'maker' : 'shop')

const own = (actor: Actor): [where: string, id: number] =>
  sideOf(actor) === 'shop' ? ['c.buyer_id = $1', actor.buyerId ?? 0] : ['p.seller_id = $1', actor.sellerId ?? 0]

const PIECES = ['placed', 'sold', 'returned', 'expired']
  .map(
    (kind) =>
      `coalesce((SELECT sum(m.quantity) FROM consignment_moves m WHERE m.consignment_id = c.id AND m.kind = '${kind}'), 0)::int AS ${kind}`,
  )
  .join(', ')

const CONSIGNMENT = `SELECT c.id, p.name AS product, coalesce(p.unit, 'pcs') AS unit, s.id AS "sellerId", s.name AS seller,
    b.id AS "buyerId", b.name AS shop, c.price, c.share_percent AS "sharePercent", c.settled, c.status, c.asked_by AS "askedBy",
    coalesce((SELECT sum(x.amount - x.share) FROM consignment_settlements x WHERE x.consignment_id = c.id AND x.status = 'due'), 0)::bigint AS owed,
    ${PIECES}
  FROM consignments c JOIN products p ON p.id = c.product_id JOIN sellers s ON s.id = p.seller_id JOIN buyers b ON b.id = c.buyer_id`

/** Those of the speaker that run, wait for an answer, or still hold pieces or money. */
export const consignmentsOf = (tx: Tx, actor: Actor): Promise<ConsignmentNow[]> => {
  const [where, id] = own(actor)
  return tx.sql<ConsignmentNow>(
    `${CONSIGNMENT} WHERE ${where} AND c.status IN ('asked', 'active') ORDER BY c.status, p.name, c.id LIMIT 60`,
    [id],
  )
}

/** One of the speaker's own. @param lock to write upon it */
export async function readConsignment(
  tx: Tx,
  id: number,
  actor: Actor,
  lock: 'lock' | 'look' = 'look',
): Promise<ConsignmentNow | undefined> {
  const [where, ownId] = own(actor)
  const [found] = await tx.sql<ConsignmentNow>(
    `${CONSIGNMENT} WHERE ${where} AND c.id = $2${lock === 'lock' ? ' FOR UPDATE OF c' : ''}`,
    [ownId, id],
  )
  return found
}

/** Where the other side hears of it. */
export const otherSide = (tx: Tx, { sellerId, buyerId }: ConsignmentNow, by: Side) =>
  by === 'maker' ? buyerAccounts(tx, [buyerId]) : sellerAccounts(tx, [sellerId])

/** The other side hears what was done. `what`: a key of flows/words.yaml under consignment_news. */
export async function tellOther(
  tx: Tx,
  of: ConsignmentNow,
  { by, what, key, pieces }: { by: Side; what: string; key: string; pieces?: number },
  now: Date,
): Promise<void> {
  const amount = pieces === undefined ? undefined : { qty: pieces, unit: of.unit }
  const values = { product: of.product, shop: of.shop, maker: of.seller, what: `consignment_news.${what}`, amount }
  const accounts = await otherSide(tx, of, by)
  await queueNotices(tx, toAll(accounts, `consignment:${of.id}:${key}`, { notice: 'consignment_news', values }), now)
}
