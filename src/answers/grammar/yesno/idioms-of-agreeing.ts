import type { Idiom } from './idiom.ts'
import { isAboutDoing } from './question.ts'

const DENIED = / (?:tidak|belum|bukan|jangan|kalau|tapi|apa|atau|nanti|besok) /

const GO_AHEAD =
  '(?:proses|eksekusi|jalankan|jalanin|kirim|kirimkan|kirimin|kirimkeun|simpan|simpen|ambil|pasang|pakai|pake|telepon|telpon|jadikan|lanjut|terusin|catat|daftarin|masukin|terima|buat)'
const DOES = new RegExp(`^ (?:ya |iya |oke |langsung )*${GO_AHEAD} (?:saja|dong|atuh|lah|deh|pak|bu|kak|semua) `)
const AT_ONCE = new RegExp(
  `^ (?:ya |iya |oke )*langsung (?:saja )?(?:${GO_AHEAD} )?(?:bu |pak |kak |min |mas |mbak )*$`,
)

/** 'proses aja', 'ambil dong', 'langsung aja min' to 'Lanjut?'; to 'Ada yang mau diubah?' nothing is to be changed */
const goAhead: Idiom = (text, _, { done, still, owns, truth, undo, change, objects, negative }) => {
  if (done || still || owns || truth || undo || objects || negative || DENIED.test(text)) return undefined
  return DOES.test(text) || AT_ONCE.test(text) ? (change ? 'no' : 'yes') : undefined
}

const DELAY =
  /(?:^|di|men|me|m|n)(?:tunda|unda)(?:in|kan)?2?$|^(?:di)?(?:engke|nanti)(?:keun|2|in|kan)$|^(?:diulur|molor|diundur)2?$|^(?:nanti|besok|lusa|engke|isuk|isukan|kapan)2?$|^(?:nunggu|tunggu|ditunggu|menunggu|nungguin|nungguan|ngantosan|diantosan|antosan|ngenteni)$|^(?:lama|lila)2?$|^(?:kelamaan|berlama2|mikir2?|pikir2?|dipikir2?|ditanya2?|nanya2?|ragu2?)$/

/** 'jangan ditunda lagi', 'ga usah nanti2', 'gak pake lama', 'teu kedah ngantosan enjing': at once; not what was asked about */
const noDelay: Idiom = (text, _, { done, owns, truth, undo, said }) => {
  if (done || owns || truth || undo) return undefined
  const delay = / (?:jangan|ulah|tidak (?:usah|perlu|prlu|pake|pakai|kedah|harus)) (?:\w+ )?(\w+) /.exec(text)
  const put = delay?.[0]
    .trim()
    .split(' ')
    .find((word) => DELAY.test(word))
  return put !== undefined && !said.has(put) && ![...said].some((word) => DELAY.test(word)) ? 'yes' : undefined
}

/** 'ga usah ditanya, pasti bisa' */
const noNeedToAsk: Idiom = (text, _, { undo }) =>
  !undo && / (?:tidak (?:usah|perlu)|jangan) (?:ditanya|ditanyain|tanya|nanya|khawatir|kuatir|ragu)2? /.test(text)
    ? 'yes'
    : undefined

/** 'daripada lupa sekarang aja', 'ayeuna weh' to 'Sekarang?'; 'lebih cepat lebih baik' */
const ratherNow: Idiom = (text, _, { said, undo, done }) =>
  !undo &&
  !done &&
  ((said.has('sekarang') &&
    / sekarang (?:saja|dong|deh|lah|atuh|we|weh|wae) /.test(text) &&
    !/ (?:jangan|tidak|belum|bukan) sekarang /.test(text)) ||
    / (?:lebih|makin) cepat (?:lebih|makin) (?:baik|bagus) /.test(text))
    ? 'yes'
    : undefined

/** 'tenang aja bu', 'percayakan sama saya' to 'Sanggup …?' */
const nothingToIt: Idiom = (text, _, asked) =>
  isAboutDoing(asked) &&
  !DENIED.test(text) &&
  (/^ (?:tenang|kalem|santai) (?:saja |bu |pak |kak |lah )*$/.test(text) ||
    / (?:percayakan|serahkan|serahin|andalkan) (?:saja )?(?:ke|sama|pada|kepada) (?:saya|kami) /.test(text))
    ? 'yes'
    : undefined

/** 'ga jadi pesan', 'udah ga produksi lagi' to 'Hapus?' */
const noMoreOfIt: Idiom = (text, _, { undo }) =>
  undo &&
  / (?:tidak jadi (?:pesan|beli|order|ambil|pakai|pake|ikut|acara\w*)|sudah tidak (?!mau|usah|perlu|jadi)\w{4,}) /.test(
    text,
  )
    ? 'yes'
    : undefined

/** 'rejeki masa ditolak' */
const whoWouldRefuse: Idiom = (text) =>
  / masa(?:k)? (?:\w+ )?(?:ditolak|nolak|tolak|dilewatin|dilewatkan|disia2in) /.test(text) ? 'yes' : undefined

/** 'tinggal dijemput' to 'Sudah selesai dikemas?' */
const waitsForYou: Idiom = (text, _, { done, said }) =>
  done && !said.has('kirim') && / tinggal (?:dijemput|diambil|dikirim|diantar|dianter|diangkut) /.test(text)
    ? 'yes'
    : undefined

/** 'biarin gitu aja', 'simpen aja' to 'Ada yang mau diubah?' */
const leftAsItIs: Idiom = (text, _, { change }) =>
  change && !DENIED.test(text) && / (?:biarin|biarkan|keun|antep|simpan saja|simpen saja|gitu saja) /.test(text)
    ? 'no'
    : undefined

/** What agrees without a word of agreement; the first that fits counts. */
export const TURNS_OF_AGREEING: readonly Idiom[] = [
  whoWouldRefuse,
  waitsForYou,
  leftAsItIs,
  ratherNow,
  nothingToIt,
  noMoreOfIt,
  goAhead,
]

/** What puts nothing off: before 'besok' or 'ga' count by themselves. */
export const TURNS_OF_HASTE: readonly Idiom[] = [noDelay, noNeedToAsk]
