import { FORK } from './options.ts'
import type { AskStep, Prompt } from './types.ts'

/** Ways to say 'lewati' at a question that may be left empty. */
const SKIP_WORDS = new Set([
  'lewat',
  'lewati',
  'lewatin',
  'dilewat',
  'skip',
  'kosong',
  'nanti saja',
  'nanti aja',
  'belum ada',
])
/** 'lewat dulu lah nib mah', 'lewatin aja yang ini' */
const SKIPS =
  /^(?:lewat|lewati|lewatin|dilewat|dilewati|skip)(?: (?:dulu|dl|heula|saja|aja|we|lah|deh|yang|ini|itu|nib|foto|pirt|halal|bu))+$/
/** There is none, or it is not known: at a question that may be left empty, and shows no line for that, the same. */
const NONE =
  /^(?:(?:belum|blm|blum|tidak|tdk|gak|ga|gk|g|nggak|ngga|enggak|engga|teu acan|teu|tacan|can|durung|ora)(?: (?:ada|punya|tau|tahu|gaduh|aya|terang|apal|duwe|weruh|ngerti))?|kurang (?:tau|tahu|apal)|gatau|gtw|gada|gaada|gakada|nihil)(?: (?:masih|sekarang|saja|aja|lagi|nih))*$/
/** No money is asked for: 'gratis' where an amount may be left out. */
const FREE = /^(?:gratis|cuma cuma|free|tanpa (?:sewa|biaya)|(?:tidak|ga|gak|nggak|engga|teu|ora) (?:bayar|mayar))$/
/** 'nanti fotonya', 'fotonya nyusul ya': where a photo may be left out it is not waited for. */
const LATER_PHOTO =
  /^(?:(?:nanti|ntar|entar|engke|mengko|besok|nyusul|menyusul)(?: (?:saja|aja|dulu|dl|ya|deh|bu|kak|saya|kirim|dikirim|nyusul|menyusul))* (?:foto|gambar|suratnya|filenya|berkas)\w*|(?:foto|gambar)\w*(?: (?:mah|nya|sih))* (?:nanti|ntar|entar|engke|mengko|besok|nyusul|menyusul|belum|blm))(?: \S+){0,3}$/
/** Numbers of permits: their readers tell 'none' from 'not yet', and each has kind words of its own. */
export const NUMBERED = new Set(['pirt', 'bpom', 'halal', 'nib', 'npwp'])
/** 'nanti fotonya' below the question for it. */
export const putsOffFile = (step: AskStep, word: string): boolean =>
  (step.kind === 'photo' || step.kind === 'document') && LATER_PHOTO.test(word)

/** 'lewati', or 'ga punya' where no line of the question stands for that. */
export function skips(step: AskStep, prompt: Prompt, word: string): boolean {
  const ways = prompt.options.some(({ value }) => value.startsWith(FORK))
  return (
    SKIP_WORDS.has(word) ||
    SKIPS.test(word) ||
    putsOffFile(step, word) ||
    (step.kind === 'rupiah' && FREE.test(word)) ||
    (!ways && step.kind !== 'yesno' && !NUMBERED.has(step.kind) && NONE.test(word))
  )
}
