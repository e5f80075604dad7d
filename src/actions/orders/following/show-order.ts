import type { Tx } from '../../../db/open.ts'
import type { OrderState } from '../../../domain/orders/states.ts'
import type { Line } from '../../../flow/say.ts'
import { action } from '../../action.ts'
import { wantedOf } from '../../fulfilment/billing.ts'
import { line } from '../../lines.ts'
import { RECEIVED } from '../../money/ledger/rows.ts'
import { samplesOfOrder } from '../../samples/said.ts'
import { contactOf } from '../contact.ts'
import { type LineNow, type OrderNow, readOrder } from '../lock.ts'
import { orderedCount, partsOf } from '../parts.ts'
import { ledgerOf } from '../pieces.ts'
import { wayToCancel } from './cancel.ts'
import { mayChange } from './change.ts'
import { goodsOf } from './order-goods.ts'
import { ownOrder } from './own-orders.ts'

/** What an order's card says, to its buyer and to an officer. */
export const ORDER_CARD = {
  number: 'text',
  title: 'text',
  amount: 'count',
  needed_before: 'date',
  total: 'rupiah',
  status: 'word',
  progress: 'lines',
  money: 'lines',
  samples: 'lines',
  contact: 'text?',
} as const

/** Nothing has been offered to makers. */
const NOT_OUT: readonly OrderState[] = ['awaiting_verification', 'awaiting_approval']

/** One order: promised so far, missing, by when. What the buyer may still do with it decides the outcome. */
export const showOrder = action({
  name: 'show_order',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick' },
  gives: {
    /** nobody has promised anything: quantity and day may change, and it may be cancelled */
    open: ORDER_CARD,
    /** makers have promised */
    running: ORDER_CARD,
    over: ORDER_CARD,
    /** still a quotation */
    quoted: { number: 'text' },
    /** a colleague has to agree first */
    to_approve: ORDER_CARD,
    gone: {},
  },
  async run({ order: pick }, { tx, actor }) {
    const id = await ownOrder(tx, actor.buyerId, pick)
    const order = id === undefined ? undefined : await readOrder(tx, id)
    if (!order) return { outcome: 'gone' }
    if (order.status === 'quoted') return { outcome: 'quoted', values: { number: order.number ?? '' } }
    const values = await orderCard(tx, order)
    if (order.status === 'awaiting_approval') return { outcome: 'to_approve', values }
    if (mayChange(order)) return { outcome: 'open', values }
    return { outcome: wayToCancel(order) === 'over' ? 'over' : 'running', values }
  },
})

/** The card of an order as it stands: rupiah, pieces and days. */
export async function orderCard(tx: Tx, order: OrderNow) {
  const { total } = await wantedOf(tx, order.id)
  return {
    number: order.number ?? '',
    title: order.title,
    amount: orderedCount(order),
    needed_before: order.neededOn,
    total,
    status: nothingAccepted(order)
      ? ('order_status.nothing_accepted' as const)
      : (`order_status.${order.status}` as const),
    progress: progressLines(order),
    money: await moneyOf(tx, order.id),
    samples: await samplesOfOrder(tx, order.id),
    contact: await contactOf(tx, order.id),
  }
}

/** Every piece was deducted: it is over, and nothing arrived that is paid for. */
export const nothingAccepted = ({ status, lines }: OrderNow): boolean =>
  (status === 'delivered' || status === 'closed') && noneAccepted(lines)

const noneAccepted = (lines: readonly LineNow[]): boolean =>
  lines.every((of) => ledgerOf(of).delivered === 0 && ledgerOf(of).open === 0)

/** What is asked for, what was paid, what goes back. */
async function moneyOf(tx: Tx, orderId: number): Promise<Line[]> {
  const rows = await tx.sql<{ purpose: string; left: number; amount: number; status: string; due: string | null }>(
    `SELECT y.purpose, y.amount, y.amount - ${RECEIVED} AS left, y.status, y.due_on AS due FROM payments y
     WHERE y.order_id = $1 AND y.ledger = 'buyer' AND y.status <> 'cancelled' ORDER BY y.id`,
    [orderId],
  )
  return rows.map(({ purpose, left, amount, status, due }) => {
    const said = { purpose: `payment_name.${purpose}`, amount: status === 'confirmed' ? amount : left }
    if (status === 'confirmed') return line('order_paid', said)
    return status === 'proof_sent' ? line('order_proof_sent', said) : line('order_to_pay', { ...said, due })
  })
}

/** How far it is, line by line; of several deliveries each with what is not promised yet. */
function progressLines(order: OrderNow): Line[] {
  const out = !NOT_OUT.includes(order.status)
  if (!order.deliveries.length) {
    const goods = goodsOf(order)
    return out ? shortened(goods.length ? goods : order.lines) : []
  }
  return partsOf(order).flatMap(({ deliveryId, neededOn, sets, lines }) => {
    const { address, status } = order.deliveries.find(({ id }) => id === deliveryId)!
    const open = lines.filter((of) => ledgerOf(of).offered + ledgerOf(of).unassigned > 0)
    const partly = status === 'confirmed' && lines.some((of) => ledgerOf(of).open > 0)
    const refused = status === 'confirmed' && noneAccepted(lines)
    const sent = `delivery_status.${partly ? 'partly' : refused ? 'refused' : status}`
    const state = status !== 'planned' ? sent : open.length || !out ? undefined : 'delivery_status.promised'
    return [
      line('delivery_state', { day: neededOn, count: sets, address, status: state }),
      ...(out && status === 'planned' ? shortened(open) : []),
    ]
  })
}

/** Lines that are said one by one on a small screen; of more, those that are all well or all waiting are counted. */
const MOST_LINES = 5

function shortened(lines: readonly LineNow[]): Line[] {
  const alike = (kind: 'promised' | 'offered') =>
    lines.filter((of) => {
      const { ordered, cancelled, [kind]: pieces } = ledgerOf(of)
      return pieces > 0 && pieces === ordered - cancelled
    })
  const [settled, waiting] = [alike('promised'), alike('offered')]
  if (lines.length <= MOST_LINES || settled.length + waiting.length < 2) return lines.map(progressOf)
  return [
    ...lines.filter((of) => !settled.includes(of) && !waiting.includes(of)).map(progressOf),
    ...(settled.length ? [line('order_lines_settled', { count: settled.length })] : []),
    ...(waiting.length ? [line('order_lines_waiting', { count: waiting.length })] : []),
  ]
}

/** How far one line is: makers who gave their word, pieces asked for and not answered, pieces nobody can take. */
function progressOf(of: LineNow): Line {
  const { ordered, cancelled, delivered, deducted, promised, offered, unassigned } = ledgerOf(of)
  const { label } = of
  const wanted = ordered - cancelled
  const held = of.shares.filter((share) => share.promised > 0)
  const makers = new Set(held.map(({ sellerId }) => sellerId)).size
  const values = { label, wanted, promised: promised + delivered + deducted, makers }
  if (wanted === 0) return line('order_line_dropped', { label, ordered })
  if (deducted === wanted) return line('order_line_deducted', { label, wanted })
  if (delivered + deducted === wanted)
    return deducted > 0
      ? line('order_line_short', { label, wanted, delivered, deducted })
      : line('order_line_delivered', { label, wanted, delivered })
  if (unassigned > 0) return line('order_line_missing', { ...values, missing: unassigned })
  return offered > 0 ? line('order_line_waiting', { ...values, offered }) : line('order_line_state', values)
}
