import { readDate } from '../answers/grammar/date.ts'
import { type Price, readPrice } from '../answers/grammar/price.ts'
import { type Quantity, readQuantity } from '../answers/grammar/quantity.ts'
import { dayText, numberText, rupiahText } from '../answers/grammar/say.ts'
import { type Words, wordsOf } from '../answers/grammar/tokens.ts'
import { readYesNo } from '../answers/grammar/yesno.ts'
import type { ReadContext } from '../answers/kind.ts'
import { readWish } from './intents/index.ts'
import type { Slots } from './intents/wish.ts'
import type { Said } from './said.ts'
import { given, productTold } from './vocabulary-product.ts'

export const TEXT_KINDS = ['price', 'quantity', 'date', 'yesno', 'product', 'intent'] as const

export type TextKind = (typeof TEXT_KINDS)[number]

/** One object of the vocabulary. `ask` holds readings to choose from, or a key of flows/phrases.yaml. */
export interface Told {
  says: Record<string, unknown>
  /** what must be asked back: labels of the readings, or the name of a phrase */
  ask?: { labels: string[] } | { phrase: string }
}

/**
 * One message in the vocabulary that other programs read (snake_case keys; null or 'unsure' = said nothing certain).
 * @param question the question that was asked, for yes and no
 */
export function tell(kind: TextKind, text: string, context: ReadContext, question?: string): Told {
  const words = wordsOf(text)
  switch (kind) {
    case 'price':
      return priceTold(readPrice(words))
    case 'quantity':
      return quantityTold(readQuantity(words))
    case 'date':
      return dateTold(words, question === undefined ? context : { ...context, question })
    case 'yesno': {
      const answer = readYesNo(words, question) ?? 'unsure'
      return { says: { answer }, ...(answer === 'unsure' ? { ask: { phrase: 'yesno.undecided' } } : {}) }
    }
    case 'product':
      return productTold(words, context)
    case 'intent':
      return intentTold(words, context)
  }
}

function priceTold(price: Price | undefined): Told {
  if (!price) return { says: { amount: null }, ask: { phrase: 'rupiah.not_a_price' } }
  const { unclear } = price
  const says = given({
    amount: unclear ? null : price.amount,
    per: price.per,
    approx: price.approx,
    min: price.min,
    max: price.max,
    per_qty: price.perQty,
    per_weight_g: price.perWeight,
    tiers: price.tiers?.map(({ minQty, amount }) => ({ min_qty: minQty, amount })),
    sizes: price.sizes?.map(({ grams, ml, amount }) => given({ net_weight_g: grams, net_volume_ml: ml, amount })),
    excludes_shipping: price.excludesShipping,
  })
  return { says, ...(unclear ? { ask: { labels: unclear.map(rupiahText) } } : {}) }
}

function quantityTold(quantity: Quantity | undefined): Told {
  if (!quantity) return { says: { qty: null }, ask: { phrase: 'quantity.not_a_quantity' } }
  const { unclear } = quantity
  const says = given({
    qty: unclear ? null : quantity.qty,
    unit: quantity.unit,
    pieces: unclear ? undefined : quantity.pieces,
    grams: unclear ? undefined : quantity.grams,
    contents: quantity.contents,
    per: quantity.per,
    days_per_week: quantity.daysPerWeek,
    approx: quantity.approx,
    min: quantity.min,
    max: quantity.max,
    role: quantity.role,
    peak: quantity.peak,
  })
  return { says, ...(unclear ? { ask: { labels: unclear.map(numberText) } } : {}) }
}

function dateTold(words: Words, context: ReadContext): Told {
  const read = readDate(words, context)
  if (read?.day) return { says: given({ date: read.day, assumes: read.assumes }) }
  return {
    says: { date: null },
    ask: read?.readings?.length ? { labels: read.readings.map(dayText) } : { phrase: 'date.not_a_date' },
  }
}

const SLOT_KEYS: Readonly<Record<keyof Slots, string>> = {
  qty: 'qty',
  unit: 'unit',
  per: 'per',
  product: 'product',
  district: 'kecamatan',
  halal: 'halal',
  maxPrice: 'max_price',
  budget: 'budget_per_unit',
  date: 'date',
  from: 'from',
  until: 'until',
  orderNo: 'order_no',
  amount: 'amount',
  payment: 'payment',
  percent: 'percent',
  requested: 'requested_qty',
  done: 'done',
  total: 'total',
  businessName: 'business_name',
  topic: 'topic',
  month: 'month',
  compareTo: 'compare_to',
  field: 'field',
  value: 'value',
  phone: 'phone',
}

function intentTold(words: Words, context: ReadContext): Told {
  const wish = readWish(words, context)
  if (!wish.intent) return { says: { intent: null }, ask: { phrase: 'not_understood' } }
  const slots: Record<string, unknown> = {}
  for (const [key, said] of Object.entries(wish.slots) as [keyof Slots, Said<unknown>][]) {
    if (said.unsure) continue
    slots[SLOT_KEYS[key]] = key === 'district' ? (said.value as { name: string }[])[0]?.name : said.value
  }
  return {
    says: given({ intent: wish.intent, slots: Object.keys(slots).length ? slots : undefined, assumes: wish.assumes }),
  }
}
