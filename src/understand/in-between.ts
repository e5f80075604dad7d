import { FILLERS } from '../answers/grammar/fillers.ts'
import { normsOf } from '../answers/grammar/norms.ts'
import type { Words } from '../answers/grammar/tokens.ts'
import { unitNamed } from '../answers/grammar/unit-table.ts'
import { guessKinds } from '../domain/products/guess.ts'

/** Somebody asks what there is in it for her. */
export const WHAT_IT_GIVES = 'what_it_gives'
/** A maker asks whether anybody wants her goods. */
export const ANY_BUYERS = 'any_buyers'
/** A maker says that nobody buys her goods. */
export const NOT_SELLING = 'not_selling'
/** Somebody is angry, and says no more than that. */
export const UPSET = 'upset'
/** Somebody wants to sell goods of her own here: a maker's registration, and the wrong door at the buyers' bot. */
export const WANTS_TO_SELL = 'wants_to_sell'
/** What people say in between, of no record in particular. */
export const IN_BETWEEN = [WHAT_IT_GIVES, ANY_BUYERS, NOT_SELLING, UPSET, WANTS_TO_SELL] as const

const WHO_BUYS =
  '(?:yang|orang|pembeli|pabrik|perusahaan|pt|kantor|toko|hotel|koperasi|kopkar|warung|konsumen|pelanggan|peminat)(?:nya|na)?'
const BUYS =
  '(?:mau|minat|berminat|pesan|mesan|beli|meuli|borong|ngeborong|ambil|ngambil|cari|nyari|butuh|perlu|nampung|order|nawar|hoyong|meser)'
/** The first that fits counts; words after their spelling is evened out. */
const MEANT: readonly (readonly [(typeof IN_BETWEEN)[number], RegExp])[] = [
  [
    WHAT_IT_GIVES,
    / (?:untung|keuntungan|manfaat|faedah|kelebihan|benefit)(?:nya|na)? (?:\S+ ){0,2}(?:apa|apaan|naon|opo) | (?:apa|naon|opo) (?:\S+ ){0,2}(?:untung|keuntungan|manfaat|faedah|kelebihan|benefit)(?:nya|na)? | (?:dapat|dapet|kenging|meunang|oleh) (?:apa|naon|opo)(?: saja)? (?:kalau|lamun|nek|$)/,
  ],
  [ANY_BUYERS, new RegExp(` (?:ada|aya|ono) (?:tidak )?(?:${WHO_BUYS} ){1,2}(?:\\S+ )?${BUYS} `)],
  [ANY_BUYERS, / (?:ada|aya|ono) (?:tidak )?(?:pembeli|peminat|pembelinya|peminatnya)(?: \S+){0,2} $/],
  [
    NOT_SELLING,
    / (?:kok|kenapa|naha|belum|tidak|kurang|teu|acan) (?:\S+ ){0,2}(?:laku2?|payu|pajeng|laris|laku laku)(?: \S+){0,2} $/,
  ],
  [UPSET, / jangan (?:cuma|hanya|ngan) janji | (?:di )?php(?:in)? | tidak becus | omong kosong /],
]
/** What has a number or a price is about that. */
const MOST_WORDS = 12
const ASKED = new Set<string>([WHAT_IT_GIVES, ANY_BUYERS])

/** 'untungnya apa?', 'ada pabrik yang mau?', 'kok ga laku2', 'jangan cuma janji dong' → which; nothing for anything else. */
export function saidInBetween({ tokens, text }: Words): (typeof IN_BETWEEN)[number] | undefined {
  const { said, count, hasNumber } = normsOf(tokens)
  if (!count || count > MOST_WORDS || hasNumber) return undefined
  const [meant] = MEANT.find(([, way]) => way.test(said)) ?? []
  // 'ada yang mau beli' tells of one, 'ada yang mau beli ga' asks
  const asks =
    text.includes('?') || / (?:tidak|belum|ya|kah|kan|teu|ora|apa|naon|opo) | (?:mau|minat|borong) $/.test(said)
  return meant !== undefined && ASKED.has(meant) && !asks ? undefined : meant
}

const SELLS =
  / (?:mau|ingin|pengen|cara|caranya|gimana|bagaimana|bisa|boleh|kumaha|hoyong) (?:\S+ ){0,4}(?:jual|jualan|menjual|ngejual|dagang|dagangin|titip|icalan|ngical|dodolan) /
const OWN = / (?:saya|kami|aku|abdi|kula|sini|dagangan|jualan saya) /

/** 'mau jual keripik saya di sini gimana caranya' */
export const wantsToSell = ({ tokens }: Words): boolean => {
  const { said } = normsOf(tokens)
  return SELLS.test(said) && OWN.test(said)
}

const ANGRY =
  / (?:kecewa|payah|ngaco|kesal|kesel|emosi|marah|nyebelin|keterlaluan|(?:gimana|kumaha|piye) (?:sih|ini|nih)|(?:capek|cape|capai) nunggu\w*) /

/** 'gimana sih', 'kecewa': meant so only by who says nothing else. */
export const isAngry = ({ tokens }: Words): boolean => ANGRY.test(normsOf(tokens).said)

const CALLED = /^(?:bu|ibu|pak|bapak|mbak|mba|mas|kak|teh|teteh|kang|akang|a|aa|bang|neng)$/
const MOST_CALLING = 7
const IS_THERE = / (?:ada|aya|hadir|standby) /
const PRESENT = /^(?:ada|aya|hadir|standby)$/
/** Behind 'bu' these are no names. */
const NO_NAME =
  /^(?:barang|stok|pesanan|orderan|order|produk|harga|yang|masih|sudah|belum|saya|mau|tolong|lagi|info|katalog|diskon|promo|contoh|foto|pelatihan|itu|ini|di|kalau|ini|apa|siapa)/

/** 'bu rina ada?', 'pak Dedi aya di kantor?': somebody is to come to the phone. Goods are no people. */
export function asksForPerson({ tokens }: Words): boolean {
  const { said, count, hasNumber } = normsOf(tokens)
  if (count < 2 || count > MOST_CALLING || hasNumber || !IS_THERE.test(said)) return false
  const words = tokens.filter(({ kind }) => kind === 'word')
  const at = words.findIndex(({ norm, text }) => CALLED.test(norm) || CALLED.test(text.toLowerCase()))
  const present = words.findIndex(({ norm }, index) => index > at && PRESENT.test(norm))
  const name = at < 0 || present < at + 2 || present > at + 3 ? [] : words.slice(at + 1, present)
  const greeting = words
    .slice(0, Math.max(0, at))
    .every(({ norm }) => FILLERS.has(norm) || /^(?:halo|maaf|permisi|punten)$/.test(norm))
  return (
    name.length > 0 &&
    greeting &&
    name.every(
      ({ norm, text }) =>
        (norm.length > 2 || /^hj?$/.test(norm)) && !NO_NAME.test(norm) && !unitNamed(norm) && !/\d/.test(text),
    ) &&
    guessKinds(name.map(({ text }) => text).join(' ')).length === 0 &&
    words
      .slice(present + 1)
      .every(({ norm }) => FILLERS.has(norm) || /^(?:tidak|di|kantor|tempat|hari|ini|teu|ora|ya)$/.test(norm))
  )
}
