import type { Tx } from '../../db/open.ts'
import { addDays, instantAt } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import type { Line } from '../../flow/say.ts'
import { type Notice, queueNotices } from '../../outbox/queue.ts'
import { buyerAccounts, officerAccounts, sellerAccounts } from '../accounts.ts'
import { toAll } from '../fulfilment/telling.ts'
import { line } from '../lines.ts'

/** So many days after it was asked a question is brought to mind: twice, then no more. House figures. */
const AGAIN_AFTER_DAYS = [3, 7]
/** So many days before a bazaar an officer hears that makers wait for its tables. */
const TABLES_DAYS = 3

/** Somebody's question to a maker, a shop or the office, as a line of her list. */
interface Open {
  to: 'maker' | 'shop' | 'office'
  /** the maker, the buyer; of the office its region */
  who: number | string
  said: Line
}

/**
 * What was asked three or seven days ago and has no answer yet: one list for each maker, shop and office. Answers that
 * came meanwhile are not asked for. @returns how many lists were queued
 */
export async function askAgain(tx: Tx, now: Date, today: string): Promise<Record<string, number>> {
  const days = AGAIN_AFTER_DAYS.map((ago) => addDays(today, -ago))
  const open = [
    ...(await listings(tx, days)),
    ...(await consignments(tx, days)),
    ...(await spaces(tx, days)),
    ...(await tables(tx, addDays(today, TABLES_DAYS))),
  ]
  const lists = new Map<string, Open[]>()
  for (const one of open) {
    const key = `${one.to}:${one.who}`
    lists.set(key, [...(lists.get(key) ?? []), one])
  }
  const notices: Notice[] = []
  for (const [key, questions] of lists) {
    const first = questions[0]
    if (!first) continue
    const values = { questions: questions.map(({ said }) => said) }
    const notice = { notice: first.to === 'maker' ? 'shop_asks_again' : 'questions_waiting', values } as const
    notices.push(...toAll(await accountsOf(tx, first), `asked-again:${today}:${key}`, notice))
  }
  return { told: await queueNotices(tx, notices, now) }
}

function accountsOf(tx: Tx, { to, who }: Open) {
  if (to === 'maker') return sellerAccounts(tx, [Number(who)])
  if (to === 'shop') return buyerAccounts(tx, [Number(who)])
  return officerAccounts(tx, String(who), OFFICER_ACTS.arrange_listings)
}

/** Asked on one of two days, in Jakarta. */
const ASKED_ON = `(x.created_at >= $1 AND x.created_at < $2 OR x.created_at >= $3 AND x.created_at < $4)`
const spansOf = (days: readonly string[]) => days.flatMap((day) => [instantAt(day), instantAt(addDays(day, 1))])

async function listings(tx: Tx, days: readonly string[]): Promise<Open[]> {
  const rows = await tx.sql<{
    seller: number
    region: string
    product: string
    shop: string
    maker: boolean
    office: boolean
  }>(
    `SELECT p.seller_id AS seller, x.region_code AS region, p.name AS product, b.name AS shop, x.maker_agreed_at IS NOT NULL AS maker,
       x.office_agreed_at IS NOT NULL AS office
     FROM listings x JOIN products p ON p.id = x.product_id JOIN buyers b ON b.id = x.buyer_id
     WHERE x.status = 'requested' AND ${ASKED_ON} ORDER BY x.id`,
    spansOf(days),
  )
  return rows.flatMap(({ seller, region, product, shop, maker, office }): Open[] => {
    const said = line('listing_unanswered', { product, shop })
    return [
      ...(maker ? [] : [{ to: 'maker' as const, who: seller, said }]),
      ...(office ? [] : [{ to: 'office' as const, who: region, said }]),
    ]
  })
}

async function consignments(tx: Tx, days: readonly string[]): Promise<Open[]> {
  const rows = await tx.sql<{ seller: number; buyer: number; product: string; shop: string; by: string }>(
    `SELECT p.seller_id AS seller, x.buyer_id AS buyer, p.name AS product, b.name AS shop, x.asked_by AS by
     FROM consignments x JOIN products p ON p.id = x.product_id JOIN buyers b ON b.id = x.buyer_id
     WHERE x.status = 'asked' AND ${ASKED_ON} ORDER BY x.id`,
    spansOf(days),
  )
  return rows.map(({ seller, buyer, product, shop, by }) => {
    const said = line('consignment_unanswered', { product, shop })
    return by === 'maker' ? { to: 'shop', who: buyer, said } : { to: 'maker', who: seller, said }
  })
}

/** Space that a company offered and no officer has opened. */
async function spaces(tx: Tx, days: readonly string[]): Promise<Open[]> {
  const rows = await tx.sql<{ region: string; host: string; place: string }>(
    `SELECT x.region_code AS region, x.name AS host, x.place FROM selling_spaces x WHERE x.status = 'offered' AND ${ASKED_ON} ORDER BY x.id`,
    spansOf(days),
  )
  return rows.map(({ region, host, place }) => ({
    to: 'office',
    who: region,
    said: line('space_unanswered', { host, place }),
  }))
}

/** Makers who wait while tables are free, shortly before the first day. */
async function tables(tx: Tx, day: string): Promise<Open[]> {
  const rows = await tx.sql<{ region: string; host: string; waiting: number; free: number }>(
    `SELECT * FROM (SELECT x.id, x.region_code AS region, x.name AS host,
         (SELECT count(*)::int FROM space_applications a WHERE a.space_id = x.id AND a.status = 'applied') AS waiting,
         x.tables - (SELECT count(*)::int FROM space_applications a WHERE a.space_id = x.id AND a.status = 'assigned') AS free
       FROM selling_spaces x WHERE x.status = 'open' AND x.from_on = $1) s WHERE waiting > 0 AND free > 0 ORDER BY id`,
    [day],
  )
  return rows.map(({ region, host, waiting, free }) => ({
    to: 'office',
    who: region,
    said: line('tables_waiting', { host, day, waiting, free }),
  }))
}
