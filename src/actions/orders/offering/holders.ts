import { PROMISED } from '../../../domain/orders/states.ts'
import type { LineNow, OrderNow } from '../lock.ts'

/** A maker who holds a line of one delivery, or is asked for it. */
export interface Holder {
  label: string
  deliveryId: number | null
  sellerId: number
}

export const holdersOf = ({ lines }: OrderNow): Holder[] =>
  lines.flatMap(({ label, deliveryId, shares }) =>
    shares
      .filter(({ status }) => status === 'offered' || PROMISED.includes(status))
      .map(({ sellerId }) => ({ label, deliveryId, sellerId })),
  )

/** Who has the same line of another delivery. */
export const elsewhere = (holders: readonly Holder[], { label, deliveryId }: LineNow): Set<number> =>
  new Set(
    holders
      .filter((holder) => holder.label === label && holder.deliveryId !== deliveryId)
      .map(({ sellerId }) => sellerId),
  )
