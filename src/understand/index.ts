import { type Words, wordsOf, written } from '../answers/grammar/tokens.ts'
import { unitNamed } from '../answers/grammar/unit-table.ts'
import { wordSet } from '../answers/grammar/word-set.ts'
import { answerKind } from '../answers/index.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Found, Reading } from '../answers/reading.ts'
import { readWish } from './intents/index.ts'
import type { Field, Slots, Wish } from './intents/wish.ts'
import { bareCode, readInvitation } from './invitation.ts'
import { readProduct } from './product/index.ts'
import type { Product } from './product/product.ts'
import type { Said } from './said.ts'

/**
 * Every key a reading may hold → the kind of answer its value is shaped like. A slot of a flow may name one in `reads:`
 * (its own name when it says nothing); the flow checker holds the kinds together.
 */
export const READS: Readonly<Record<string, string>> = {
  product_name: 'text',
  brand: 'text',
  unit_price: 'rupiah',
  unit: 'text',
  net_weight: 'weight',
  contents: 'quantity',
  capacity: 'capacity',
  min_order: 'quantity',
  lead_time: 'days',
  shelf_life: 'days',
  pirt: 'pirt',
  has_pirt: 'yesno',
  halal: 'halal',
  has_halal: 'yesno',
  bpom: 'bpom',
  nib: 'nib',
  storage: 'choice',
  variants: 'text',
  business_name: 'name',
  district: 'district',
  phone: 'phone',
  quantity: 'quantity',
  budget: 'rupiah',
  needed_on: 'date',
  max_price: 'rupiah',
  kind_words: 'text',
  halal_only: 'yesno',
  search_words: 'text',
  done: 'count',
  progress_total: 'count',
  partial_quantity: 'quantity',
  requested_quantity: 'quantity',
  from: 'date',
  until: 'date',
  order_no: 'text',
  amount: 'rupiah',
  payment: 'text',
  percent: 'count',
  month: 'month',
  topic: 'text',
  field: 'choice',
  invitation: 'text',
}

/** Keys that only a description of a product fills. */
const PRODUCT_KEYS =
  wordSet(`product_name brand unit_price unit net_weight contents capacity min_order lead_time shelf_life pirt has_pirt
  halal has_halal bpom nib storage variants`)

/**
 * One reading of one free message: what it wants and everything it states, keyed as in `READS`.
 * @param context `expecting`: the key of the question that is open; a bare answer to it is left to its kind of answer
 */
export function understand(text: string, context: ReadContext & { expecting?: string }): Reading {
  const invited = readInvitation(text)
  if (invited) return invited
  const words = wordsOf(text)
  if (!words.tokens.some(({ kind }) => kind === 'word' || kind === 'number')) return { values: {} }
  const wish = readWish(words, context)
  const product = readProduct(words, context)
  const describes = describesProduct(product)
  const values: Record<string, Found> = {}
  const code = bareCode(text)
  if (code) values.invitation = code
  const open = context.expecting
  const asksProduct = open !== undefined && PRODUCT_KEYS.has(open)
  if (
    describes &&
    (asksProduct || open === undefined || wish.intent === undefined || wish.intent === 'register_product')
  )
    productValues(words, product, values)
  else if (asksProduct) productValues(words, sureOnly(product), values)
  const intent =
    wish.intent ?? (describes && product.name && (product.price || product.sizes) ? 'register_product' : undefined)
  if (wish.intent && !(describes && asksProduct)) wishValues(words, wish, values)
  return { ...(intent === undefined ? {} : { intent }), values: sound(values, context) }
}

/** Only values that their kind of answer would take: half a kotak is not a count of what is done. */
function sound(values: Record<string, Found>, context: ReadContext): Record<string, Found> {
  return Object.fromEntries(
    Object.entries(values).filter(([key, { value }]) => !answerKind(READS[key] ?? '')?.check?.(value, {}, context)),
  )
}

/** Enough of a description to be taken as one: a name with something measured, or two things that are not just numbers. */
function describesProduct(product: Product): boolean {
  const facts = [
    product.price,
    product.sizes,
    product.packs,
    product.weight,
    product.contents,
    product.capacity,
    product.minOrder,
    product.leadTime,
    product.shelfLife,
    product.variants,
    product.storage,
    product.brand,
  ].filter((fact) => fact !== undefined && !fact.unsure).length
  const papers = Object.values(product.permits).filter((permit) => permit?.digits || permit?.standing).length
  return (product.name !== undefined && facts + papers > 0) || facts + papers > 1
}

/** What stands beyond doubt even in a short answer: a brand, a paper, a weight; a name or a price only with more around it. */
function sureOnly(product: Product): Product {
  const { weight, capacity, storage, brand, shelfLife, permits } = product
  return {
    permits,
    ...(weight ? { weight } : {}),
    ...(capacity ? { capacity } : {}),
    ...(storage ? { storage } : {}),
    ...(brand ? { brand } : {}),
    ...(shelfLife ? { shelfLife } : {}),
  }
}

/** How each way of keeping is called where one chooses between them. */
const KEPT = { frozen: 'freezer', chilled: 'kulkas', room: 'suhu ruang' } as const

function productValues(words: Words, product: Product, values: Record<string, Found>): void {
  const add = <T>(key: string, said: Said<T> | undefined, shape: (value: T) => unknown = (value) => value) => {
    if (said) values[key] = found(words, said, shape(said.value))
  }
  add('product_name', product.name)
  add('brand', product.brand)
  if (!product.sizes) add('unit_price', product.price)
  if (product.unit)
    values.unit = {
      value: product.unit.value,
      words: product.unit.value,
      ...(product.unit.unsure ? { unsure: true } : {}),
    }
  add('net_weight', product.weight)
  add('contents', product.contents)
  add('min_order', product.minOrder, worked)
  add('lead_time', product.leadTime)
  add('shelf_life', product.shelfLife)
  if (product.storage) values.storage = { value: product.storage.value, words: KEPT[product.storage.value] }
  add('variants', product.variants, (list) => list.join(', '))
  if (product.capacity) {
    const { qty, min, max, unit, per, daysPerWeek, peak } = product.capacity.value
    values.capacity = found(words, product.capacity, {
      qty: qty ?? min ?? max ?? 0,
      per,
      ...(unit === undefined ? {} : { unit }),
      ...(daysPerWeek === undefined ? {} : { daysPerWeek }),
      ...(peak === undefined ? {} : { peak }),
    })
  }
  const { pirt, halal, bpom, nib } = product.permits
  if (pirt?.digits && (pirt.digits.length === 15 || pirt.digits.length === 12))
    values.pirt = found(words, pirt, pirt.digits)
  if (pirt?.digits || pirt?.standing)
    values.has_pirt = found(words, pirt, pirt.digits || pirt.standing === 'have' ? 'yes' : 'no')
  if (halal?.digits?.length === 17) values.halal = found(words, halal, `ID${halal.digits}`)
  if (halal?.digits || halal?.standing)
    values.has_halal = found(words, halal, halal.digits || halal.standing === 'have' ? 'yes' : 'no')
  if (bpom?.digits && (bpom.digits.length === 12 || bpom.digits.length === 15))
    values.bpom = found(words, bpom, bpom.digits)
  if (nib?.digits?.length === 13) values.nib = found(words, nib, nib.digits)
  if (product.phone) values.phone = found(words, product.phone, product.phone.value)
  const [place, another] = product.district?.districts ?? []
  if (product.district && place)
    values.district = found(words, { ...product.district, ...(another ? { unsure: true } : {}) }, place.code)
}

function found(words: Words, said: { from: number; to: number; unsure?: boolean }, value: unknown): Found {
  return { value, words: written(words, said.from, said.to), ...(said.unsure ? { unsure: true } : {}) }
}

/** A quantity with what its unit works out to. */
function worked({ qty, unit }: { qty: number; unit?: string }): Record<string, unknown> {
  const known = unit === undefined ? undefined : unitNamed(unit)
  return {
    qty,
    ...(unit === undefined ? {} : { unit }),
    ...(known?.kind === 'group' ? { pieces: Math.round(qty * known.size) } : {}),
    ...(known?.kind === 'weight' ? { grams: Math.round(qty * known.size) } : {}),
  }
}

function wishValues(words: Words, { intent, slots }: Wish, values: Record<string, Found>): void {
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
  add('kind_words', slots.product)
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
  if (slots.district && place && values.district === undefined)
    values.district = found(words, { ...slots.district, ...(another ? { unsure: true } : {}) }, place.code)
  if (intent === 'edit_answer' && slots.field) {
    const key = FIELD_KEYS[slots.field.value]
    values.field = found(words, slots.field, key)
    if (slots.value) values[key] = found(words, slots.value, fieldValue(key, slots.value.value, words, slots.value))
  }
}

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

/** A corrected value in the shape of its kind; where only words can tell, the words themselves. */
function fieldValue(key: string, value: unknown, words: Words, said: { from: number; to: number }): unknown {
  if (key === 'quantity' || key === 'min_order') return { qty: value }
  return key === 'unit_price' || key === 'needed_on' || key === 'phone' || key === 'product_name' || key === 'brand'
    ? value
    : written(words, said.from, said.to)
}
