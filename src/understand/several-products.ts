import type { Found, Reading } from '../answers/reading.ts'
import { businessKindOf, guessKinds, sureKind } from '../domain/products/guess.ts'

/** A price as it stands in a list: '25rb', 'Rp 8.000', '12000'. */
const PRICE = /\d\s*(?:rb|rbu|ribu|rebu|k|jt|juta)\b|\brp\.?\s*\d|\d\.\d{3}\b|\b\d{4,6}\b/i
const PRICES = new RegExp(PRICE.source, 'gi')
/** Whoever orders, looks for, mends, asks or tells of a sale has no list of her own goods. */
const WANTS =
  /\b(?:pes[ae]n|order|beli|butuh|perlu|minta|cari|ralat|ganti|ubah|salah|keliru|naik\w*|turun\w*|batal|hapus|laku|terjual|kejual|bayar|transfer|tawar|budget|anggaran|par[cs]el|hampers|paket|isi(?:nya)?:)\b|\?/i
const LINES = /\s*[\n;]+\s*/
const COMMAS = /\s*(?:,(?!\d)|[\n;+]|\.(?=\s)|\b(?:dan|sama|plus|serta|terus|trus|juga|jeung|sareng|karo)\b)\s*/i
/** '1.', '2)', '-' in front of a line. */
const NUMBERED = /^\s*(?:\d{1,2}[.)](?!\d)|[-•*–])\s*/
const HEADING = /^\s*(?:daftar|list|ini|berikut)\s+(?:harga|produk|jualan|menu)[^:\n\d]*[:\n]\s*/i
const MOST = 20
const LONGEST = 2000
/** Told of the maker beside her goods. */
const BESIDE = ['district', 'business_name', 'phone', 'nib'] as const

/** One product of a list, with everything its line says. */
export interface Listed {
  line: string
  values: Readonly<Record<string, Found>>
}

/** The products that lines of a list name, each with its name and its price; a line that says neither is left out. */
export function productsListed(lines: readonly string[], read: (text: string) => Reading): Listed[] {
  return lines.flatMap((line) => {
    const { values } = read(line)
    const { product_name: name, unit_price: price } = values
    return name && !name.unsure && price && !price.unsure ? [{ line, values }] : []
  })
}

/**
 * 'sambal cumi 25rb, abon lele 30rb sama kerupuk ikan 15rb', or a price list of a line each: the first product, with the
 * others' lines in `more_products`. Undefined when fewer than two things have a name and a price of their own; sizes,
 * packs and tastes of one product are one product.
 */
export function readSeveralProducts(text: string, read: (rest: string) => Reading): Reading | undefined {
  if (text.length > LONGEST || (text.match(PRICES)?.length ?? 0) < 2 || WANTS.test(text)) return undefined
  const list = text.replace(HEADING, '')
  const byLine = list.split(LINES).filter((line) => PRICE.test(line)).length > 1
  const parts = list
    .split(byLine ? LINES : COMMAS)
    .map((part) => part.replace(NUMBERED, '').trim())
    .filter(Boolean)
  const { goods, beside } = gathered(parts)
  if (goods.length < 2 || goods.length > MOST) return undefined
  // 'besar 18rb', 'original 14rb' behind the first are sizes and tastes of it
  if (!goods.slice(1).every((part) => guessKinds(part).length > 0)) return undefined
  const [first, ...others] = productsListed(goods, read)
  if (!first || others.length + 1 < goods.length) return undefined
  if (!others.every(({ values }) => sureKind(String(values.product_name?.value)) !== undefined)) return undefined
  const told = beside.length ? read(beside.join(', ')).values : {}
  const values: Record<string, Found> = { ...first.values }
  for (const key of BESIDE) if (told[key] && !values[key]) values[key] = told[key]
  const goodsNamed = first.values.product_name
  const kind = goodsNamed && businessKindOf(String(goodsNamed.value))
  if (goodsNamed && kind) values.business_kind ??= { value: kind, words: goodsNamed.words }
  const more = others.map(({ line }) => line).join('\n')
  return { intent: 'register_product', values: { ...values, more_products: { value: more, words: more } } }
}

/** Parts with a price are goods; what has a number behind one ('botol 150gr') is told of it, anything else of the maker. */
function gathered(parts: readonly string[]): { goods: string[]; beside: string[] } {
  const goods: string[] = []
  const beside: string[] = []
  for (const part of parts)
    if (PRICE.test(part)) goods.push(part)
    else if (goods.length && /\d/.test(part)) goods.push(`${goods.pop()}, ${part}`)
    else beside.push(part)
  return { goods, beside }
}
