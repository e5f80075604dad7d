import { wordSet } from '../answers/grammar/word-set.ts'
import type { Wish } from './intents/wish.ts'
import type { Product } from './product/product.ts'

/** What a whole description of a product is easily mistaken for: 'kapasitas 20 sehari', 'jadi 5 hari', 'eh ralat 40rb'. */
const OVERRULED =
  wordSet(`register_business set_capacity pause_production progress_update pause_flow edit_answer payment_proof payment_received accept
  my_products change_phone report_outside_sales sales_report`)

/** A description with a name, a price and more is one, whatever else its words may mean. */
export function wishBeside(wish: Wish, product: Product): Wish {
  const whole = isPriced(product) && factsOf(product) > (wish.intent === 'edit_answer' ? 2 : 1) && !wish.slots.orderNo
  const orders = wish.intent === 'bulk_order' && (wish.slots.qty?.value ?? 0) > 1
  const mistaken =
    wish.intent !== undefined && (OVERRULED.has(wish.intent) || (wish.intent === 'bulk_order' && !orders))
  return whole && mistaken ? { intent: 'register_product', slots: {} } : wish
}

export const isPriced = ({ name, price, sizes, packs }: Product): boolean =>
  name !== undefined && (price !== undefined || sizes !== undefined || packs !== undefined)

/** Besides its name and price: with so much told of a product nothing else is meant. */
const MANY_FACTS = 4
/** Words of somebody who orders, looks for, mends, asks or tells of a sale. */
const WANTS =
  /pes[ae]n|order|beli|butuh|perlu|minta|cari|ralat|ganti|ubah|salah|keliru|batal|hapus|laku|terjual|kejual|bayar|transfer|tawar|sanggup|libur|\?/i

/** One less, when nobody is spoken to, nothing is asked for and nothing has changed: 'kecap manis botol 600ml 20rb'. */
const ENOUGH_FACTS = 3
const SPEAKS =
  /\b(?:ada\w*|aya|mau|bawah|maks\w*|max|naik\w*|turun\w*|jadi|menjadi|stok|ready|yang|yg|berapa|brp|dong|tolong|kirim|antar|kemarin|masih|lagi|tambah\w*|buat|untuk|utk|kak|bu|pak|min|saya|sy|aku|kami|siap|dapat|dapet|habis|kurang|lebih|rusak|remuk|paket|par[cs]el|hampers)\b/i

/** A whole description, and no word of any other wish: what it wants need not be looked for. */
export const onlyDescribes = (text: string, product: Product, facts: number): boolean =>
  facts >= ENOUGH_FACTS && isPriced(product) && !WANTS.test(text) && (facts >= MANY_FACTS || !SPEAKS.test(text))

/** What may be wanted beside a description: a correction, a search or a promise describes nothing. */
const DESCRIBING = wordSet('register_product register_business bulk_order set_capacity')

export const mayDescribe = ({ intent }: Wish): boolean => intent === undefined || DESCRIBING.has(intent)

const FACTS = [
  'price',
  'unit',
  'sizes',
  'packs',
  'weight',
  'contents',
  'capacity',
  'minOrder',
  'leadTime',
  'shelfLife',
  'variants',
  'storage',
  'brand',
  'bundle',
] as const satisfies readonly (keyof Product)[]

/** How many things are said of a product, besides its name, that are certain. */
export function factsOf(product: Product): number {
  const facts = FACTS.filter((fact) => product[fact] !== undefined && !product[fact].unsure)
  const papers = Object.values(product.permits).filter((permit) => permit?.digits || permit?.standing)
  return facts.length + papers.length
}
