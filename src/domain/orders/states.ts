import type { StateTable } from '../states.ts'

export type OrderState =
  | 'draft'
  | 'quoted'
  | 'lapsed'
  | 'awaiting_approval'
  | 'awaiting_verification'
  | 'placed'
  | 'promised'
  | 'in_progress'
  | 'delivering'
  | 'delivered'
  | 'closed'
  | 'cancelled'

/**
 * An order's way. `quoted`: the penawaran (SPH) holds the capacity it names until its last day, then `lapsed`.
 * `awaiting_approval`: a second person of the same organisation. `awaiting_verification`: an officer has not yet let the
 * buyer in, so nothing is offered to makers. `placed`: shares are being offered. `promised`: every piece is promised; it
 * falls back to `placed` when a maker gives pieces back, and to `awaiting_approval` when a change takes it above the limit. `delivered`: nothing is open any more. `closed`: received and
 * paid.
 */
export const ORDER_STATES: StateTable<OrderState> = {
  draft: ['quoted', 'awaiting_approval', 'awaiting_verification', 'placed', 'cancelled'],
  quoted: ['awaiting_approval', 'awaiting_verification', 'placed', 'lapsed', 'cancelled'],
  lapsed: [],
  awaiting_approval: ['awaiting_verification', 'placed', 'cancelled'],
  awaiting_verification: ['awaiting_approval', 'placed', 'cancelled'],
  placed: ['awaiting_approval', 'promised', 'in_progress', 'delivering', 'delivered', 'cancelled'],
  promised: ['placed', 'in_progress', 'delivering', 'delivered', 'cancelled'],
  in_progress: ['placed', 'promised', 'delivering', 'delivered', 'cancelled'],
  delivering: ['delivered'],
  delivered: ['closed'],
  closed: [],
  cancelled: [],
}
export const FIRST_ORDER_STATES: readonly OrderState[] = ['draft']

export type AllocationState =
  | 'offered'
  | 'waiting_dp'
  | 'accepted'
  | 'partial'
  | 'declined'
  | 'lapsed'
  | 'in_progress'
  | 'ready'
  | 'handed_over'
  | 'delivered'
  | 'cancelled'

/**
 * A share's way. `waiting_dp`: promised once the down payment is in; its clock starts when the maker confirms it.
 * `partial`: promised fewer pieces than offered. `lapsed` and `declined` still turn into a promise when the maker says
 * yes after all while the pieces are open. `handed_over`: at the packing point. `cancelled`: by the buyer, an officer or
 * the maker herself; what she already handed over stays delivered.
 */
export const ALLOCATION_STATES: StateTable<AllocationState> = {
  offered: ['waiting_dp', 'accepted', 'partial', 'declined', 'lapsed', 'cancelled'],
  waiting_dp: ['accepted', 'partial', 'in_progress', 'cancelled'],
  accepted: ['partial', 'in_progress', 'ready', 'handed_over', 'cancelled'],
  partial: ['accepted', 'in_progress', 'ready', 'handed_over', 'cancelled'],
  declined: ['waiting_dp', 'accepted', 'partial'],
  lapsed: ['waiting_dp', 'accepted', 'partial', 'declined'],
  in_progress: ['ready', 'handed_over', 'cancelled'],
  ready: ['in_progress', 'handed_over', 'cancelled'],
  handed_over: ['delivered', 'in_progress'],
  delivered: [],
  cancelled: [],
}
export const FIRST_ALLOCATION_STATES: readonly AllocationState[] = ['offered']

/** Shares that bind capacity: an offer not yet answered holds it too, so nobody is offered the same hours twice. */
export const HOLDS_CAPACITY: readonly AllocationState[] = [
  'offered',
  'waiting_dp',
  'accepted',
  'partial',
  'in_progress',
  'ready',
]

/** Shares whose maker has given her word. */
export const PROMISED: readonly AllocationState[] = [
  'waiting_dp',
  'accepted',
  'partial',
  'in_progress',
  'ready',
  'handed_over',
  'delivered',
]

export type DeliveryState = 'planned' | 'on_the_way' | 'arrived' | 'disputed' | 'confirmed' | 'cancelled'

/** A delivery's way. `confirmed`: the buyer signed the BAST or the surat jalan; `disputed`: counted or judged otherwise. */
export const DELIVERY_STATES: StateTable<DeliveryState> = {
  planned: ['on_the_way', 'arrived', 'cancelled'],
  on_the_way: ['arrived', 'confirmed', 'disputed', 'planned'],
  arrived: ['confirmed', 'disputed'],
  disputed: ['confirmed'],
  confirmed: [],
  cancelled: [],
}
export const FIRST_DELIVERY_STATES: readonly DeliveryState[] = ['planned']

export type PaymentState = 'due' | 'proof_sent' | 'rejected' | 'confirmed' | 'cancelled'

/**
 * A payment's way (down payment, remainder). Only whom the money reached confirms it; overdue is a date, not a state. A
 * part that came in leaves the rest `due`.
 */
export const PAYMENT_STATES: StateTable<PaymentState> = {
  due: ['proof_sent', 'confirmed', 'cancelled'],
  proof_sent: ['due', 'confirmed', 'rejected', 'cancelled'],
  rejected: ['due', 'proof_sent', 'confirmed', 'cancelled'],
  confirmed: [],
  cancelled: [],
}
export const FIRST_PAYMENT_STATES: readonly PaymentState[] = ['due']
