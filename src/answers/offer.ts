import { DECLINE_REASONS, type DeclineReason } from '../domain/orders/offers.ts'
import { readQuantity } from './grammar/quantity.ts'
import { numberText } from './grammar/say.ts'
import { type Token, type Words, wordsOf } from './grammar/tokens.ts'
import { readYesNo } from './grammar/yesno.ts'
import type { AnswerKind, ReadContext } from './kind.ts'
import { amountsOf } from './quantity.ts'
import { ok, refuse, unsure, wordsIn } from './read.ts'

/** What a maker says to an offer. */
export type OfferSaid =
  | { says: 'yes'; onDp: boolean }
  /** so many pieces, or such a part of what was offered (0.5) */
  | { says: 'part'; pieces: number; onDp: boolean }
  | { says: 'part'; share: number; onDp: boolean }
  | { says: 'no'; reason?: DeclineReason }

/**
 * An answer to an offer in a maker's own words: 'sanggup', '180 aja bu', 'siap asal DP masuk dulu', 'teu tiasa, nuju udur'.
 * Putting it off ('nanti saya kabari') is no answer, nor is a yes for another day or price.
 */
export const offer: AnswerKind<OfferSaid> = {
  name: 'offer',
  settings: {},
  reasons: ['not_an_answer', 'undecided', 'condition'],
  read({ text }, _settings, context) {
    const words = wordsOf(text)
    if (CONDITION.test(normOf(words.tokens))) return refuse('condition')
    const onDp = DOWN_PAYMENT.test(normOf(words.tokens))
    const clauses = clausesOf(words)
    const amounts = [...new Set(clauses.flatMap(piecesIn))]
    const [pieces] = amounts
    if (pieces !== undefined) {
      const said = amounts.slice(0, 4).map((amount): OfferSaid => ({ says: 'part', pieces: amount, onDp }))
      return said.length === 1 ? ok(said[0] as OfferSaid) : unsure(said, (value) => sayOffer(value), context)
    }
    if (clauses.some(({ norm, verdict }) => HALF.test(norm) && verdict !== 'no'))
      return ok({ says: 'part', share: 0.5, onDp })
    const reason = onDp ? undefined : reasonIn(words)
    if (reason && !text.includes('?')) return ok({ says: 'no', reason })
    if (onDp) return ok({ says: 'yes', onDp })
    const verdict = readYesNo(words)
    if (verdict === 'yes') return ok({ says: 'yes', onDp: false })
    if (verdict === 'no' && !isPutOff(words)) return ok({ says: 'no' })
    return verdict === undefined ? refuse('not_an_answer', { words: wordsIn(text) }) : refuse('undecided')
  },
  say: sayOffer,
}

function sayOffer(value: OfferSaid, context?: ReadContext): string {
  if (value.says !== 'part') return context?.words?.[`offer.${value.says}`] ?? value.says
  return 'pieces' in value ? numberText(value.pieces) : `${numberText(value.share * 100)}%`
}

/** 'asal DP masuk', 'kalau ada uang muka', 'DP dulu ya', 'nunggu panjar'. */
const DOWN_PAYMENT =
  /\b(?:asal\w*|kalau|jika|setelah|sesudah|nunggu|tunggu|menunggu|syarat\w*|habis|minta|harus|butuh|perlu|pakai)\b.{0,30}\b(?:dp|uang muka|panjar|modal awal)|\b(?:dp|dpnya|uang muka|panjar)\b.{0,12}\b(?:dulu|heula|masuk|cair)\b/
/** A promise is for the day and price that were offered. */
const CONDITION = /\b(?:telat|terlambat|mundur|diundur|nego|dinaikkan|dinaikin)\b/
const HALF = /\b(?:setengah\w*|separuh\w*|sapalih|sabagian|satengah\w*|separo\w*)\b/

/** Words that tell why not, with something that says no or less. */
const WHY: Readonly<Partial<Record<DeclineReason, RegExp>>> = {
  modal: /\b(?:modal\w*|duit\w*|dana\w*|artos\w*)\b/,
  bahan: /\b(?:bahan\w*|minyak\w*|tepung\w*|terigu|gula|singkong\w*|kedelai|stok\w*)\b/,
  tenaga:
    /\b(?:tenaga\w*|karyawan\w*|pegawai\w*|pekerja\w*|sakit|udur|gering|kewalahan|keteteran|lahiran|capek|cape)\b/,
  alat: /\b(?:alat\w*|mesin\w*|oven\w*|kompor\w*|wajan\w*|penggorengan)\b/,
  harga: /\b(?:harga\w*|rugi|murah|kemurahan|untung\w*)\b/,
  libur: /\b(?:libur\w*|mudik|cuti|hajatan|pulang kampung|prei|umroh|haji)\b/,
}
const LACKING =
  /\b(?:tidak|belum|kurang|habis|abis|seep|rusak|mahal|kosong|teu|naik|terlalu|kemurahan|rugi|sakit|udur|gering|kewalahan|keteteran|lahiran|capek|cape|mudik|cuti|hajatan|libur\w*|prei|umroh|haji|pulang)\b/

function reasonIn({ tokens }: Words): DeclineReason | undefined {
  const norm = normOf(tokens)
  return LACKING.test(norm) ? DECLINE_REASONS.find((reason) => WHY[reason]?.test(norm)) : undefined
}

interface Clause {
  words: Words
  norm: string
  verdict: ReturnType<typeof readYesNo>
}

/** Where a new thought begins: 'tapi', 'cuma', 'sisanya' … */
const TURNS = /^(?:tapi|cuma|cuman|hanya|paling|paling2|sisanya|sisana|selebihnya|lainnya|bisanya|ngan|mung)$/

function clausesOf({ text, tokens }: Words): Clause[] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    const stops =
      token.kind === 'break' || token.kind === 'emoji' || (token.kind === 'sign' && /^[,.;!()]$/.test(token.text))
    if (stops || (token.kind === 'word' && TURNS.test(token.norm))) parts.push([])
    if (!stops) parts.at(-1)?.push(token)
  }
  return parts
    .filter(({ length }) => length > 0)
    .map((part) => {
      const words = wordsOf(text.slice(part[0]?.start, part.at(-1)?.end))
      return { words, norm: normOf(part), verdict: readYesNo(words) }
    })
}

/** Pieces that a clause promises; 'sisanya 120', 'dari 300', 'ga sanggup 300' promise none. */
function piecesIn({ words, norm, verdict }: Clause): number[] {
  if (verdict === 'no' || /^(?:sisa|selebih|lainnya)/.test(norm)) return []
  const own = words.text.replace(/\bdari\s+(?:total\s+)?[\d.,]+(?:\s*\p{L}+)?/giu, ' ')
  const read = readQuantity(wordsOf(own))
  if (!read || read.per) return []
  const amounts = read.pieces !== undefined ? [read.pieces] : amountsOf(read)
  return amounts.filter((amount) => Number.isInteger(amount) && amount > 0)
}

/** 'nanti saya kabari', 'besok ya', 'belum tahu': a no for now, not for good. */
function isPutOff({ tokens }: Words): boolean {
  const norm = normOf(tokens)
  return (
    /\b(?:nanti|besok|belum|sebentar|bentar|ntar)\b/.test(norm) && !/\b(?:tidak|tolak|jangan|teu|bukan|no)\b/.test(norm)
  )
}

const normOf = (tokens: readonly Token[]) =>
  tokens
    .filter(({ kind }) => kind === 'word' || kind === 'number')
    .map(({ norm }) => norm)
    .join(' ')
