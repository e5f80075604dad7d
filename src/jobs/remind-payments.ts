import { buyerAccounts, officerAccounts, sellerAccounts } from '../actions/accounts.ts'
import { toAll } from '../actions/fulfilment/telling.ts'
import { line } from '../actions/lines.ts'
import { makersApart } from '../actions/list-label.ts'
import { settleAccounts } from '../actions/money/accounts/want-account.ts'
import { COVERED, OPEN_PAYMENTS, RECEIVED } from '../actions/money/ledger/rows.ts'
import { treasurerAccounts } from '../actions/money/ledger/telling.ts'
import { receivableLine } from '../actions/money/treasurer/receivables.ts'
import type { Tx } from '../db/open.ts'
import { daysBetween } from '../domain/calendar.ts'
import { TOLD_BEFORE, worthAWord } from '../domain/money/late.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/** Lines in one message. */
const SHOWN = 8

interface Due {
  id: number
  ledger: 'buyer' | 'maker'
  buyerId: number
  buyer: string
  seller: string | null
  sellerId: number | null
  district: string | null
  owner: string | null
  number: string
  region: string
  supplierId: number
  purpose: string
  left: number
  dueOn: string
  /** a proof is out: nobody is hurried while it is being looked at */
  answered: boolean
  /** of a maker's: the buyer's money for it has come in */
  covered: boolean
}

/**
 * One list a buyer: three days before a payment is due, on the day, then every week while it is late. Of what is late its
 * treasurer and the admins hear too, and of makers who were to have been paid by now; the makers hear that it is seen.
 */
export const remindPayments: Job = {
  name: 'remind_payments',
  async run({ tx, now, today }) {
    const accounts = await settleAccounts(tx, now)
    const due = (await openPayments(tx)).filter(({ dueOn }) => daysBetween(today, dueOn) <= Math.max(...TOLD_BEFORE))
    const buyers = due.filter(({ ledger, answered }) => ledger === 'buyer' && !answered)
    const late = due.filter(({ dueOn }) => dueOn < today)
    const told = [
      ...(await toBuyers(tx, buyers, today)),
      ...(await toMakers(
        tx,
        late.filter(({ ledger }) => ledger === 'maker'),
        today,
      )),
      ...(await toOffice(
        tx,
        late.filter(({ ledger }) => ledger === 'buyer'),
        { notice: 'payments_late', say: (one) => receivableLine(one, today), today },
      )),
      ...(await toOffice(
        tx,
        late.filter(({ ledger, covered }) => ledger === 'maker' && covered),
        { notice: 'makers_unpaid', say: (one) => unpaid(one, today), today },
      )),
    ]
    return { accounts, late: late.length, told: await queueNotices(tx, told, now) }
  },
}

const openPayments = (tx: Tx): Promise<Due[]> =>
  tx.sql<Due>(
    `SELECT * FROM (SELECT y.id, y.ledger, o.buyer_id AS "buyerId", b.name AS buyer, s.name AS seller, a.seller_id AS "sellerId", s.district_code AS district, s.owner_name AS owner, o.number, o.region_code AS region,
       o.supplier_id AS "supplierId", y.purpose, y.amount - ${RECEIVED} AS left, y.due_on AS "dueOn",
       y.status = 'proof_sent' AS answered, ${COVERED} AS covered
     FROM payments y JOIN orders o ON o.id = y.order_id JOIN buyers b ON b.id = o.buyer_id
       LEFT JOIN allocations a ON a.id = y.allocation_id LEFT JOIN sellers s ON s.id = a.seller_id
     WHERE y.purpose <> 'refund' AND y.status = ANY ($1) AND y.due_on IS NOT NULL AND o.supplier_id IS NOT NULL
       AND (y.ledger = 'buyer' OR y.status <> 'proof_sent')) due
     WHERE due.left > 0 ORDER BY "dueOn", id`,
    [OPEN_PAYMENTS],
  )

const isWorth = (today: string) => (one: Due) => worthAWord(one.dueOn, today)
const isNews = (today: string) => (one: Due) => daysBetween(one.dueOn, today) === 1 || worthAWord(one.dueOn, today)
const sumOf = (due: readonly Due[]) => due.reduce((sum, { left }) => sum + left, 0)

function shortened(due: readonly Due[], say: (one: Due) => ReturnType<typeof line>) {
  const more = due.length - SHOWN
  const lines = due.slice(0, SHOWN).map(say)
  return more > 0 ? [...lines, line('and_more', { count: more })] : lines
}

async function toBuyers(tx: Tx, due: readonly Due[], today: string): Promise<Notice[]> {
  const whom = [...new Set(due.filter(isWorth(today)).map(({ buyerId }) => buyerId))]
  const accounts = await buyerAccounts(tx, whom)
  return whom.flatMap((buyerId) => {
    const own = due.filter((one) => one.buyerId === buyerId)
    const values = { payments: shortened(own, (one) => weOwe(one, today)), total: sumOf(own) }
    const to = accounts.filter(({ ownerId }) => ownerId === buyerId)
    return toAll(to, `payments-due:${buyerId}:${today}`, { notice: 'payments_due', values })
  })
}

function weOwe({ number, purpose, left, dueOn }: Due, today: string) {
  const values = { number, purpose: `payment_purpose.${purpose}`, left }
  const days = daysBetween(dueOn, today)
  return days > 0
    ? line('we_owe_late', { ...values, days })
    : line('we_owe', { ...values, due: dueOn, account: undefined })
}

/** One list a maker of what is overdue to her, on the day after and then every week; whose turn it is to pay is said. */
async function toMakers(tx: Tx, late: readonly Due[], today: string): Promise<Notice[]> {
  const whom = new Set(late.filter(isNews(today)).map(({ sellerId }) => sellerId))
  const accounts = await sellerAccounts(tx, [...whom].map(Number))
  return accounts.flatMap(({ ownerId, accountId }) => {
    const hers = late.filter(({ sellerId }) => sellerId === ownerId)
    const payments = shortened(hers, ({ number, left, dueOn, covered }) =>
      line(covered ? 'payout_late' : 'payout_late_unpaid', {
        order: number,
        amount: left,
        days: daysBetween(dueOn, today),
      }),
    )
    const key = `payouts-late:${ownerId}:${today}:${accountId}`
    return { notice: 'payouts_late' as const, accountId, key, values: { payments, total: sumOf(hers) } }
  })
}

const unpaid = ({ seller, number, left, dueOn }: Due, today: string) =>
  line('payout_waiting', { seller, number, amount: left, days: daysBetween(dueOn, today) })

/** One list a penyedia for its treasurers, and one a region for its admins. */
async function toOffice(
  tx: Tx,
  late: readonly Due[],
  {
    notice,
    say,
    today,
  }: { notice: 'payments_late' | 'makers_unpaid'; say: (one: Due) => ReturnType<typeof line>; today: string },
): Promise<Notice[]> {
  const told: Notice[] = []
  const news = late.filter(isNews(today))
  for (const supplierId of new Set(news.map((one) => one.supplierId))) {
    const own = late.filter((one) => one.supplierId === supplierId)
    const values = { payments: shortened(makersApart(own), say), total: sumOf(own) }
    const key = `${notice}:${supplierId}:${today}`
    told.push(...toAll(await treasurerAccounts(tx, supplierId), key, { notice, values }))
  }
  for (const region of new Set(news.map((one) => one.region))) {
    const own = late.filter((one) => one.region === region)
    const values = { payments: shortened(makersApart(own), say), total: sumOf(own) }
    told.push(
      ...toAll(await officerAccounts(tx, region, ['admin']), `${notice}:${region}:${today}`, { notice, values }),
    )
  }
  return told
}
