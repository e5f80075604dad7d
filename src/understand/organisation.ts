import type { Words } from '../answers/grammar/tokens.ts'
import type { Found } from '../answers/reading.ts'

/** First words of an organisation's name → what kind of buyer it is (domain/buyers.ts); the first that fits counts. */
const HEADS: readonly (readonly [RegExp, string])[] = [
  [/^(?:koperasi|kopkar|koprasi)$/i, 'cooperative'],
  [/^(?:pt|cv|ud|pabrik|perusahaan)$/i, 'company'],
  [/^(?:hotel|restoran|resto)$/i, 'hotel'],
  [/^(?:toko|minimarket|swalayan|supermarket)$/i, 'retailer'],
  [/^(?:dinas|kantor|kelurahan|puskesmas|sekolah|pemkab|pemda|bappeda|rsud)$/i, 'government'],
  [/^(?:galeri|sentra)$/i, 'gallery'],
]
/** Heads that name an organisation by themselves; the others only behind 'kami dari …'. */
const SURE = /^(?:pt|cv|koperasi|kopkar|koprasi|hotel)$/i
/** Most messages name none: one look spares the rest. */
const ANY_HEAD = new RegExp(
  `(?<![\\p{L}])(?:${HEADS.map(([head]) => head.source.slice(1, -1)).join('|')})(?![\\p{L}])`,
  'iu',
)
const INTRODUCES = /^(?:kami|saya|dari|nama|namanya|untuk|buat|adalah|ini|pengurus|bagian|admin|staf|hrd)$/i
/** Words that belong to no name. */
const ENDS =
  /^(?:mau|ingin|pengen|pesan|pesen|order|beli|daftar|mendaftar|butuh|perlu|cari|minta|yang|di|ke|dari|untuk|buat|dan|ya|yah|nih|kami|kita|saya|ini|itu|sini|tolong|bisa|boleh|dengan|alamat|kontak|sudah|belum|adalah|nya|bu|pak|min|dong|setuju|oke|ok)$/i
const MOST_WORDS = 6

/**
 * For whom somebody buys, as far as a message tells: 'kami koperasi karyawan PT Maju Jaya mau pesan …' names the
 * organisation and its kind. A kind alone ('kami dari koperasi karyawan') is enough for the kind.
 */
export function organisationIn({ text }: Words): { organisation_name?: Found; organisation_kind?: Found } {
  if (!ANY_HEAD.test(text)) return {}
  const parts = [...text.matchAll(/[\p{L}\p{N}&'’.-]+|[^\s]/gu)].map(({ 0: word, index }) => ({ word, index }))
  for (const [at, { word, index }] of parts.entries()) {
    const kind = HEADS.find(([head]) => head.test(word.replace(/\.$/, '')))?.[1]
    if (!kind) continue
    const introduced = INTRODUCES.test(parts[at - 1]?.word ?? '')
    if (!introduced && !SURE.test(word.replace(/\.$/, ''))) continue
    let to = at + 1
    while (
      to < parts.length &&
      to - at < MOST_WORDS &&
      isName(parts[to]?.word ?? '') &&
      !endsSentence(parts[to - 1]?.word)
    )
      to++
    const last = parts[to - 1]
    const name = last && text.slice(index, last.index + last.word.length).replace(/[.\s]+$/, '')
    const organisation_kind = { value: kind, words: word }
    // 'koperasi karyawan' says what it is, not which
    const named = parts
      .slice(at + 1, to)
      .some((part) => !/^(?:karyawan|pegawai|kecamatan|modern|pemerintah)$/i.test(part.word))
    return named && name
      ? { organisation_kind, organisation_name: { value: name, words: name } }
      : { organisation_kind }
  }
  return {}
}

/** 'PT Sumber Makmur. Kami ingin …'; 'PT. Sumber' goes on. */
const endsSentence = (word = ''): boolean => /\p{L}{4,}\.$/u.test(word)

/** 'PT Harapan Kita' is called so; 'koperasi kita' is ours. */
const isName = (word: string): boolean =>
  /[\p{L}\p{N}]/u.test(word) && !/^\d{2,}$/.test(word) && (/^\p{Lu}\p{Ll}/u.test(word) || !ENDS.test(word))
