import { wordsOf } from '../tokens.ts'

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
  numbers: ReadonlySet<string>
  /** its words */
  said: ReadonlySet<string>
}

/** What a question does to its answer; an empty question does nothing. */
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
    done: said.includes('sudah') && !said.includes('masih'),
    truth: said.some((word) => /^(?:benar|bener|betul|sesuai|tepat|cocok)/.test(word)),
    objects: said.some((word) => /^(?:keberatan|masalah|kendala|keluhan)/.test(word)),
    said: new Set(said),
    negative: said.includes('belum') && !said.includes('sudah'),
    numbers: new Set(tokens.filter(({ kind }) => kind === 'number').map(({ text }) => text.replace(/\D/g, ''))),
  }
}

/** 'batalkan', 'dihapus': to do away with something. */
export const UNDO = /^(?:di|me|mem)?(?:batal|hapus|tolak|stop|henti|cancel)/
