import { FILLERS } from './fillers.ts'
import type { Token, Words } from './tokens.ts'
import { type Clause, clausesOf } from './yesno/clauses.ts'
import { type Asked, askedOf, numbersIn } from './yesno/question.ts'
import { verdictOf } from './yesno/verdict.ts'
import { NO_EMOJI, YES_EMOJI } from './yesno-words.ts'

export type YesNo = 'yes' | 'no' | 'unsure'

/**
 * Yes, no, or neither. The question counts: 'ga ada' to 'Ada yang mau diubah?' is a no, 'batal aja' to 'Mau dibatalkan?'
 * a yes, 'sanggup 100' to 'Sanggup 200?' neither. Nothing that answers at all: undefined.
 */
export function readYesNo(words: Words, question = ''): YesNo | undefined {
  const asked = askedOf(question)
  let verdict: YesNo | undefined
  const clauses = clausesOf(unlimited(words.tokens, asked))
  for (const [at, clause] of clauses.entries()) {
    // 'gausah dicek lagi, kirim aja'
    if (spares(clause, asked) && clauses.slice(at + 1).some((next) => goesAhead(next, asked))) continue
    // 'mau sih, tapi bulan depan aja'
    if (verdict === 'yes' && clause.but && PUTS_OFF.test(` ${clause.words.join(' ')} `)) {
      verdict = 'no'
      continue
    }
    // 'mau bu, saya ga ngerti soalnya': why, not what
    if (verdict !== undefined && !clause.limits && clause.words.includes('karena')) continue
    // 'hayu bu, lagi ga ada pesenan lain'
    if ((verdict === 'yes' || FREE.test(` ${clause.words.join(' ')}`)) && !clause.limits && hasTime(clause)) continue
    // 'siap bu, doain lancar'; 'iya batal aja, acaranya ga jadi' to 'Dibatalkan?'
    if (verdict === 'yes' && !clause.but && (hopes(clause) || (asked.undo && calledOff(clause)))) continue
    const said = asksOf(clause) ? 'unsure' : verdictOf(clause.words, asked)
    if (!said) {
      // 'bisa tapi telat sehari', 'iya tapi harganya naik': no yes that counts
      if (verdict === 'yes' && clause.limits && hasContent(clause) && !onlyAsksFor(clause)) verdict = 'unsure'
      continue
    }
    // 'udah pak, tapi ada yang pecah'
    if (verdict === 'yes' && said === 'yes' && clause.but && clause.words.includes('ada')) {
      verdict = 'unsure'
      continue
    }
    verdict = verdict === undefined || clause.takesBack ? said : together(verdict, said, clause, asked)
  }
  verdict ??= emojiVerdict(words.tokens)
  if (verdict === undefined && saysTheNumber(words.tokens, asked)) return 'yes'
  if (verdict === undefined && asked.change && namesChange(words.tokens)) return 'yes'
  if (verdict !== undefined && isTagQuestion(words.tokens)) return 'unsure'
  if (verdict !== 'no' && asksBack(words.tokens)) return 'unsure'
  if (verdict === 'yes' && asksForOther(words.tokens, asked)) return 'unsure'
  if (verdict === 'yes' && otherNumber(words.tokens, asked)) return 'unsure'
  return verdict
}

const SPARES =
  /^ (?:(?:ya|iya|oke|sok|sudah|udah) )*(?:tidak (?:usah|perlu|prlu|kedah|harus|pakai|pake)|jangan|ngapain|buat apa) (\w{4,}) /

/** 'ga usah diulang dari awal': what is spared is not what was asked about. */
function spares({ words }: Clause, asked: Asked): boolean {
  const spared = SPARES.exec(` ${words.join(' ')} `)?.[1]
  const root = spared?.replace(/^(?:di|me|nge?)(?=\w{3})/, '').replace(/(?:in|kan|an)$/, '')
  return root !== undefined && !FILLERS.has(spared!) && ![...asked.said].some((word) => word.includes(root))
}

const goesAhead = (next: Clause, asked: Asked): boolean =>
  !next.limits && !asked.undo && verdictOf(next.words, asked) === 'yes'

const PUTS_OFF =
  /^ tapi (?:\w+ )?(?:nanti|besok|lusa|(?:minggu|bulan|tahun|taun) depan|lain (?:kali|waktu)|kapan2) (?:(?:saja|deh|dulu|ya|lah|we|weh|wae|bae|bu|pak|kak|teh) )*$/

/** 'mumpung kosong, ikut' */
const FREE = /^ (?:kebetulan|mumpung|meumpeung) (?:lagi )?(?:kosong|lowong|senggang|sepi|luang|libur|nganggur)$/

/** 'mumpung lowong', 'ga ada orderan lain' */
const hasTime = ({ words }: Clause) =>
  /^ (?:kebetulan|mumpung|meumpeung) | (?:tidak (?:lagi )?(?:ada|punya|aya)|kosong|sepi) (?:\w+ )?(?:order|orderan|pesan|pesanan|kerjaan|garapan|job|kegiatan) /.test(
    ` ${words.join(' ')} `,
  )

/** 'dp nya balik ga?', 'masih banyak ga pertanyaannya' */
function asksOf({ words, asks }: Clause): boolean {
  const content = words.filter((word) => !FILLERS.has(word))
  return (
    asks &&
    content.length > 2 &&
    content.at(-1) === 'tidak' &&
    !/^(?:saya|kami|tapi|kok|kenapa|masa)$/.test(content.at(-2) ?? '')
  )
}

const hopes = ({ words }: Clause) =>
  /^(?:doain|doakan|doakeun|semoga|moga2?|mudah2an|mugi2?|mugia)$/.test(words[0] ?? '')
const calledOff = ({ words }: Clause) => / tidak jadi $/.test(` ${words.join(' ')} `)

/** What a second clause does to the first. */
function together(before: YesNo, said: YesNo, clause: Clause, asked: Asked): YesNo {
  const { limits, but, words } = clause
  if (before === said) return before
  if (said === 'unsure') return before === 'no' && !words.includes('tergantung') ? 'no' : 'unsure'
  if (before === 'unsure') return 'unsure'
  if (before === 'yes') {
    // 'sudah, tapi resinya belum ada'
    if (but && NO_OF_ITS_OWN.test(words.join(' '))) return 'unsure'
    // 'iya, skrg mah engga' to 'Sekarang?'
    if (asked.said.has('sekarang') && NOT_NOW.test(` ${words.join(' ')} `)) return 'no'
    if (ofOtherThings(clause, asked)) return 'yes'
    // 'bersedia, tapi jangan pas lagi masak'
    if (
      but &&
      / jangan (?!dulu|sekarang|deh|lah|saja|(?:hari|minggu|malam|pagi|sore|bulan) ini)\w{3,} \w/.test(
        ` ${words.join(' ')} `,
      )
    )
      return 'unsure'
    if (FINAL_NO.test(` ${words.join(' ')} `)) return 'no'
    return limits ? 'unsure' : / tidak (?:usah|perlu) \w/.test(` ${words.join(' ')} `) ? 'yes' : 'unsure'
  }
  return limits ? 'unsure' : 'no'
}

/** 'tapi kirimnya jangan telat ya' */
const onlyAsksFor = ({ words }: Clause) =>
  / jangan (?:sampai |ada )?(?:lupa|telat|salah|kurang|lama2|rusak|pecah|turun) /.test(` ${words.join(' ')} `)

/** When: a greeting elsewhere, but not behind 'tapi'. */
const TIME_OF_DAY = /^(?:pagi|siang|sore|malam)$/

const hasContent = ({ words }: Clause) =>
  words
    .slice(1)
    .some(
      (word) =>
        (!FILLERS.has(word) || TIME_OF_DAY.test(word)) &&
        !/^(?:itu|ini|segitu|sakitu|satu|eta|sebentar|bentar)$/.test(word),
    )

/** 'masih, ga naik kok', 'setuju, jangan turun kualitasnya': what is denied was not asked, and is nothing one does or not. */
function ofOtherThings({ words, limits }: Clause, asked: Asked): boolean {
  const denial = words.findLastIndex((word) => /^(?:tidak|bukan|jangan)$/.test(word))
  const denied = words.slice(denial + 1).find((word) => !FILLERS.has(word))
  return !limits && denied !== undefined && denial >= 0 && !ASKED_OF_ONESELF.test(denied) && !asked.said.has(denied)
}

const ASKED_OF_ONESELF =
  /^(?:bisa|mau|jadi|sanggup|mampu|kuat|ada|punya|boleh|setuju|dulu|pernah|usah|perlu|ikut|sempat|keburu|cukup|yakin|tahu|tau|ngerti|paham|sekarang|sudah|hari|minggu|bulan|besok|nanti|kami|saya|sama|yang|semua|dikirim|kirim|ambil|terima)/

/** A 'tapi' with a subject of its own: 'tapi resinya belum', 'tapi gulanya kosong'. */
const NO_OF_ITS_OWN = /^tapi (?!(?:saya|kami|lagi|sekarang|kayaknya|ya|mah) )\w+ (?:\w+ )?(?:belum|tidak|kosong)/

const NOT_NOW =
  /^ (?:nanti|besok|lusa|engke)2? | (?:sekarang|kali ini) (?:mah |sih )?(?:tidak|jangan|belum) | (?:jangan|tidak|belum) sekarang /
const FINAL_NO =
  / (?:jangan|batal|batalin|cancel|tolak|belum|bukan|nanti (?:saja|dulu)|besok2? (?:saja|dulu|deh)|sekarang (?:mah |sih )?tidak|tidak (?:jadi|mau|sanggup|dulu)) /

/** 'ini penipuan bukan?', 'gratis kan?': asked, not answered. */
function isTagQuestion(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind, norm }) => kind === 'word' && !FILLERS.has(norm))
  const asked = tokens.findLast(({ kind }) => kind !== 'emoji')?.text === '?'
  return asked && words.length > 1 && /^(?:bukan|kan)$/.test(words.at(-1)?.norm ?? '')
}

/** 'bisa?', 'boleh ga?': a question back. */
function asksBack(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind, norm }) => kind === 'word' && !FILLERS.has(norm))
  return words.length <= 3 && tokens.findLast(({ kind }) => kind !== 'emoji')?.text === '?'
}

/** 'ada yang perlu saya kerjakan?' to 'Mau dijawab sekarang?': what is there was not asked. */
function asksForOther(tokens: readonly Token[], { said, change, owns }: Asked): boolean {
  const [first, second, ...more] = tokens.filter(({ kind, norm }) => kind === 'word' && !FILLERS.has(norm))
  const asked = change || owns || said.has('ada') || said.has('punya') || first?.norm !== 'ada'
  const open = tokens.findLast(({ kind }) => kind !== 'emoji')?.text === '?' || second?.norm === 'yang'
  return !asked && open && more.length > 0
}

/** 'ngan dua ratus mah', 'kalau cuma 200' to 'Sanggup 200?': the very number that was asked limits nothing. */
function unlimited(tokens: readonly Token[], { numbers }: Asked): readonly Token[] {
  const same = numbers.size > 0 ? numbersIn(tokens).filter(({ digits }) => numbers.has(digits)) : []
  if (same.length === 0) return tokens
  const limiting = same.flatMap(({ from, to }) => {
    let first = from
    while (/^(?:kalau|hanya|cuma|ngan|mung|segitu)$/.test(tokens[first - 1]?.norm ?? '')) first--
    return Array.from({ length: to - first }, (_, index) => first + index)
  })
  return tokens.filter((_, at) => !limiting.includes(at))
}

/** '15rb' to 'Harga Rp 15.000 sudah pas?': the number of the question and nothing else. */
function saysTheNumber(tokens: readonly Token[], { numbers, said }: Asked): boolean {
  const told = numbersIn(tokens)
  const others = tokens.filter(
    ({ kind, norm }, at) =>
      kind === 'word' && !FILLERS.has(norm) && !told.some(({ from, to }) => at >= from && at < to),
  )
  return (
    told.length > 0 &&
    told.every(({ digits }) => numbers.has(digits)) &&
    others.every(({ norm }) => said.has(norm) || /^(?:rp|itu|segitu|kec+i+l|gampang|enteng)$/.test(norm)) &&
    !tokens.some(({ text }) => text === '?')
  )
}

/** 'harganya jadi 15rb' to 'Ada yang mau diubah?': somebody who says what says that there is something. */
function namesChange(tokens: readonly Token[]): boolean {
  const field = tokens.findIndex(({ norm, stem }) => FIELDS.test(norm) || FIELDS.test(stem))
  const others = tokens.filter(
    ({ kind, norm }, at) => at !== field && kind !== 'emoji' && (kind !== 'word' || !FILLERS.has(norm)),
  )
  // 'harganya bu', 'beratnya salah'
  if (
    field >= 0 &&
    others.every(({ kind, norm }) =>
      kind === 'sign' ? norm !== '?' : /^(?:nya|na|salah|keliru|lepat|typo)$/.test(norm),
    )
  )
    return true
  return (
    field >= 0 &&
    tokens.slice(field + 1).some(({ kind, norm }) => kind === 'number' || norm === 'jadi' || CHANGES.test(norm))
  )
}

const FIELDS =
  /^(?:harga|berat|isi|nama|jumlah|netto|alamat|kapasitas|stok|minimal|rasa|varian|satuan|tanggal|kecamatan|foto|merek|kemasan)$/
const CHANGES = /^(?:di)?(?:ganti|ubah|naik|turun|benerin|betulin|kurangi|tambah)(?:in|kan)?$/

/** 'sanggup 100' to 'Sanggup 200?' agrees to something else. */
const otherNumber = (tokens: readonly Token[], { numbers }: Asked): boolean =>
  numbers.size > 0 &&
  numbersIn(tokens).some(
    ({ digits, from, to }) => !wasOnce(tokens, from) && !PEOPLE.test(tokens[to]?.norm ?? '') && !numbers.has(digits),
  )

/** 'sanggup, tenaganya nambah 2 orang' */
const PEOPLE = /^(?:orang|org|pegawai|karyawan|tukang)$/

/** 'mudah, taun kemaren aja 700' */
const wasOnce = (tokens: readonly Token[], at: number): boolean =>
  / (?:tahun|bulan|minggu) (?:kemarin|lalu)(?: saja)? $| pernah (?:sampai )?$/.test(
    ` ${tokens
      .slice(Math.max(0, at - 4), at)
      .map(({ norm }) => norm)
      .join(' ')} `,
  )

function emojiVerdict(tokens: readonly Token[]): YesNo | undefined {
  const signs = tokens.filter(({ kind }) => kind === 'emoji').map(({ text }) => text)
  const yes = signs.some((sign) => YES_EMOJI.has(sign))
  const no = signs.some((sign) => NO_EMOJI.has(sign))
  if (yes !== no) return yes ? 'yes' : 'no'
  return yes ||
    (!tokens.some(({ kind }) => kind === 'word' || kind === 'number') && tokens.some(({ text }) => text === '?'))
    ? 'unsure'
    : undefined
}
