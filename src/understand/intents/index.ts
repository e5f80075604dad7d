import type { Words } from '../../answers/grammar/tokens.ts'
import type { ReadContext } from '../../answers/kind.ts'
import { progress, rate, share } from './counts.ts'
import { correction } from './edit.ts'
import { intentIn } from './intent-in.ts'
import type { Intent } from './intents.ts'
import { budget, mostPrice } from './limits.ts'
import { businessName } from './names.ts'
import { curated, made } from './owned.ts'
import { amount, destination, district, halal, orderNumber, payment, percent, phone } from './slots.ts'
import { corrected, damaged, ordered, registered, sold, topic, trade, wanted } from './things.ts'
import { day, months, span } from './when.ts'
import type { SlotReader, Wish } from './wish.ts'

/** What a message states for each intent, read in this order. */
const STATES: Partial<Record<Intent, readonly SlotReader[]>> = {
  register_product: [registered],
  register_business: [businessName, trade, district, phone],
  set_capacity: [rate, span, made],
  pause_production: [span],
  check_curation_status: [curated],
  order_status: [orderNumber],
  browse_catalog: [district, halal],
  search_product: [wanted, halal, mostPrice, district],
  bulk_order: [ordered, budget, halal, day, destination],
  reorder: [orderNumber, day],
  partial_accept: [orderNumber, share, day],
  accept: [orderNumber, share, day],
  decline: [orderNumber],
  progress_update: [orderNumber, progress, percent],
  payment_proof: [orderNumber, amount, payment, percent, day],
  payment_received: [orderNumber, amount, payment, percent, day],
  complaint_damaged: [orderNumber, damaged, day],
  report_outside_sales: [sold, amount, day, months],
  join_training: [topic, day],
  sales_report: [months],
  edit_answer: [correction, corrected],
  change_phone: [phone],
  cancel: [orderNumber],
  human_handoff: [orderNumber],
}

/**
 * What a message wants and what it states for it.
 * @param enough how much like an intent it must be where no line of a family says so; 1: only the lines count
 */
export function readWish(words: Words, context: ReadContext, enough?: number): Wish {
  const intent = intentIn(words, enough)
  return intent ? readAs(intent, words, context) : { slots: {} }
}

/** What a message states for an intent that is known already. */
export function readAs(intent: Intent, words: Words, context: ReadContext): Wish {
  const wish: Wish = { intent, slots: {} }
  for (const read of STATES[intent] ?? []) read(words, context, wish)
  return wish
}
