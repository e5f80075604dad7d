import type { Role } from '../../chat/actor.ts'
import type { Tx } from '../../db/open.ts'
import { queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { action, type Work } from '../action.ts'
import { audit } from '../audit.ts'
import { sendErrand } from '../errand.ts'
import { pickedId } from '../picked.ts'
import { PAPER_READERS } from './choose-paper.ts'
import { earlierOf, type Issued, issuePaper } from './issue.ts'
import { issuerOf } from './letterhead.ts'
import { fileName, MAKE_PAPER, type MakePaper } from './make-paper.ts'
import { type PaperOrder, readPaperOrder } from './order.ts'
import { narrowed, ordersInReach } from './reach.ts'
import { factsOf, keyOf, type PaperWish, type Possible, possiblePapers } from './standing.ts'

const downPaymentCame = ({ payments }: PaperOrder): boolean =>
  payments.some(({ purpose, status }) => purpose === 'dp' && status === 'confirmed')

/** What says that something happened is of the day it did, whenever somebody asks for it: money confirmed, goods sent, goods received. */
function happenedOn({ payments, deliveries }: PaperOrder, { wish, of }: Possible): string | undefined {
  const delivery = deliveries.find(({ id }) => id === of)
  const days: Partial<Record<PaperWish, string | null | undefined>> = {
    receipt: payments.find(({ id }) => id === of)?.confirmedOn,
    delivery_note: delivery?.sentOn,
    handover_report: delivery?.receivedOn,
  }
  return days[wish] ?? undefined
}

export const GOT = {
  /** it was made before: the same file again */
  ready: { title: 'word', paper_number: 'text', files: 'files' },
  /** being drawn: the file comes by itself */
  making: { title: 'word', paper_number: 'text' },
} as const

/** A paper of an order: the one that stands, or a new one with the next number when there is none or the order changed. */
export const getPaper = action({
  name: 'get_paper',
  for: PAPER_READERS,
  needs: { order: 'pick', paper: 'pick' },
  gives: { ...GOT, no_supplier: { number: 'text' }, gone: {} },
  async run({ order: picked, paper: key }, work) {
    const { tx, actor, now, today } = work
    const [listed] = await ordersInReach(tx, actor, pickedId(picked))
    const order = listed && (await readPaperOrder(tx, listed.id, true))
    const papers = order ? await narrowed(tx, actor, order, possiblePapers(order)) : []
    const paper = papers.find((possible) => keyOf(possible) === key)
    const facts = order && paper && factsOf(order, paper, await earlierOf(tx, order.id))
    if (!facts) return { outcome: 'gone' }
    if (order.supplierId === null) {
      await tellAdmins(tx, order, now)
      return { outcome: 'no_supplier', values: { number: order.number }, wrote: true }
    }
    const issued = await issuePaper(
      tx,
      {
        subject: `${keyOf(paper)}:order-${order.id}`,
        facts,
        issuer: await issuerOf(tx, order.supplierId, now),
        region: order.regionCode,
        belongs: belongsTo(order, paper),
        settled: paper.wish === 'dp_invoice' && downPaymentCame(order),
        on: happenedOn(order, paper),
      },
      { now, today },
    )
    return handOver(work, issued, `document.${paper.wish}`)
  },
})

/** The file when it is there; else somebody is sent to draw it. A number that an officer has given leaves an audit line. */
export async function handOver({ tx, actor, now, house }: Work, issued: Issued, title: string) {
  const { id, number, hash, fresh } = issued
  if (fresh && actor.officerId !== undefined)
    await audit(tx, actor, now, { act: 'issue_paper', subject: 'documents', subjectId: id })
  const values = { title, paper_number: number }
  if (hash !== null) {
    const file = { hash, name: fileName(house.words[title] ?? title, number), type: 'application/pdf' }
    return { outcome: 'ready' as const, values: { ...values, files: [file] }, wrote: fresh }
  }
  const input: MakePaper = { documentId: id, flow: flowFor(actor.roles) }
  await sendErrand(tx, { name: MAKE_PAPER, conversationId: actor.conversationId, input }, now)
  return { outcome: 'making' as const, values, wrote: true }
}

/** The flow that hands a drawn paper over, by whom it is for. */
const flowFor = (roles: readonly Role[]): string =>
  roles.includes('seller') ? 'work-order-made' : roles.includes('buyer') ? 'paper-made' : 'officer-paper-made'

/** An officer must name a penyedia first: admins hear so once for each order. */
async function tellAdmins(tx: Tx, order: PaperOrder, now: Date): Promise<void> {
  const accounts = await officerAccounts(tx, order.regionCode, ['admin'])
  await queueNotices(
    tx,
    accounts.map(({ accountId }) => ({
      notice: 'supplier_wanted' as const,
      accountId,
      key: `supplier-wanted:${order.id}:${accountId}`,
      values: { number: order.number, buyer: order.buyer },
    })),
    now,
  )
}

function belongsTo({ id, buyerId, shares }: PaperOrder, { wish, of }: Possible) {
  const belongs = { orderId: id, buyerId }
  if (of === undefined) return belongs
  if (wish === 'receipt') return { ...belongs, paymentId: of }
  if (wish === 'work_order') {
    const share = shares.find(({ sellerId }) => sellerId === of)
    return share ? { ...belongs, allocationId: share.id } : belongs
  }
  return { ...belongs, deliveryId: of }
}
