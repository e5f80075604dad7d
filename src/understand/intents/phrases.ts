import { FILLERS } from '../../answers/grammar/fillers.ts'
import { type Token, type Words, written } from '../../answers/grammar/tokens.ts'
import { bareUnitAt } from '../../answers/grammar/units.ts'
import { wordSet } from '../../answers/grammar/word-set.ts'
import { isTea } from '../product/name-run.ts'
import type { Said } from '../said.ts'

/** Words that are about the message, not about the thing: they begin and end a phrase. */
const EDGES =
  wordSet(`yang di dari ke untuk dengan dan atau tapi karena kalau saya kami aku mau bisa tidak belum sudah harga per tiap halal murah buat sekitar daerah dekat deket minimal maksimal bawah atas dibawah diatas kurang lebih
  budget lagi masih ada apa berapa siapa kapan gimana mana ini itu jual jualan pesan kirim terima pecah rusak remuk laku kejual terjual kemarin besok lusa tadi hari minggu bulan tanggal jam jadi selesai
  lolos kurasi pengajuan status hasil izin ijin produk produknya usaha toko umkm nama namanya kec kecamatan minta tolong dong ga sama saja juga pas waktu di-bazar bazar pasar sebanyak total semuanya semua harus perlu butuh cari
  nyari pengen ingin rencana acara karyawan orang pabrik kantor sih ya nih deh dg paling sanggup cuma hanya sebagian dipesan terdaftar kedaftar didaftarin daftar daftarin didaftarkan didaftar lulus disetujui merek baru
  beralamat lokasi alamat rumah punya gabung ikut join bu pak kak min nomor isinya isi kena ukuran stok ready siap pesanan orderan dikirim nyampe sampai datang hancur basi jamuran bocor penyok melempem
  sebelum sesudah nanti sekarang lebaran natal puasa imlek ramadan sendiri lewat gitu begitu seperti kaya rasanya kurator tanpa label ber apakah adakah kah yah bakal akan
  lagi-ya sepertinya tolongin lho loh nya seharga dijual tersedia khusus asli tiris garing nih2 wa hp banyak beberapa sedikit tetangga saudara beli dibeli borong memborong meser tuku utk rapat
  h diterima tumpah rembes retak sobek gosong tengik bulukan peupeus ajur ancur remek dugi tepi beulah ruksak basa anggaran budjet bajet area wilayah kawasan seputar langsung ambil kebanyakan berat padahal tutupnya tanya nanya tanyain nanyain`)

/** 'keripiknya', 'endog asinna' */
const withoutEnding = (phrase: string) => phrase.replace(/(?<=\p{L}{3})nya?$|(?<=\p{L}{2}[bdghklmnpst])na$/iu, '')

/** The phrase that begins at a token: words up to a sign, a number or a word that is about something else. */
export function phraseAt(words: Words, start: number, longest = 5, keeps?: RegExp): Said<string> | undefined {
  const { tokens } = words
  let from = start
  while (from < tokens.length && skipped(tokens[from] as Token) && !keeps?.test(tokens[from]?.norm ?? '')) from++
  let to = from
  for (; to < tokens.length && to - from < longest + 1; to++) {
    const token = tokens[to] as Token
    if (token.kind !== 'word') {
      if (token.text === '-' && token.glued && tokens[to + 1]?.glued && tokens[to + 1]?.kind === 'word') continue
      break
    }
    if (
      EDGES.has(token.norm) &&
      !keeps?.test(token.norm) &&
      !(token.norm === 'isi' && token.text.toLowerCase() === 'isi') &&
      !(token.norm === 'baru' && to > from) &&
      !(token.norm === 'pasar' && /^jajan/.test(tokens[to - 1]?.norm ?? ''))
    )
      break
    if (FILLERS.has(token.norm) && !isTea(tokens, to)) break
  }
  while (to > from && tokens[to - 1]?.kind !== 'word') to--
  while (
    to > from + 1 &&
    !/^(?:snack|nasi|lunch)$/.test(tokens[to - 2]?.norm ?? '') &&
    bareUnitAt(tokens, to - 1) &&
    !/an$/i.test(tokens[to - 1]?.text ?? '') &&
    !bareUnitAt(tokens, to - 1)?.weak
  )
    to--
  const value = withoutEnding(written(words, from, to))
  return /\p{L}{3}/u.test(value) ? { value, from, to } : undefined
}

const skipped = ({ norm, kind }: Token) =>
  kind === 'word' &&
  /^(?:produk|produknya|barang|yang|nya|jenis|macam|stok|aneka|ini|itu|jual|jualan|buat|produksi|untuk|usaha|kue2|ada|lagi|saya|kami|sama|olahan|ical|icalan|ngical|menjual|memproduksi|dijual|dodolan|dagang|rekomendasi|rekomen|lihat|liat|lihatkan|tampilkan|tunjukkan|tunjukin|stok|penjual|produsen|supplier|suplier|pemasok|penyedia|pengrajin|perajin)$/.test(
    norm,
  )

/** The phrase behind the first of some words. */
export function phraseAfter(words: Words, cue: RegExp, longest?: number, keeps?: RegExp): Said<string> | undefined {
  for (const [at, token] of words.tokens.entries()) {
    if (token.kind !== 'word' || !(cue.test(token.norm) || cue.test(token.text.toLowerCase()))) continue
    const phrase = phraseAt(words, at + 1, longest, keeps)
    if (phrase && phrase.from - at <= 4) return phrase
  }
  return undefined
}

/** The phrase that ends right before a token: 'sambel oncom' in 'Bu, sambel oncom sy yang didaftarin'. */
export function phraseBefore(words: Words, end: number): Said<string> | undefined {
  const { tokens } = words
  let to = end
  while (
    to > 0 &&
    tokens[to - 1]?.kind === 'word' &&
    (skipped(tokens[to - 1] as Token) || FILLERS.has((tokens[to - 1] as Token).norm))
  )
    to--
  let from = to
  while (
    from > 0 &&
    tokens[from - 1]?.kind === 'word' &&
    !EDGES.has((tokens[from - 1] as Token).norm) &&
    !FILLERS.has((tokens[from - 1] as Token).norm)
  )
    from--
  const value = withoutEnding(written(words, from, to))
  return /\p{L}{3}/u.test(value) ? { value, from, to } : undefined
}
