import { type DeliverySaid, deliveries as kind } from '../answers/deliveries.ts'
import type { Quantity } from '../answers/index.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Found, Reading } from '../answers/reading.ts'

/** The intent of a buyer who wants an order brought in several deliveries. */
export const SPLIT_DELIVERY = 'split_delivery'
const ORDERS = 'bulk_order'

/** 'kirim 2 kali:', 'dikirim dua tahap,', 'antar 3x' and 'dibagi 2 kiriman': what follows lists them. */
const SPLITS =
  /(?:^|[\s,.;])(?:(?:di)?(?:kirim|antar|bagi)(?:nya|kan)?|pengiriman(?:nya)?)\s+(?:jadi\s+|dalam\s+)?(?:\d{1,2}|dua|tiga|empat|lima)\s*(?:x|kali|tahap|kiriman|pengiriman)\b\s*(?:ya\b|yaitu\b|,|:|-|=)*\s*/i

export interface SplitSaid {
  deliveries: DeliverySaid[]
  /** the whole number, when each says its own */
  quantity?: Quantity
  /** the first day, 'YYYY-MM-DD' */
  neededOn: string
  /** what stands before the list */
  before: string
  /** the list */
  words: string
}

/** The deliveries that a message lists behind 'kirim 2 kali:'; nothing when it lists none. */
export function splitDeliveryIn(text: string, context: ReadContext): SplitSaid | undefined {
  const found = SPLITS.exec(text)
  return found ? listed(text, found.index, found.index + found[0].length, context) : undefined
}

/** The same where nothing else is likely: the whole message lists them. */
export const deliveriesListed = (text: string, context: ReadContext): SplitSaid | undefined =>
  splitDeliveryIn(text, context) ?? listed(text, 0, 0, context)

const ORDERS_GOODS = /pes[ae]n|order|beli|butuh|perlu|minta|par[sc]el|paket|hampers|bingkisan/i
/** Each delivery has its day. Most messages name no two: they are not read any further. */
const DAYS =
  /\b(?:tgl|tanggal|senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|besok|lusa|natal|lebaran)\b|\d\s?(?:jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des)|\bh\s?-\s?\d/gi

/** Where an order ends and its deliveries may begin. */
const BEHIND = /[,;:\n]\s*/g

/** 'pesan 1.200 parsel Berkah, 700 tgl 20 Feb ke KIIC, sisanya tgl 25 ke Suryacipta': an order, and nothing but deliveries behind it. */
function listBehindOrder(
  text: string,
  context: ReadContext,
  readRest: (text: string) => Reading,
): SplitSaid | undefined {
  if (!ORDERS_GOODS.test(text) || (text.match(DAYS)?.length ?? 0) < 2) return undefined
  for (const { index, 0: sign } of text.matchAll(BEHIND)) {
    const said = index > 0 ? listed(text, index, index + sign.length, context) : undefined
    if (said) return readRest(said.before).intent === ORDERS ? said : undefined
  }
  return undefined
}

function listed(text: string, start: number, from: number, context: ReadContext): SplitSaid | undefined {
  const words = text.slice(from).trim()
  const read = kind.read({ text: words, media: [] }, {}, context)
  if (!read.ok) return undefined
  const deliveries = read.value
  const [neededOn = ''] = deliveries.map(({ day }) => day).sort()
  const before = text.slice(0, start).trim()
  if (deliveries.some(({ count }) => count === null)) return { deliveries, neededOn, before, words }
  const qty = deliveries.reduce((sum, { count }) => sum + (count ?? 0), 0)
  return { deliveries, quantity: { qty }, neededOn, before, words }
}

/**
 * 'pesan 1.200 parsel Berkah, kirim 2 kali: 600 tgl 20 Feb ke KIIC, 600 tgl 25 ke Suryacipta': what comes before is
 * a message of its own; the list tells the whole number and the first day when nothing else does.
 * @param readRest reads what comes before
 * @returns nothing when no deliveries are listed
 */
export function readSplitDelivery(
  text: string,
  context: ReadContext,
  readRest: (text: string) => Reading,
): Reading | undefined {
  const said = splitDeliveryIn(text, context) ?? listBehindOrder(text, context, readRest)
  if (!said) return undefined
  const { deliveries, quantity, neededOn, before, words } = said
  const rest: Reading = before ? readRest(before) : { values: {} }
  const values: Record<string, Found> = { ...rest.values, deliveries: { value: deliveries, words } }
  if (!values.quantity && quantity) values.quantity = { value: quantity, words }
  values.needed_on = { value: neededOn, words }
  return { intent: rest.intent ?? SPLIT_DELIVERY, values }
}
