import { deliveries as kind } from '../answers/deliveries.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Found, Reading } from '../answers/reading.ts'

/** The intent of a buyer who wants an order brought in several deliveries. */
export const SPLIT_DELIVERY = 'split_delivery'

/** 'kirim 2 kali:', 'dikirim dua tahap,', 'antar 3x' and 'dibagi 2 kiriman': what follows lists them. */
const SPLITS =
  /(?:^|[\s,.;])(?:(?:di)?(?:kirim|antar|bagi)(?:nya|kan)?|pengiriman(?:nya)?)\s+(?:jadi\s+|dalam\s+)?(?:\d{1,2}|dua|tiga|empat|lima)\s*(?:x|kali|tahap|kiriman|pengiriman)\b\s*(?:ya\b|yaitu\b|,|:|-|=)*\s*/i

/**
 * 'pesan 1.200 parsel Berkah, kirim 2 kali: 600 tgl 20 Feb ke KIIC gate 2, 600 tgl 25 ke Suryacipta': what comes before is
 * a message of its own; the list tells the whole number and the first day when nothing else does.
 * @param readRest reads what comes before
 * @returns nothing when no deliveries are listed
 */
export function readSplitDelivery(
  text: string,
  context: ReadContext,
  readRest: (text: string) => Reading,
): Reading | undefined {
  const found = SPLITS.exec(text)
  if (!found) return undefined
  const words = text.slice(found.index + found[0].length).trim()
  const read = kind.read({ text: words, media: [] }, {}, context)
  if (!read.ok) return undefined
  const before = text.slice(0, found.index).trim()
  const rest: Reading = before ? readRest(before) : { values: {} }
  const values: Record<string, Found> = { ...rest.values, deliveries: { value: read.value, words } }
  const counts = read.value.map(({ count }) => count)
  if (!values.quantity && counts.every((count) => count !== null))
    values.quantity = { value: { qty: counts.reduce((sum, count) => sum + count, 0) }, words }
  values.needed_on = { value: read.value.map(({ day }) => day).sort()[0], words }
  return { intent: rest.intent ?? SPLIT_DELIVERY, values }
}
