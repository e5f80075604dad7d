import { monthAt } from '../../answers/grammar/calendar-words.ts'
import { datesIn } from '../../answers/grammar/dates.ts'
import { type Words, written } from '../../answers/grammar/tokens.ts'
import { bareUnitAt } from '../../answers/grammar/units.ts'
import type { ReadContext } from '../../answers/kind.ts'
import type { Said } from '../said.ts'
import { phraseAfter } from './phrases.ts'
import { beforeWord } from './things.ts'
import { put, type SlotReader } from './wish.ts'

/** The thing whose curation is asked about. */
export const curated: SlotReader = (words, _context, wish) =>
  put(
    wish,
    'product',
    ownedThing(words, /^(?:saya|yang|kami|lolos|kurasi|sudah|abdi|tos)$/) ??
      phraseAfter(words, /^(?:produk|kurasi|pengajuan)$/),
  )

const KIN = /^(?:mamah|mama|mamak|emak|ema|ibu|bapak|istri|suami|nenek|mertua|kakak|adik|teteh|ortu|orangtua)$/
const ASKS = /^(?:kumaha|gimana|piye|kunaon|naha|kenapa|iraha|kapan|naon|apa|apakah|apa2)$/

/** 'keripik talas mamah sy', 'kumaha dodol abdi': neither whose nor how belongs to the thing. */
function ownedThing(words: Words, word: RegExp): Said<string> | undefined {
  const found = beforeWord(words, word)
  if (!found) return undefined
  let { from, to } = found
  const norm = (at: number) => words.tokens[at]?.norm ?? ''
  while (to > from + 1 && KIN.test(norm(to - 1))) to--
  while (to > from + 1 && ASKS.test(norm(from))) from++
  return from === found.from && to === found.to ? found : { value: written(words, from, to), from, to }
}

const OF_CAPACITY =
  /^(?:se?tiap|se(?:hari|harian|minggu|bulan)|sa(?:dinten|poe|bulan|minggu)|hari|harian|bulanan|mingguan|dalam|dina|mulai|depan|nanti|kemarin|naik\w*|naek\w*|turun\w*|nambah\w*|tambah\w*|kurang\w*|di\w{4,}|kapasitas\w*|kemampuan\w*|kebisaan\w*|batas|maksimal|produksi\w*|ubah|rubah|ganti|update|menjadi|jadi|ukur|tenaga\w*|pegawai|karyawan|mesin|oven|alat|tangan|tukang|pembantu|asisten|kita|kami|tolong|catat|ayeuna|saiki)$/

/** How much of which product is made: 'kapasitas kue sagon sy', 'telor asin sy mulai senin sanggupnya …'. */
export const made: SlotReader = (words, context, wish) => {
  const phrase =
    madeIn(phraseAfter(words, /^(?:kapasitas|produksi|kemampuan|bikin|buat|ngadamel)$/, 3), words, context) ??
    madeIn(ownedThing(words, /^(?:saya|kami|abdi)$/), words, context)
  put(wish, 'product', phrase)
}

/** The phrase up to the first word that tells how much or when; no unit and no day is made. */
function madeIn(phrase: Said<string> | undefined, words: Words, context: ReadContext): Said<string> | undefined {
  if (!phrase) return undefined
  const { tokens } = words
  const days = datesIn(words, context)
  const tellsMore = (at: number) =>
    OF_CAPACITY.test(tokens[at]?.norm ?? '') ||
    bareUnitAt(tokens, at) !== undefined ||
    monthAt(tokens, at) !== undefined ||
    days.some(({ from, to }) => at >= from && at < to)
  let to = phrase.from
  while (to < phrase.to && !tellsMore(to)) to++
  return to > phrase.from ? { value: written(words, phrase.from, to), from: phrase.from, to } : undefined
}
