import type { Quantity } from '../answers/index.ts'
import type { Reading } from '../answers/reading.ts'

/** Most messages order nothing, or one thing: their numbers need not be read twice. */
const ORDERS = /\b(?:pesan|pesen|mesen|order|beli|butuh|perlu|minta|mau|ambil)\b/i
/** What parcels hold, what one costs, what somebody makes: not what is ordered. */
const DESCRIBES =
  /\b(?:isi(?:nya)?|per|budget|anggaran|sehari|seminggu|sebulan|tahan|pirt|halal)\b|\bse(?:bungkus|botol|toples|dus)\b/i
/** Parcels that are divided, not ordered besides. */
const PARCEL_WHERE = /:\s*$|\b(?:total|semua(?:nya)?|dibagi|terdiri)\b/i
const PARCEL = /\b(?:par[cs]el|paket|hampers|bingkisan)\b/i
const BETWEEN = /\s*(?:[,;\n+&]|\b(?:dan|sama|plus|serta|terus|trus|juga|jeung|sareng)\b)\s*/i
const NO_GOODS = /^\s*(?:di)?(?:kirim|antar|anter|terima|tgl|tanggal|alamat|ke|di|untuk|buat|jam|hari|h-)/i
const NUMBER = /\d|\b(?:se(?:puluh|ratus|ribu|lusin)|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)\b/i
const MOST_PARTS = 8
/** What is sold has its price: a description, and no order. */
const PRICED = /\d\s*(?:rb|rbu|ribu|rebu|k|jt|juta)\b|\brp\b|\brp\.?\d|\bharga/i
const LONGEST = 300

/** One kind of goods and how many, in its own words: 'kopi 40 bungkus'. */
export interface Goods {
  words: string
  quantity: Quantity
}

/** What a part of an order names: goods with a number, else nothing. */
export function goodsNamed(part: string, read: (text: string) => Reading): Goods | undefined {
  if (!NUMBER.test(part) || NO_GOODS.test(part)) return undefined
  const { intent, values } = read(ORDERS.test(part) ? part : `pesan ${part}`)
  const { kind_words: goods, quantity } = values
  if (intent !== 'bulk_order' || typeof goods?.value !== 'string' || !quantity || quantity.unsure) return undefined
  return { words: goods.value, quantity: quantity.value as Quantity }
}

/**
 * 'keripik tempe 100 bungkus sama kopi 40 bungkus, antar jumat': an order of the first, and what is to be ordered after it.
 * Undefined when the message orders fewer than two things.
 */
export function readSeveralGoods(text: string, read: (rest: string) => Reading): Reading | undefined {
  if (text.length > LONGEST || !ORDERS.test(text) || DESCRIBES.test(text) || PRICED.test(text)) return undefined
  const parts = text.split(BETWEEN).filter((part) => part.trim())
  if (parts.filter((part) => NUMBER.test(part)).length < 2 || parts.length > MOST_PARTS) return undefined
  const goods = parts.map((part) => ({ part, named: goodsNamed(part, read) }))
  // '200 hampers sama 50 toples nastar': which hampers is asked, and the nastar comes after
  const [parcels, ...more] = goods.filter(({ part, named }) => !named && PARCEL.test(part) && NUMBER.test(part))
  // '500 paket: 300 paket ke kantor, 200 paket ke pabrik' says where they go
  const shares = more.length > 1 || (parcels && PARCEL_WHERE.test(parcels.part)) ? [] : more
  const [first = parcels, ...others] = [...(parcels ? [parcels] : []), ...goods.filter(({ named }) => named), ...shares]
  if (!first || !others.length) return undefined
  const left = goods.filter((one) => one === first || !(one.named || shares.includes(one))).map(({ part }) => part)
  const order = read(left.join(', '))
  if (order.intent !== 'bulk_order' || (!parcels && order.values.kind_words === undefined)) return undefined
  const also = others.map(({ part }) => part).join(', ')
  // 'keripik 50, sambal 20 untuk tgl 20 februari': the day is all of theirs
  const { needed_on: on } = order.values.needed_on ? {} : read(`pesan ${others.at(-1)!.part}`).values
  return { ...order, values: { ...order.values, ...(on && { needed_on: on }), also: { value: also, words: also } } }
}
