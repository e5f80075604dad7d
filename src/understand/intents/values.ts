import { type Words, written } from '../../answers/grammar/tokens.ts'
import { answerKind } from '../../answers/index.ts'
import type { ReadContext } from '../../answers/kind.ts'
import type { Found } from '../../answers/reading.ts'
import { found, worked } from '../found.ts'
import { READS } from '../reads.ts'
import type { Said } from '../said.ts'
import type { Field, Slots, Wish } from './wish.ts'

/** Puts all that a wish states into a reading, unless it is there already. */
export function wishValues(
  words: Words,
  { intent, slots }: Wish,
  values: Record<string, Found>,
  context: ReadContext,
): void {
  const add = <K extends keyof Slots>(key: string, said: Slots[K], value?: unknown) => {
    if (said && values[key] === undefined) values[key] = found(words, said, value === undefined ? said.value : value)
  }
  const { qty, unit } = slots
  const amount = qty && {
    ...qty,
    from: Math.min(qty.from, unit?.from ?? qty.from),
    to: Math.max(qty.to, unit?.to ?? qty.to),
  }
  const counted = amount && worked({ qty: amount.value, ...(unit ? { unit: unit.value } : {}) })
  if (intent === 'set_capacity' && amount && slots.per)
    add('capacity', amount, { qty: amount.value, ...(unit ? { unit: unit.value } : {}), per: slots.per.value })
  else if (amount && counted) add(intent === 'partial_accept' ? 'partial_quantity' : 'quantity', amount, counted)
  if (intent === 'partial_accept' && amount && counted) add('quantity', amount, counted)
  add(
    'requested_quantity',
    slots.requested,
    slots.requested && worked({ qty: slots.requested.value, ...(unit ? { unit: unit.value } : {}) }),
  )
  add('business_name', slots.businessName)
  if (intent === 'search_product') add('search_words', slots.product)
  if (intent === 'join_training') add('topic', slots.topic)
  add(intent === 'register_product' ? 'product_name' : 'kind_words', slots.product)
  add('halal_only', slots.halal, slots.halal && 'yes')
  add('max_price', slots.maxPrice)
  add('budget', slots.budget)
  add('needed_on', slots.date)
  add('from', slots.from)
  add('until', slots.until)
  add('order_no', slots.orderNo)
  add('amount', slots.amount)
  add('payment', slots.payment)
  add('percent', slots.percent)
  add('done', slots.done)
  add('progress_total', slots.total)
  add('month', slots.month)
  add('phone', slots.phone)
  const [place, another] = slots.district?.value ?? []
  // where an order goes is no place of the buyer's
  if (slots.district && place && values.district === undefined && intent !== 'bulk_order')
    values.district = found(words, { ...slots.district, ...(another ? { unsure: true } : {}) }, place.code)
  if (intent === 'edit_answer' && slots.field) {
    const key = FIELD_KEYS[slots.field.value]
    values.field = found(words, slots.field, key)
    if (slots.value) mend(words, key, slots.value, values, context)
  }
}

/** The corrected value as its kind of answer reads it; a free text is what was said. */
function mend(
  words: Words,
  key: string,
  said: Said<unknown>,
  values: Record<string, Found>,
  context: ReadContext,
): void {
  const kind = READS[key]
  const text = written(words, said.from, said.to)
  const read = kind === undefined ? undefined : answerKind(kind)?.read({ text, media: [] }, {}, context)
  if (kind === 'rupiah' || kind === 'text') values[key] = found(words, said, said.value)
  else if (read?.ok) values[key] = found(words, said, read.value)
}

/** Which key of a reading each answer that can be corrected has. */
const FIELD_KEYS: Readonly<Record<Field, string>> = {
  price: 'unit_price',
  name: 'product_name',
  qty: 'quantity',
  weight: 'net_weight',
  capacity: 'capacity',
  kecamatan: 'district',
  phone: 'phone',
  min_order: 'min_order',
  address: 'address',
  brand: 'brand',
  photo: 'photos',
  unit: 'unit',
  pirt: 'pirt',
  halal: 'halal',
  date: 'needed_on',
}
