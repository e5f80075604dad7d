import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { PROMISED } from '../../../domain/orders/states.ts'
import { makersApart } from '../../list-label.ts'
import { accountOf, accountText } from '../accounts/account-of.ts'
import { COVERED } from '../ledger/rows.ts'
import { keeperOf, keptBy } from '../scope.ts'

/** What a penyedia owes one maker for one order. */
export interface OwedToMaker {
  sellerId: number
  seller: string
  /** code of its kecamatan */
  district: string
  owner: string
  orderId: number
  number: string
  /** payments it is made of, by id */
  ids: number[]
  /** integer rupiah */
  amount: number
  dueOn: string | null
  /** the buyer's money for it has come in */
  covered: boolean
  /** she said that an earlier transfer never came */
  rejected: boolean
}

/** Shares whose maker still has a right to her money: what she promised, or what she brought of a cancelled one. */
const STANDS = [...PROMISED, 'cancelled']

/**
 * What the speaker's penyedia owe makers and have not transferred, what is due first in front.
 */
export async function owedToMakers(tx: Tx, actor: Actor): Promise<OwedToMaker[]> {
  const owed = await tx.sql<OwedToMaker>(
    `SELECT a.seller_id AS "sellerId", s.name AS seller, s.district_code AS district, s.owner_name AS owner, o.id AS "orderId", o.number, array_agg(y.id ORDER BY y.id) AS ids,
       sum(y.amount - y.paid)::bigint AS amount, min(y.due_on) AS "dueOn", bool_or(y.status = 'rejected') AS rejected,
       bool_and(${COVERED}) AS covered
     FROM payments y JOIN allocations a ON a.id = y.allocation_id JOIN sellers s ON s.id = a.seller_id JOIN orders o ON o.id = y.order_id
     WHERE y.ledger = 'maker' AND y.purpose <> 'refund' AND y.status IN ('due', 'rejected') AND y.amount > y.paid
       AND a.status = ANY ($1) AND ${keptBy(2)}
     GROUP BY a.seller_id, s.name, s.district_code, s.owner_name, o.id, (y.purpose = 'dp') ORDER BY min(y.due_on), o.id, s.name, a.seller_id`,
    [STANDS, ...keeperOf(actor)],
  )
  return makersApart(owed)
}

/** Where she is paid, for whoever transfers. */
export async function payTo(tx: Tx, sellerId: number, now: Date): Promise<string | undefined> {
  const account = await accountOf(tx, { sellerId }, now)
  return account && accountText(account)
}
