import { FILLERS } from '../fillers.ts'
import type { Idiom } from './idiom.ts'

/** Two words of which a question has one and a refusal the other: 'Kirimnya digabung?' 'pisah aja bu'. */
const OPPOSITES = [
  ['gabung', 'pisah'],
  ['tunai', 'transfer'],
  ['ambil', 'antar'],
  ['baru', 'lama'],
  ['sama', 'beda'],
  ['besar', 'kecil'],
  ['luar', 'lokal'],
  ['impor', 'lokal'],
  ['manis', 'asin'],
  ['label', 'polos'],
  ['label', 'polosan'],
  ['telepon', 'chat'],
  ['pakai', 'ganti'],
  ['sendiri', 'orang'],
  ['kemarin', 'ganti'],
  ['lama', 'ganti'],
  ['dulu', 'ganti'],
  ['segar', 'beku'],
  ['mesin', 'manual'],
  ['lunas', 'dp'],
  ['langganan', 'sekali'],
  ['rutin', 'sekali'],
  ['tiap', 'sekali'],
  ['bantu', 'sendirian'],
  ['bantu', 'sendiri'],
] as const

const NEGATED = / (?:tidak|belum|bukan|jangan|kalau|tapi|atau|apa) /

/** Its root: 'disimpan', 'simpen' and 'nyimpen' are one. */
const rootOf = (word: string): string => {
  const bare = word.replace(/^(?:di|me|nge|ke|ber)(?=\w{4})/, '').replace(/(?:nya|kan|keun|in)$/, '')
  return bare.replace(/e(?=[^aeiou]+$)/, 'a')
}

const contentOf = (said: readonly string[]) => said.filter((word) => !FILLERS.has(word))

const opposite: Idiom = (text, said, asked) => {
  if (asked.done || asked.undo || NEGATED.test(text)) return undefined
  const roots = new Set([...asked.said].map(rootOf))
  const first = contentOf(said).slice(0, 2).map(rootOf)
  return OPPOSITES.some(([one, other]) =>
    [
      [rootOf(one), rootOf(other)],
      [rootOf(other), rootOf(one)],
    ].some(([theirs = '', ours = '']) => roots.has(theirs) && !roots.has(ours) && first.includes(ours)),
  )
    ? 'no'
    : undefined
}

/** 'tanpa pengawet', 'bebas pengawet' to 'Pakai pengawet?' */
const without: Idiom = (text, _, { said }) => {
  const left = / (?:tanpa|bebas|non|nol) (\w+) /.exec(text)?.[1]
  return left !== undefined && said.has(left) ? (said.has('tanpa') || said.has('bebas') ? 'yes' : 'no') : undefined
}

/** 'udah mentok bu', 'full sampe desember' to 'Bisa tambah?' */
const atTheLimit: Idiom = (text, _, { said, undo }) =>
  !undo &&
  !NEGATED.test(text) &&
  / (?:maksimal|mentok|penuh|full|pinuh|kebak) /.test(text) &&
  !/ (?:maksimal|mentok|penuh|full) /.test(` ${[...said].join(' ')} `)
    ? 'no'
    : undefined

/** 'sama kayak kemarin', 'tetep sama' to 'Pakai alamat yang dulu?'; to 'Ada perubahan?' nothing changes */
const asBefore: Idiom = (text, _, { change, said }) => {
  if (
    NEGATED.test(text) ||
    !/ (?:sama|tetap) (?:kayak|kaya|seperti|saja|sama|kayak|yang|dulu|persis) |^ (?:masih |tetap )?sama (?:kok |bu |pak )*$/.test(
      text,
    )
  )
    return undefined
  if (change) return 'no'
  return [...said].some((word) => /^(?:dulu|kemarin|lama|tetap|masih|sama|sebelumnya|biasa)$/.test(word))
    ? 'yes'
    : undefined
}

/** 'baru aja ditransfer', 'barusan dikirim' to 'Sudah …?' */
const justNow: Idiom = (text, _, { done }) =>
  done && !/ (?:belum|tidak|mau|separo) /.test(text) && / (?:baru saja|barusan) \w/.test(text) ? 'yes' : undefined

const BAD =
  '(?:pecah|rusak|remuk|hancur|bocor|basi|jamuran|penyok|sobek|cacat|melempem|retak|tumpah|busuk|hilang|ketinggalan|kurang|lecet)'
const NOTHING_BAD = new RegExp(` tidak (?:ada )?(?:yang )?(${BAD}) `)
const SOMETHING_BAD = new RegExp(` ada (?:\\w+ ){0,2}(?:yang )?(${BAD}) `)

/** 'aman, ga ada yang pecah', 'ada yang remuk 3' to 'Sampai dengan selamat?' */
const inWhatState: Idiom = (text, _, { change, objects, owns, said }) => {
  if (change || objects || owns) return undefined
  const none = NOTHING_BAD.exec(text)?.[1]
  if (none !== undefined) return said.has(none) ? undefined : 'yes'
  const some = SOMETHING_BAD.exec(text)?.[1]
  return some === undefined || said.has(some) || said.has('ada') ? undefined : 'no'
}

/** 'udah pindah ke Kertabumi' to 'Alamatnya di Tuparev?' */
const hasMoved: Idiom = (text, said, asked) =>
  !asked.done &&
  !asked.change &&
  !asked.undo &&
  / sudah (?:pindah|ganti|tutup|bangkrut|pensiun|resign|dijual) /.test(text) &&
  !said.some((word) => asked.said.has(word) && /pindah|ganti|tutup/.test(word))
    ? 'no'
    : undefined

/** 'jangan telat pak' to 'Boleh telat?' */
const dontDoThat: Idiom = (text, _, { said, undo }) => {
  const deed = / jangan (?:sampai )?(\w+) /.exec(text)?.[1]
  return !undo && deed !== undefined && deed.length > 3 && said.has(deed) ? 'no' : undefined
}

/** 'adanya timbangan duduk' to 'Punya timbangan digital?' */
const hasAnother: Idiom = (text, said, asked) =>
  asked.owns &&
  / adanya (?:\w+ )?\w/.test(text) &&
  said.some((word) => word.length > 3 && word !== 'adanya' && !asked.said.has(word) && !FILLERS.has(word))
    ? 'no'
    : undefined

/** 'ini anaknya' to 'Ini nomor Bu Siti?' */
const someoneElse: Idiom = (text) =>
  /^ (?:ini |saya |maaf |bukan )*(?:anak|suami|istri|adik|kakak|karyawan|menantu|keponakan)nya (?:\w+ )?$/.test(text)
    ? 'no'
    : undefined

/** 'pake aja', 'simpen we', 'ganti gapapa' to 'Mau disimpan?': its own word, and nothing that says otherwise */
const doesAsAsked: Idiom = (text, said, asked) => {
  if (asked.done || asked.still || asked.owns || asked.truth || NEGATED.test(text) || / nanti /.test(text))
    return undefined
  const [first = '', ...rest] = contentOf(said)
  const root = rootOf(first)
  if (root.length < 4 || ![...asked.said].some((word) => word.length > 4 && rootOf(word) === root)) return undefined
  if (said.some((word, at) => at > 0 && at < 4 && /^(?:saja|dulu|dong|deh|lah|heula|atuh)$/.test(word))) return 'yes'
  if (rest.length > 3) return undefined
  const others = rest.filter((word) => !asked.said.has(word) && !MAY_FOLLOW.test(word))
  return others.length === 0 || (asked.permission && !/^(?:ke|di|yang)$/.test(others[0] ?? '')) ? 'yes' : undefined
}
const MAY_FOLLOW =
  /^(?:biar|semua|sekarang|langsung|dulu|gratis|itu|ini|terus|sekalian|yang|banget|bebas|pisan|seadanya)$/

const TURNS: readonly Idiom[] = [
  without,
  opposite,
  atTheLimit,
  asBefore,
  justNow,
  inWhatState,
  hasMoved,
  dontDoThat,
  hasAnother,
  someoneElse,
  doesAsAsked,
]

const SHORT_QUESTION = 14
const OPEN = /^(?:berapa|siapa|kapan|mana|bagaimana|gimana)$/

/**
 * What a clause says only beside the words of its question; the first turn that fits counts. A card of ten lines or a
 * 'berapa?' asks for no yes or no: 'Simpan dulu' and 'Tanpa tanggal' below it are neither.
 */
export const besideQuestion: Idiom = (text, said, asked) => {
  if (asked.said.size > SHORT_QUESTION || [...asked.said].some((word) => OPEN.test(word))) return undefined
  for (const turn of TURNS) {
    const verdict = turn(text, said, asked)
    if (verdict) return verdict
  }
  return undefined
}
