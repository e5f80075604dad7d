import { FILLERS } from './fillers.ts'
import { type Token, wordsOf } from './tokens.ts'
import type { YesNo } from './yesno.ts'
import { FIRST, FIRST_BEHIND, HARMLESS, HARMLESS_WORDS, NEEDLESS, NO, UNSURE, YES } from './yesno-words.ts'

/** What the question does to the answer. */
export interface Asked {
  /** 'Ada yang mau diubah?': 'sudah benar' is a no */
  change: boolean
  /** 'Mau dibatalkan?': 'batal aja' is a yes */
  undo: boolean
  /** 'Belum dikirim?': 'belum' agrees */
  negative: boolean
  /** 'Datanya sudah benar?': 'salah itu' is a no */
  truth: boolean
  /** 'Keberatan kalau diundur?', 'Ada masalah?': 'tidak keberatan' is a no */
  objects: boolean
  /** 'Sudah habis?' */
  gone: boolean
  numbers: ReadonlySet<string>
  /** its words */
  said: ReadonlySet<string>
}

export interface Clause {
  words: string[]
  /** 'eh', 'ralat': what stood before is taken back */
  takesBack: boolean
  /** 'tapi', 'cuma': what stood before is limited */
  limits: boolean
}

export function askedOf(question: string): Asked {
  const tokens = question ? wordsOf(question).tokens : []
  const said = tokens.filter(({ kind }) => kind === 'word').map(({ norm }) => norm)
  return {
    change: said.some((word) =>
      /^(?:di|me|ber)?(?:ubah|ganti|salah|keliru|kurang|tambah|ralat|koreksi|kendala|masalah|keluhan|rusak|revisi|perbaiki)/.test(
        word,
      ),
    ),
    undo: said.some((word) => UNDO.test(word)),
    gone: said.includes('sesudah'),
    truth: said.some((word) => /^(?:benar|bener|betul|sesuai|tepat|cocok)/.test(word)),
    objects: said.some((word) => /^(?:keberatan|masalah|kendala|keluhan)/.test(word)),
    said: new Set(said),
    negative: said.includes('belum') && !said.includes('sudah'),
    numbers: new Set(tokens.filter(({ kind }) => kind === 'number').map(({ text }) => text.replace(/\D/g, ''))),
  }
}

const UNDO = /^(?:di|me|mem)?(?:batal|hapus|tolak|stop|henti|cancel)/

export function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = []
  let open: Clause = { words: [], takesBack: false, limits: false }
  for (const token of tokens) {
    const breaks =
      token.kind === 'break' || token.kind === 'emoji' || (token.kind === 'sign' && /^[,.;!?()]$/.test(token.text))
    const turns = token.kind === 'word' && /^(?:eh|ralat|tapi|hanya|langsung|cuman|ngan)$/.test(token.norm)
    if (breaks || turns) {
      clauses.push(open)
      open = {
        words: [],
        takesBack: turns && /^(?:eh|ralat)$/.test(token.norm),
        limits: turns && !/^(?:eh|ralat|langsung)$/.test(token.norm),
      }
    }
    // thanks accept nothing
    if (token.norm === 'kasih' && open.words.at(-1) === 'terima') open.words.pop()
    else if (token.kind === 'word') open.words.push(token.norm)
  }
  clauses.push(open)
  return clauses.filter(({ words }) => words.length > 0)
}

/** Verdict of one clause: doubt first, then idioms, then its words from left to right. */
export function verdictOf(said: readonly string[], asked: Asked): YesNo | undefined {
  if (isUnsure(said)) return 'unsure'
  if (said.some((word) => HARMLESS_WORDS.has(word))) return 'yes'
  const text = ` ${said.join(' ')} `
  if (/ (?:lain kali|kapan kapan) /.test(text)) return 'no'
  if (
    asked.truth &&
    / (?:salah|keliru|beda) /.test(text) &&
    !/ tidak (?:ada )?(?:yang )?(?:salah|keliru|beda) /.test(text)
  )
    return 'no'
  if (/ (?:no|nomor) problem /.test(text)) return 'yes'
  if (/ sudah sesudah /.test(text)) return asked.gone ? 'yes' : 'no'
  const refusal = said.findIndex(
    (word, index) => refuses(said, index) && !(word === 'besok' && asked.said.has('besok')),
  )
  const assent = said.findIndex((_, index) => assents(said, index))
  if (asked.undo && said.some((word, index) => UNDO.test(word) && !denied(said, index))) return 'yes'
  if (asked.negative && refusal >= 0 && said[refusal] === 'belum') return 'yes'
  if (asked.negative && assent >= 0 && said[assent] === 'sudah') return 'no'
  if (refusal > 0 && said[refusal - 1] === 'kalau') return 'unsure'
  if (refusal >= 0) {
    // 'boleh, ga usah …' in one breath
    const before = assent >= 0 && assent < refusal
    return before && said[refusal] === 'tidak' && /^(?:usah|perlu)$/.test(said[refusal + 1] ?? '') ? 'yes' : 'no'
  }
  if (said.some((_, index) => harmless(said, index))) return asked.objects ? 'no' : 'yes'
  if (assent < 0) return undefined
  if (
    asked.change &&
    /^(?:sudah|bener|benar|betul|pas|cukup|sesuai|aman|leres|lengkap|cocok|beres)$/.test(said[assent] as string)
  )
    return 'no'
  const given = said.indexOf('kalau')
  if (
    given >= 0 &&
    given < assent &&
    !/^(?:gitu|begitu|kitu|ngono|saya|kami|dari|itu|memang|segitu|bisa|boleh|mau)$/.test(said[given + 1] ?? '')
  )
    return 'unsure'
  const condition = said.slice(assent + 1).indexOf('kalau')
  return condition >= 0 && !/^(?:gitu|begitu|kitu|ngono)$/.test(said[assent + condition + 2] ?? '') ? 'unsure' : 'yes'
}

/** A yes-word that nothing denies; 'ya' only where it opens the clause ('maaf ya' is no yes). */
function assents(said: readonly string[], at: number): boolean {
  const word = said[at] as string
  if (!YES.has(word) && !YES.has(bare(word))) return false
  if (
    (word === 'ya' || word === 'yah' || word === 'yo') &&
    said.slice(0, at).some((one) => !/^(?:oh|ok|oke|nah)$/.test(one))
  )
    return false
  if (word === 'mau' && /^(?:nanya|tanya|ngurus|diurus)$/.test(said[at + 1] ?? '')) return false
  return !denied(said, at)
}

/** A no-word that means it: not 'ga masalah', 'jangan lupa', 'nanti saya kirim', 'tadi enjing'. */
function refuses(said: readonly string[], at: number): boolean {
  const word = said[at] as string
  if (!NO.has(word) || harmless(said, at)) return false
  if (word === 'jangan')
    return !/^(?:lupa|sampai|telat|lama|lama2|kuatir|khawatir|ragu|sungkan|salah|kurang)$/.test(said[at + 1] ?? '')
  if (word === 'nanti' || word === 'besok') return postpones(said, at)
  if (word === 'kosong' || word === 'off') return at === 0 || said.length <= 3
  return true
}

function harmless(said: readonly string[], at: number): boolean {
  if (said[at] !== 'tidak') return false
  const [next = '', two = '', three = ''] = said.slice(at + 1, at + 4)
  if (HARMLESS.has(next)) return true
  if ((next === 'jadi' || next === 'ada') && (HARMLESS.has(two) || /^(?:kendala|hambatan)$/.test(two))) return true
  return /^(?:usah|perlu|prlu|kedah|harus)$/.test(next) && (NEEDLESS.has(two) || NEEDLESS.has(three))
}

/** A no right before a yes-word: 'tidak bisa', 'belum ada', 'tidak usah dilanjut'. */
function denied(said: readonly string[], at: number): boolean {
  return said
    .slice(Math.max(0, at - 2), at)
    .some(
      (word, offset) =>
        /^(?:tidak|belum|bukan|jangan|ulah|ojo)$/.test(word) && !harmless(said, Math.max(0, at - 2) + offset),
    )
}

/** 'nanti aja', 'besok dulu', 'nanti' open the clause or stand behind a yes; 'nanti saya kirim' does not put off. */
function postpones(said: readonly string[], at: number): boolean {
  const before = said
    .slice(0, at)
    .filter((word) => !FILLERS.has(word) && !YES.has(word) && word !== 'saya' && word !== 'kalau')
  const rest = said.slice(at + 1, at + 3)
  return (
    before.length === 0 &&
    (rest.every((word) => FILLERS.has(word)) ||
      rest.some((word) => /^(?:saja|dulu|deh|lagi|weh|lah|dl|heula|baru)$/.test(word)))
  )
}

const bare = (word: string) => word.replace(/(?:nya|lah|kan|keun)$/, '')

function isUnsure(said: readonly string[]): boolean {
  if (said.some((word, index) => (UNSURE.has(word) || UNSURE.has(bare(word))) && said[index - 1] !== 'jangan'))
    return true
  const text = ` ${said.join(' ')} `
  if (
    / (?:kurang|tidak|belum) (?:tau|tahu|ngerti|paham|yakin|pasti|jelas|apal|hafal|terang|uninga|ngertos|weruh|reti|(?:bisa )?(?:jawab|mutusin|pastiin|mastiin|nentuin|memastikan|menentukan|menjawab|memutuskan|janji|menjanjikan|janjiin)) /.test(
      text,
    )
  )
    return true
  if (/ antara .*(?:belum|tidak) /.test(text) || / (?:apa|atau) (?:tidak|belum) /.test(text)) return true
  if (
    / (?:gimana|gmn|bagaimana|kumaha|piye|kepriye|maksudnya|maksud|apa itu|apaan|kenapa|naha) /.test(text) &&
    !/ (?:iya|bisa|sudah|belum|tidak|mangga|boleh|terserah) /.test(text)
  )
    return true
  if (/ (\w+) ya \1 tidak /.test(text)) return true
  if (/ (?:asal|asalkan|asalken|bisa jadi|syaratnya|kecuali|tergantung) /.test(text)) return true
  return said.some(
    (word, index) =>
      FIRST.has(word) &&
      (said.slice(index + 1).some((next) => FIRST_BEHIND.has(next)) ||
        /^(?:harus|mau|nanti)$/.test(said[index - 1] ?? '') ||
        (said[index - 1] === 'saya' && said[index - 2] === 'nanti')),
  )
}
