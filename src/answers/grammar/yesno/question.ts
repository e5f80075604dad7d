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
}

/** What a question does to its answer; an empty question does nothing. */
export function askedOf(question: string): Asked {
  const tokens = question ? wordsOf(question).tokens : []
  const said = tokens.filter(({ kind }) => kind === 'word').map(({ norm }) => norm)
  const none = said[0] === 'tidak' && said[1] === 'ada'
  const change =
    (!none &&
      said.some((word) =>
        /^(?:di|me|ber|per)?(?:ubah|ganti|salah|keliru|kurang|tambah|ralat|koreksi|kendala|masalah|keluhan|rusak|revisi|perbaiki)/.test(
          word,
        ),
      )) ||
    (!none && said[0] === 'ada' && said.some((word) => /^(?:lagi|pertanyaan|perlu)$/.test(word)))
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
    negative: said.includes('belum') && !said.includes('sudah'),
    numbers: new Set(tokens.flatMap((_, at) => digitsAt(tokens, at) ?? [])),
  }
}

const SCALES: Readonly<Record<string, number>> = { rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6 }

/** The number at a token in plain digits: '15.000', '15rb' and '15 ribu' are one. */
export function digitsAt(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at]
  if (token?.kind !== 'number') return undefined
  const scale = SCALES[tokens[at + 1]?.norm ?? '']
  const scaled = scale === undefined ? Number.NaN : Number(token.text.replace(',', '.')) * scale
  return Number.isInteger(scaled) ? String(scaled) : token.text.replace(/\D/g, '')
}

/** 'batalkan', 'dihapus': to do away with something. */
export const UNDO = /^(?:di|me|mem)?(?:batal|hapus|tolak|stop|henti|cancel|tarik|tutup|copot|nonaktif|sembunyi)/
