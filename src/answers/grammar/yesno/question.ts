import { readNumber } from '../numbers.ts'
import { remembered } from '../remembered.ts'
import { type Token, wordsOf } from '../tokens.ts'

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
  /** 'Sudah dikemas?': 'lagi dibungkus' is a not yet */
  done: boolean
  /** 'Masih dipakai?': 'sudah ganti' is a no */
  still: boolean
  /** 'Boleh dipasang?', 'tidak apa-apa?': 'bebas', 'terserah' let it be */
  permission: boolean
  /** 'Tidak ada yang diubah?': 'ga ada' agrees, 'ada' does not */
  none: boolean
  /** 'Mau dikirimi info?' */
  offers: boolean
  /** 'Ada izin P-IRT?' */
  owns: boolean
  /** its numbers, in digits; with 'rb' and 'jt' worked out */
  numbers: ReadonlySet<string>
  /** its words */
  said: ReadonlySet<string>
  /** those of the line that asks */
  asks: ReadonlySet<string>
}

/** 'Sanggup …?', 'Mau …?', 'Boleh …?': whether somebody will do it; not how things are. */
export const isAboutDoing = ({ done, still, owns, truth, change, undo, objects, negative }: Asked): boolean =>
  !(done || still || owns || truth || change || undo || objects || negative)

const LONGEST_QUESTION = 200

/** The words of the line that asks: above it a card may stand, whose words said again agree to nothing. */
function wordsAsked(card: string): ReadonlySet<string> {
  const line = card.split('\n').findLast((one) => one.includes('?')) ?? card
  return new Set(wordsOf(line).tokens.flatMap(({ kind, norm }) => (kind === 'word' ? [norm] : [])))
}

/** What a question does to its answer; an empty question does nothing. */
export const askedOf = remembered((question): Asked => {
  const tokens = question ? wordsOf(question).tokens : []
  const said = tokens.filter(({ kind }) => kind === 'word').map(({ norm }) => norm)
  const none = said[0] === 'tidak' && said[1] === 'ada'
  const change =
    (!none &&
      !said.some(
        (word, at) => /^(?:apa2|setuju|bersedia)$/.test(word) || (word === 'apa' && said[at - 1] === 'tidak'),
      ) &&
      said.some((word) =>
        /^(?:di|me|ber|per)?(?:ubah|ganti|salah|keliru|kurang|tambah|ralat|koreksi|kendala|masalah|keluhan|rusak|revisi|perbaiki)/.test(
          word,
        ),
      )) ||
    (!none &&
      said.slice(0, 2).includes('ada') &&
      said.some((word) => /^(?:lagi|pertanyaan|perlu|(?:di)?tanya(?:kan|in)?)$/.test(word)))
  return {
    change,
    none,
    offers: said[0] === 'mau',
    owns: !change && (said[0] === 'ada' || said[0] === 'punya'),
    undo: said.some((word) => UNDO.test(word)),
    gone: said.includes('sesudah'),
    done: said.includes('sudah') && !said.includes('masih'),
    still: said.includes('masih'),
    permission: said.some((word) => /^(?:boleh|bolehkah|izin|ijin|apa2|apa|keberatan|masalah)$/.test(word)),
    truth: said.some((word) => /^(?:benar|bener|betul|sesuai|tepat|cocok|pas$|lengkap)/.test(word)),
    objects:
      !none && said.some((word, at) => /^(?:keberatan|masalah|kendala|keluhan)/.test(word) && said[at - 1] !== 'tidak'),
    said: new Set(said),
    asks: question.includes('\n') ? wordsAsked(question) : new Set(said),
    negative: said.includes('belum') && !said.includes('sudah'),
    numbers: new Set(numbersIn(tokens).map(({ digits }) => digits)),
  }
}, LONGEST_QUESTION)

/** A number that is said, in plain digits: '15.000', '15rb' and 'lima belas ribu' are one. */
export interface Said {
  digits: string
  from: number
  to: number
}

/** A word for less may be no count: 'satu lagi', 'dua-duanya'. */
const LEAST_WORD = 10

export function numbersIn(tokens: readonly Token[]): Said[] {
  const found: Said[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    const read = readNumber(tokens, at, () => false)
    if (!read || (!read.digits && read.value < LEAST_WORD)) {
      if (token.kind === 'number') found.push({ digits: token.text.replace(/\D/g, ''), from: at, to: at + 1 })
      continue
    }
    const digits = Number.isInteger(read.value) ? String(read.value) : token.text.replace(/\D/g, '')
    found.push({ digits, from: read.from, to: read.to })
    at = read.to - 1
  }
  return found
}

/** 'batalkan', 'dihapus': to do away with something. */
export const UNDO = /^(?:di|me|mem)?(?:batal|hapus|tolak|stop|henti|cancel|tarik|tutup|copot|nonaktif|sembunyi)/
