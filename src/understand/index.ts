import { type Words, wordsOf } from '../answers/grammar/tokens.ts'
import { answerKind } from '../answers/index.ts'
import type { ReadContext } from '../answers/kind.ts'
import { receiversIn } from '../answers/quantity.ts'
import type { Found, Reading } from '../answers/reading.ts'
import { businessKindOf } from '../domain/products/guess.ts'
import { asksAboutQuestion } from './about-question.ts'
import {
  asksToCompose,
  COMPOSE_PARCEL,
  countsReceivers,
  LOOK_FOR_PARCELS,
  namesBudget,
  namesOnlyParcels,
  namesParcel,
  ordersByBudget,
  startsWithBudget,
} from './composing.ts'
import { damagedIn } from './damaged.ts'
import { factsOf, isPriced, mayDescribe, onlyDescribes, wishBeside } from './described.ts'
import { found } from './found.ts'
import { isAngry, UPSET, WANTS_TO_SELL, wantsToSell } from './in-between.ts'
import { isReady } from './intents/about.ts'
import { readAs, readWish } from './intents/index.ts'
import { businessNamed } from './intents/names.ts'
import { wishValues } from './intents/values.ts'
import type { Wish } from './intents/wish.ts'
import { bareCode } from './invitation.ts'
import { makerTold } from './maker-told.ts'
import { withOrderChange } from './order-change.ts'
import { organisationIn } from './organisation.ts'
import { readProduct } from './product/index.ts'
import type { Product } from './product/product.ts'
import { productValues } from './product/values.ts'
import { READS } from './reads.ts'
import { addMonth } from './shop-words.ts'
import { spanIn } from './span.ts'
import { readWhole } from './whole.ts'

export { READS } from './reads.ts'

/** 'sanggup 250' says how many she can make, 'siap 250' may say how many are made. */
const ABLE = /\b(?:sanggup|mampu|bisa|kuat|tiasa)/i
const READY = /\b(?:siap|sudah|udah|jadi|selesai|tos|beres)\b/i

/** A flow that starts by mistake costs more than a question. */
const LIKE_NOTHING_ELSE = 0.6
/** A whole description is like many things; only what it says outright counts. */
const DESCRIBED = 1

/** 'KH12345', 'ID3211': a paper's number, whole or not. Its question reads it; it describes nothing. */
const PAPER = /^\s*(?:no(?:mor)?[.:\s]*)?(?:kh|id|md|pirt|p-irt)[\s.:-]*\d[\d\s./-]*$/i

/**
 * One reading of one free message: what it wants and everything it states, keyed as in `READS`. It is the same whatever
 * question is open: what of it answers that question, the turn decides.
 */
export function understand(text: string, context: ReadContext): Reading {
  const words = wordsOf(text)
  const reading = withOrderChange(readWords(text, words, context), words, context)
  const asks = asksAboutQuestion(words)
  return asks === undefined ? reading : { ...reading, asks }
}

function readWords(text: string, words: Words, context: ReadContext): Reading {
  const message = { text, words, context, rest: (part: string) => understand(part, context) }
  const whole = readWhole(message)
  if (whole) return { ...whole, values: sound(whole.values, context) }
  const product = readProduct(words, context)
  if (PAPER.test(text)) return paperAlone(words, product, context)
  const facts = factsOf(product)
  // 'siap 200' is news of a promise or a yes to an offer: whoever knows which are open decides
  const wish = onlyDescribes(text, product, facts)
    ? { intent: 'register_product' as const, slots: {} }
    : wishBeside(
        isReady(words.tokens)
          ? readAs('accept', words, context)
          : readWish(words, context, isPriced(product) && facts > 1 ? DESCRIBED : LIKE_NOTHING_ELSE),
        product,
      )
  const composed = composing(words, wish, product, context)
  if (composed) return composed
  const values: Record<string, Found> = { ...organisationIn(words) }
  const damaged = damagedIn(words)
  if (damaged) values.damaged = damaged
  const code = bareCode(text)
  if (code) values.invitation = code
  const describes = facts > (product.name ? 0 : 1)
  if (describes && mayDescribe(wish)) productValues(words, product, values)
  // 'halal udah ada tapi nomornya lupa', 'suhu biasa aja', told while something else is asked
  else if (facts === 1 && wish.intent === undefined && !text.includes('?'))
    productValues(words, { permits: product.permits, ...(product.storage && { storage: product.storage }) }, values)
  if (wish.intent) wishValues(words, wish, values, context)
  // 'kue untuk rapat 50 orang': one each
  const people = wish.intent === 'bulk_order' && !values.quantity ? receiversIn(words) : undefined
  if (people) values.quantity = found(words, people, { qty: people.qty })
  const business = values.business_name ? undefined : businessNamed(words)
  if (business) values.business_name = found(words, business, business.value)
  if (wish.intent === 'report_outside_sales') addMonth(words, values, context)
  const offers = product.name && (product.price || product.sizes || product.packs)
  const intent = wish.intent ?? (describes && offers ? 'register_product' : undefined)
  const goods = values.product_name ?? values.kind_words
  const registers = /^register/.test(intent ?? '') && typeof goods?.value === 'string'
  const trade = registers ? businessKindOf(goods.value as string) : undefined
  if (goods && trade) values.business_kind = { value: trade, words: goods.words }
  if (intent === undefined || /^register/.test(intent))
    Object.assign(values, { ...makerTold(words, context, values.business_kind !== undefined), ...values })
  if (values.business_name && !values.organisation_name) values.organisation_name = values.business_name
  if (intent === undefined && !values.from) Object.assign(values, spanIn(words, context))
  const place = intent === undefined && !values.district ? placeTold(words, product) : undefined
  if (place) values.district = place
  if (intent === 'accept' && values.quantity && ABLE.test(text) && !READY.test(text)) {
    values.partial_quantity = values.quantity
    return { intent: 'partial_accept', values: sound(values, context) }
  }
  if (/^register/.test(intent ?? '') && !values.unit_price && wantsToSell(words))
    return { intent: WANTS_TO_SELL, values: sound(values, context) }
  const meant = intent ?? (isAngry(words) && !Object.keys(values).length ? UPSET : undefined)
  return { ...(meant === undefined ? {} : { intent: meant }), values: sound(values, context) }
}

/** 'budget 150rb per parsel' wishes for nothing else. */
const ONLY_BUDGET =
  /^\s*(?:budget|budjet|bujet|bajet|anggaran|dana)(?:nya)?\s+(?:rp\.?\s*)?[\d.,]+\s*(?:rb|ribu|rebu|k|jt|juta)?(?:an)?(?:\s*(?:per|\/)\s*\S+)?(?:\s+(?:ya|aja|saja|kak|bu|pak))*[\s.!]*$/i

/** An order of parcels that are yet to be composed, with the whole message: it may wish for more than numbers. */
function composing(words: Words, wish: Wish, product: Product, context: ReadContext): Reading | undefined {
  const { intent, slots } = wish
  const people = receiversIn(words)
  const looks = intent === 'search_product' ? looksForParcels(wish) : !intent && namesOnlyParcels(words)
  if (looks && slots.maxPrice === undefined && !people)
    return { intent: LOOK_FOR_PARCELS, values: sound({ ...organisationIn(words) }, context) }
  const orders = intent === 'bulk_order'
  const asks = asksToCompose(words) && (orders || (!intent && !isPriced(product)))
  const receives =
    people !== undefined &&
    (namesParcel(words) ? looks || !intent || (orders && !slots.qty) : !intent && countsReceivers(words))
  // 'Hampers lebaran 150rb isi nastar, kastengel, sirup': told, not asked for
  if (!asks && !receives && product.bundle && slots.qty === undefined) return undefined
  // most messages compose nothing: only who may is read as an order
  const may = asks || looks || receives || ordersByBudget(wish) || (!intent && startsWithBudget(words))
  const order = may ? readAs('bulk_order', words, context) : undefined
  if (!order || !(asks || looks || receives || ordersByBudget(wish) || namesBudget(words, order))) return undefined
  const values: Record<string, Found> = { ...organisationIn(words) }
  wishValues(words, order, values, context)
  if (people && receives && !values.quantity) values.quantity = found(words, people, { qty: people.qty })
  if (!ONLY_BUDGET.test(words.text) && !countsReceivers(words)) values.wishes = { value: words.text, words: words.text }
  return { intent: COMPOSE_PARCEL, values: sound(values, context) }
}

/** 'cari bingkisan akhir tahun': what is looked for is parcels, and none in particular. */
const looksForParcels = ({ slots }: Wish): boolean =>
  slots.product !== undefined && namesOnlyParcels(wordsOf(slots.product.value))

/** A number that stands alone is that paper or nothing: it wants nothing, names nothing and costs nothing. */
function paperAlone(words: Words, { permits }: Product, context: ReadContext): Reading {
  const values: Record<string, Found> = {}
  productValues(words, { permits }, values)
  return { values: sound(values, context) }
}

/** 'Eti Suheti, kampung Anjun, Plered': where somebody is, told beside what was asked; a name that exists twice is asked back. */
function placeTold(words: Words, { district }: Product): Found | undefined {
  const [only, another] = district?.districts ?? []
  if (!district?.exact || !(district.cued || district.alone) || !only) return undefined
  return found(words, { ...district, ...(another ? { unsure: true } : {}) }, only.code)
}

/** Only values that their kind of answer would take: half a box is not a count of what is done. */
function sound(values: Record<string, Found>, context: ReadContext): Record<string, Found> {
  return Object.fromEntries(
    Object.entries(values).filter(([key, { value }]) => !answerKind(READS[key] ?? '')?.check?.(value, {}, context)),
  )
}
