import type { PaperKind } from '../../documents/paper.ts'
import type { OrderState } from '../../domain/orders/states.ts'
import type { Earlier } from './facts.ts'
import {
  deliveryNoteFacts,
  downPaymentOf,
  dpInvoiceFacts,
  handoverReportFacts,
  invoiceFacts,
  purchaseOrderFacts,
  receiptFacts,
  sphFacts,
  workOrderFacts,
} from './facts.ts'
import type { PaperOrder } from './order.ts'

/** What people ask for: a kind of paper, the quotation also in two languages. */
export type PaperWish = PaperKind | 'sph_en'

/** A paper that can be made of an order now. */
export interface Possible {
  wish: PaperWish
  /** of which payment, delivery or maker */
  of?: number
  /** what tells it from others of its kind */
  detail?: string
}

const ORDERED: readonly OrderState[] = ['placed', 'promised', 'in_progress', 'delivering', 'delivered', 'closed']
const ASKED: readonly OrderState[] = ['quoted', 'awaiting_approval', 'awaiting_verification', ...ORDERED]

/** Papers that can be made of an order as it stands, in the order in which business goes. */
export function possiblePapers(order: PaperOrder): Possible[] {
  const { status, payments, deliveries, shares } = order
  const makers = new Map(shares.map(({ sellerId, maker }) => [sellerId, maker]))
  const billed = payments.some(({ purpose }) => purpose !== 'dp')
  const dpAsked = payments.some(({ purpose }) => purpose === 'dp')
  const when = (possible: boolean, ...papers: Possible[]) => (possible ? papers : [])
  return [
    ...when(ASKED.includes(status), { wish: 'sph' }, { wish: 'sph_en' }),
    ...when(ORDERED.includes(status), { wish: 'purchase_order' }),
    ...when(ORDERED.includes(status) && (dpAsked || !billed) && downPaymentOf(order) > 0, { wish: 'dp_invoice' }),
    ...deliveries
      .filter(({ sentOn, items }) => sentOn !== null && items.length > 0)
      .map(({ id, position }): Possible => ({ wish: 'delivery_note', of: id, detail: String(position) })),
    ...deliveries
      .filter((delivery) => delivery.status === 'confirmed')
      .map(({ id, position }): Possible => ({ wish: 'handover_report', of: id, detail: String(position) })),
    ...when(billed && order.lines.some(({ delivered }) => delivered > 0), { wish: 'invoice' }),
    ...payments
      .filter((payment) => payment.status === 'confirmed' && payment.paid + payment.withheld > 0)
      .map(({ id, purpose }): Possible => ({ wish: 'receipt', of: id, detail: `payment_purpose.${purpose}` })),
    ...when(
      ORDERED.includes(status),
      ...[...makers].map(([of, detail]): Possible => ({ wish: 'work_order', of, detail })),
    ),
  ]
}

/** What such a paper says now. Nothing when its payment, delivery or maker is gone. */
export function factsOf(order: PaperOrder, { wish, of = 0 }: Pick<Possible, 'wish' | 'of'>, earlier: Earlier) {
  switch (wish) {
    case 'sph':
      return sphFacts(order, 'id')
    case 'sph_en':
      return sphFacts(order, 'id_en')
    case 'purchase_order':
      return purchaseOrderFacts(order)
    case 'dp_invoice':
      return dpInvoiceFacts(order)
    case 'invoice':
      return invoiceFacts(order, earlier)
    case 'receipt':
      return receiptFacts(order, of, earlier)
    case 'delivery_note':
      return deliveryNoteFacts(order, of)
    case 'handover_report':
      return handoverReportFacts(order, of, earlier)
    case 'work_order':
      return workOrderFacts(order, of)
    case 'partnership_record':
      return undefined
  }
}

/** As a pick: 'receipt-12', 'sph'. */
export const keyOf = ({ wish, of }: Pick<Possible, 'wish' | 'of'>): string =>
  of === undefined ? wish : `${wish}-${of}`
