import { FILLERS } from '../answers/grammar/fillers.ts'
import { wordsOf } from '../answers/grammar/tokens.ts'
import type { AnswerInput, Refusal } from '../answers/kind.ts'
import { pick } from '../answers/pick.ts'
import { refuse, wordsIn } from '../answers/read.ts'
import { yesno } from '../answers/yesno.ts'
import type { Option } from '../chat/reply.ts'
import { FORK, WRITE } from './options.ts'
import type { Run } from './run.ts'
import { readContext } from './say.ts'
import { plain } from './words.ts'

/** The option meant exactly: tapped, or its label or number written. */
export function exactOption(options: readonly Option[], input: { text: string; pick?: string }): Option | undefined {
  const { pick } = input
  if (pick !== undefined)
    return options.find((o) => o.value === pick) ?? options.find((o) => plain(o.label) === plain(pick))
  return byNumber(options, input.text) ?? byLabel(options, input.text)
}

/** The line whose number was written: '2', '2.', '2 ya bu'. */
export function byNumber(options: readonly Option[], text: string): Option | undefined {
  const word = plain(text)
  return /^\d{1,2}$/.test(word) ? options[Number(word) - 1] : undefined
}

/** The line whose label was written, politeness and signs aside. */
export function byLabel(options: readonly Option[], text: string): Option | undefined {
  const word = plain(text)
  return word ? options.find((option) => plain(option.label) === word) : undefined
}

/** The one line that a word stands in: 'pesan' for 'Ya, lanjut pesan'. */
export function lineWith(options: readonly Option[], word: string): Option | undefined {
  const lines = options.filter(({ label }) => plain(label).split(' ').includes(word))
  return lines.length === 1 ? lines[0] : undefined
}

/** 'oke itu aja', 'udah segitu', 'cukup bu': nothing more is wanted. */
const NOTHING_MORE =
  /^(?:(?:oke?|ok|ya|iya|sudah|udah|dah|tidak|engga|enggak|nggak|ngga|ga) )*(?:(?:itu|segitu|segini|sakitu|eta) (?:aja|saja|doang|dulu|wae|we|bae)|cukup|cekap|sampun|(?:sudah|udah|dah) (?:itu|segitu|cukup)|(?:tidak|ga|gak|ngga|nggak) ada lagi)(?: (?:aja|saja|dulu|kok|sih|ya|deh|kak|bu|pak|itu))*$/
const DONE = /^(?:tidak ada\b|selesai\b|sudah (?:cukup|benar|semua)\b|cukup\b|itu saja\b)/i

/** The one line that ends what is being gathered, when the words say that nothing more is wanted. */
export function closingLine(options: readonly Option[], { text, pick }: AnswerInput): Option | undefined {
  if (pick !== undefined || !NOTHING_MORE.test(plain(text))) return undefined
  const lines = options.filter(({ label }) => DONE.test(label))
  return lines.length === 1 ? lines[0] : undefined
}

/** Says that something is missing, wrong or not yet so: all of it a no, and none of it calls anything off. */
const NOT_SO = /^(?:belum|acan|bukan|sanes|salah|keliru|ada|aya|punya|gaduh|tahu|ngerti)$/

/** 'Tidak jadi' is not what 'ga ada' or 'salah' means. */
function callsOff(label: string, text: string): boolean {
  const [first, second] = wordsOf(label).tokens.map(({ norm }) => norm)
  return (
    first === 'tidak' &&
    second !== undefined &&
    !NOT_SO.test(second) &&
    wordsOf(text).tokens.some(({ norm }) => NOT_SO.test(norm))
  )
}

/** Words of a bare yes or no; 'mau pesan 300 paket untuk H-10' holds a yes and means something else. */
const SHORT = 5
/** 'oke', 'iya bu' may close what is looked at; 'minta nomornya dong' asks for something. */
const CLOSING = 2

const COMMAND = /^(?:minta|tarik|kirim|kirimkan|cari|carikan|lihat|hapus|ubah|ganti|tambah|catat|cek)$/
const YES_LINE = /^ya,/i
const RATHER = /^(?:sekarang|besok|lagi|semua|semuanya|langsung)$/

/** 'tarik dari toko', 'minta nomornya dong' ask for something of their own; 'kirim aja' and 'minta dong' agree. */
function asksFor(text: string): boolean {
  const said = wordsOf(text).tokens.flatMap(({ norm, kind }) => (kind === 'word' && !FILLERS.has(norm) ? [norm] : []))
  const [first = '', second = ''] = said
  return COMMAND.test(first) && second !== '' && !RATHER.test(second)
}

/** The line that was meant by near words, or by a short yes or no that one line alone begins with; else why not. */
export function nearOption(
  run: Run,
  options: readonly Option[],
  question: string,
  input: AnswerInput,
): Option | Refusal {
  const context = { ...readContext(run.house, run.context), question }
  const near = pick.read(input, {}, { ...context, options })
  const found = near.ok ? options.find(({ value }) => value === near.value) : undefined
  if (found) return found
  const yesNo = (text: string, asked = question) => {
    const read = yesno.read({ text, media: [] }, {}, { ...context, question: asked })
    return read.ok ? read.value : undefined
  }
  // 'siap 50' agrees to fifty of something
  const length = plain(input.text).split(' ').length
  const short = length <= SHORT && !/\p{N}/u.test(input.text) && !asksFor(input.text)
  const said = short ? yesNo(input.text) : undefined
  // 'Lapor barang siap' agrees to nothing
  const begins = (label: string) => label.split(' ').slice(0, 2).join(' ')
  // a yes agrees by itself: 'Seberapa sering' only says again what stands on the card
  const agrees = (label: string) => {
    // 'Ya, batalkan' is a yes, whatever it agrees to
    if (YES_LINE.test(label)) return 'yes'
    return said === 'yes' && yesNo(label, '') !== said ? undefined : yesNo(label)
  }
  const agreeing =
    said === undefined
      ? []
      : options.filter(
          ({ label, value }) =>
            // 'besok' puts off, and is no answer to somebody else's no
            !value.startsWith(WRITE) &&
            (said === 'no' || length <= CLOSING || value.replace(FORK, '') !== 'end') &&
            agrees(begins(label)) === said &&
            agrees(label) === said &&
            !callsOff(label, input.text),
        )
  if (agreeing.length === 1 && agreeing[0]) return agreeing[0]
  return near.ok || near.reason === 'unsure' ? refuse('not_an_option', { words: wordsIn(input.text) }) : near
}
