import type { Idiom } from './idiom.ts'

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
export const TURNS_OF_AGREEING: readonly Idiom[] = [whoWouldRefuse, waitsForYou, leftAsItIs, goAhead]
