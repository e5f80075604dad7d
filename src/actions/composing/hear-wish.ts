import type { DeliverySaid } from '../../answers/deliveries.ts'
import { readDate } from '../../answers/grammar/date.ts'
import { readNumber } from '../../answers/grammar/numbers.ts'
import { wordsOf } from '../../answers/grammar/tokens.ts'
import type { Quantity } from '../../answers/index.ts'
import type { ReadContext } from '../../answers/kind.ts'
import { rupiah } from '../../answers/rupiah.ts'
import { understand } from '../../understand/index.ts'
import { deliveriesListed, type SplitSaid } from '../../understand/split-delivery.ts'
import { action, type Outcome } from '../action.ts'
import { pickedId } from '../picked.ts'
import { readComposition, setWishes } from './composition.ts'
import { contextIn, MOST_PARCELS } from './context.ts'
import { readWishes } from './read-wishes.ts'
import { withChange } from './wishes.ts'

/** Rupiah a parcel, as the flow asks for it. */
const BUDGET = { min: 10_000, max: 5_000_000 }

const HEARD = {
  quantity: 'quantity',
  budget: 'rupiah',
  needed_on: 'date',
  deliveries: 'deliveries?',
  wishes: 'text?',
  three: 'text?',
  two: 'text?',
  one: 'text?',
} as const
const GIVES = {
  changed: HEARD,
  nothing: HEARD,
  first: HEARD,
  second: HEARD,
  third: HEARD,
  /** below the proposals, and where a wish was asked for */
  unclear: HEARD,
  unclear_wish: HEARD,
  /** something else was wanted */
  catalogue: HEARD,
  orders: HEARD,
} as const

/**
 * What was written below the proposals, or asked for as a special wish: which of them is meant, another number, budget or
 * day, or wishes for the contents. Everything that is understood changes the wish.
 */
export const hearWish = action({
  name: 'hear_wish',
  for: ['visitor', 'buyer'],
  needs: { composition: 'pick', ...HEARD },
  gives: GIVES,
  async run(
    { composition: id, quantity, budget, needed_on, deliveries, ...written },
    work,
  ): Promise<Outcome<typeof GIVES>> {
    const { tx, actor } = work
    const forgotten = { wishes: null, three: undefined, two: undefined, one: undefined }
    const same = { quantity, budget, needed_on, deliveries, ...forgotten }
    const text = written.three ?? written.two ?? written.one ?? written.wishes
    if (text === undefined) return { outcome: 'nothing', values: same }
    const chosen = written.wishes === undefined ? chosenIn(text) : undefined
    if (chosen) return { outcome: chosen, values: same }
    const split = deliveriesListed(text, contextIn(work))
    // 'ke gudang Cikampek' says where to, not where from
    const change = readWishes(split ? split.before : text, actor.region)
    const said = split ? factsOf(split) : factsIn(text, contextIn(work))
    if (!Object.keys(change).length && !Object.keys(said).length)
      return { ...otherwise(text, contextIn(work), written.wishes !== undefined), values: same }
    const composition = await readComposition(tx, actor.conversationId, pickedId(id))
    if (composition) await setWishes(tx, composition.id, withChange(composition.wishes, change))
    return { outcome: 'changed', values: { ...same, ...said } }
  },
})

/** Words that hold no wish. */
function otherwise(text: string, context: ReadContext, asked: boolean) {
  if (NOTHING.test(text)) return { outcome: 'nothing' as const }
  const { intent } = understand(text, context)
  if (intent === 'browse_catalog') return { outcome: 'catalogue' as const }
  if (intent === 'order_status') return { outcome: 'orders' as const }
  return { outcome: asked ? ('unclear_wish' as const) : ('unclear' as const) }
}

/** 'tidak ada', 'bebas aja', 'terserah' */
const NOTHING =
  /^\s*(?:(?:tidak|gak|ga|nggak|enggak|ngga)(?: ada| usah| perlu)?|bebas|terserah|apa (?:saja|aja)|cukup|sudah|udah)(?: (?:saja|aja|kok|sih|ya|bu|pak))*[\s.!]*$/i

const ORDER = { 1: 'first', 2: 'second', 3: 'third' } as const
const CHOSEN =
  /^\s*(?:(?:saya|kami|mau|ambil|pilih|pilihan|yang|yg|nomor|nomer|no\.?|ke-?)\s*)+(1|2|3|satu|dua|tiga|pertama|kedua|ketiga)(?:\s+(?:aja|saja|deh|ya|dong|bu|pak))*[\s.!]*$/i
const NUMBERED: Readonly<Record<string, 1 | 2 | 3>> = { satu: 1, dua: 2, tiga: 3, pertama: 1, kedua: 2, ketiga: 3 }

/** 'yang kedua aja' */
function chosenIn(text: string): 'first' | 'second' | 'third' | undefined {
  const said = CHOSEN.exec(text)?.[1]?.toLowerCase()
  if (said === undefined) return undefined
  return ORDER[NUMBERED[said] ?? (Number(said) as 1 | 2 | 3)]
}

const COUNTED = /^(?:parsel|parcel|paket|pkt|hampers|box|bingkisan|pcs|buah)$/
const BARE =
  /^\s*(?:(?:eh|oh|maaf|jadi|jadinya|jadikan|ganti|ubah|maksudnya|salah|harusnya|cukup)[\s,]+)*(\d[\d.]*)(?:\s+(?:aja|saja|deh|dulu|ya|dong))*[\s.!]*$/i
const MONEY = /\b(?:budget|anggaran|harga|maks\w*|rp|ribu|juta)\b|\d\s*(?:rb|k|jt|ribu|juta)\b|\brp\.?\s*\d/i
const DAY =
  /\b(?:tgl|tanggal|h\s*-\s*\d+|jan\w*|feb\w*|mar(?:et)?|apr\w*|mei|jun\w*|jul\w*|agu\w*|sep\w*|okt\w*|nov\w*|des\w*|besok|lusa|minggu|bulan|lebaran|natal|imlek|senin|selasa|rabu|kamis|jumat|sabtu)\b/i

interface Facts {
  quantity?: Quantity
  budget?: number
  needed_on?: string
  deliveries?: DeliverySaid[]
}

/** 'kirim 2 kali: 600 tgl 20 Feb ke KIIC, sisanya tgl 25 ke Suryacipta' tells the first day, and mostly the number. */
const factsOf = ({ deliveries, quantity, neededOn }: SplitSaid): Facts => ({
  deliveries,
  needed_on: neededOn,
  ...(quantity ? { quantity } : {}),
})

/** Another number of parcels, budget or day among the words. */
function factsIn(text: string, context: ReadContext): Facts {
  const count = countIn(text)
  const money = MONEY.test(text) ? rupiah.read({ text, media: [] }, BUDGET, context) : undefined
  const day = DAY.test(text) ? readDate(wordsOf(text), context)?.day : undefined
  return {
    ...(count === undefined ? {} : { quantity: { qty: count, unit: 'parcel' } }),
    ...(money?.ok ? { budget: money.value } : {}),
    ...(day === undefined ? {} : { needed_on: day }),
  }
}

/** 'eh 400', '400 paket' */
function countIn(text: string): number | undefined {
  const bare = BARE.exec(text)?.[1]?.replaceAll('.', '')
  if (bare !== undefined) return sensible(Number(bare))
  const { tokens } = wordsOf(text)
  const at = tokens.findIndex(({ norm }) => COUNTED.test(norm))
  for (let from = Math.max(0, at - 3); from < at; from++) {
    const number = readNumber(tokens, from, () => false)
    if (number?.to === at) return sensible(number.value)
  }
  return undefined
}

/** '3' alone is no number of parcels here: there are lines to choose from. */
const sensible = (count: number): number | undefined =>
  Number.isInteger(count) && count > 3 && count <= MOST_PARCELS ? count : undefined
