import type { HandoverReportFacts } from '../../documents/paper.ts'
import type { OrderState } from '../../domain/orders/states.ts'
import type { PaperOrder } from './order.ts'

/** Nothing more will come of an order in these states. */
export const OVER: readonly OrderState[] = ['delivered', 'closed', 'cancelled']

/**
 * What one received delivery is of its order as it stands now: which of how many, whether more follows, and for the last
 * one how many pieces of the order never arrived whole and are not paid for.
 */
export function partOfOrder(
  { deliveries, lines, status }: Pick<PaperOrder, 'deliveries' | 'lines' | 'status'>,
  deliveryId: number,
): Pick<HandoverReportFacts, 'part' | 'follows' | 'deducted'> {
  const at = deliveries.findIndex(({ id }) => id === deliveryId)
  const part = deliveries.length > 1 ? { part: { number: at + 1, of: deliveries.length } } : {}
  const day = deliveries[at]?.receivedOn ?? ''
  const later = deliveries.some(
    ({ receivedOn }, index) => receivedOn !== null && (receivedOn > day || (receivedOn === day && index > at)),
  )
  if (!OVER.includes(status) || later) return { ...part, follows: true }
  const deducted = lines.reduce((sum, { quantity, delivered }) => sum + quantity - delivered, 0)
  return { ...part, ...(deducted > 0 ? { deducted } : {}) }
}
