import { FILLERS } from '../fillers.ts'
import { YES } from '../yesno-words.ts'
import type { Idiom } from './idiom.ts'
import { isOf } from './meant.ts'
import { isAboutDoing } from './question.ts'

const DENIED = / (?:tidak|belum|bukan|jangan|kalau|tapi|apa|atau) /
const contentOf = (said: readonly string[]) => said.filter((word) => !FILLERS.has(word))
const agrees = (said: readonly string[]) =>
  said.some((word) => isOf(YES, word) && !/^(?:ada|jadi|masih|ya|yah|pas)$/.test(word))

const UNWELL =
  / (?:sakit|udur|gering|demam|tifus|lahiran|hajatan|kondangan|mudik|bentrok|tabrakan|opname|diopname|repot|ribet|riweuh|sibuk|rempong|kerepotan) /

/** 'lagi nyetir', 'lagi di luar kota', 'nuju udur' to 'Mau …?', 'Jadi ikut?' */
const busy: Idiom = (text, said, asked) => {
  if (!isAboutDoing(asked) || agrees(said) || DENIED.test(text)) return undefined
  const [first = '', next = ''] = contentOf(said).filter(
    (word) => !/^(?:saya|kami|w?aduh|duh|wah|yah|hadeuh)$/.test(word),
  )
  const away = /^(?:lagi|sedang|nuju|keur)$/.test(first) && next.length > 1 && !/^di\w{3,}/.test(next)
  return away || /^(?:diluar|dijalan|dirumah)$/.test(next) || UNWELL.test(text) ? 'no' : undefined
}

/** 'kesorean bu' to 'Kirimnya sore?', 'udah kebanyakan orderan' */
const tooLate: Idiom = (text, _, asked) =>
  isAboutDoing(asked) &&
  !DENIED.test(text) &&
  / (?:kesorean|kepagian|kemaleman|kemalaman|kesiangan) | kebanyakan (?:order|orderan|pesanan|kerjaan|gawean) /.test(
    text,
  )
    ? 'no'
    : undefined

/** 'ditahan dulu ya', 'istirahat heula', 'makan dulu' to 'Lanjut?' */
const holds: Idiom = (text, said, asked) =>
  isAboutDoing(asked) && !agrees(said) && !DENIED.test(text) && HOLDS.test(text) ? 'no' : undefined
const HOLDS =
  / (?:ditahan|tahan|dipending|dikeep|istirahat|rehat|ngaso|makan|sholat|solat|mandi|tidur|bobo|masak|jemput|nyuci|ngaji) (?:dulu|heula|sek|dl) /

/** 'nanti sy kirim foto yg bagusan dulu', 'nanti saya benerin dulu'; whoever talks it over first has not decided */
const afterwards: Idiom = (text, said, asked) =>
  isAboutDoing(asked) &&
  !agrees(said) &&
  !/ (?:rembuk|rembukan|bilang|ngobrol|ngomong|omongin|rundingan|izin|ijin) /.test(text) &&
  /^ (?:nanti|engke|tar|ntar) .* (?:dulu|heula) $/.test(text)
    ? 'no'
    : undefined

/** 'sejam lagi aja' to 'Sekarang?' */
const inAWhile: Idiom = (text, _, asked) =>
  isAboutDoing(asked) && / (?:sejam|jam|menit|setengah jam|sajam) lagi (?:saja|deh|ya|lah) /.test(`${text} `)
    ? 'no'
    : undefined

const HALF = / (?:setengah|separo|separuh|sebagian|satengah|sabagian|sapalih)(?:nya|na)? /

/** 'baru separo', 'setengahnya lagi' to 'Sudah selesai?' */
const half: Idiom = (text, said, asked) =>
  asked.done &&
  [...asked.said].some((word) => /^(?:selesai|beres|rampung|kelar)$/.test(word)) &&
  HALF.test(text) &&
  !DENIED.test(text) &&
  !said.includes('sudah') &&
  !said.includes('jam')
    ? 'no'
    : undefined

/** 'kasih tetangga saya aja' */
const toSomebody: Idiom = (text, _, asked) =>
  isAboutDoing(asked) &&
  / (?:kasih|kasihin|oper|operin|lempar|alihkan|pasihkeun) (?:ke |ka |buat )?(?:tetangga|teman|temen|saudara|sodara|umkm|adik|kakak|batur) /.test(
    text,
  )
    ? 'no'
    : undefined

/** 'itu nomor lama', 'punya anak saya' to 'Masih dipakai?' */
const notMine: Idiom = (text, _, { still }) =>
  still &&
  !DENIED.test(text) &&
  /^ (?:saya )?(?:ganti|pindah) (?:nomor|wa|hp|kartu) | (?:yang|nomor|hp|kartu) lama | (?:punya|milik) (?:anak|suami|istri|adik|kakak|orang|teman) |(?:pakai|pake) (?:yang|nomor) (?:satunya|baru|lain)/.test(
    text,
  )
    ? 'no'
    : undefined

/** 'masih kosong' to 'Uangnya sudah masuk?'; 'nunggu giliran audit', 'dikit lagi' to 'Sudah …?' */
const notThere: Idiom = (text, said, { done, owns }) =>
  (done || owns) &&
  !said.includes('sudah') &&
  (/ (?:masih|tetap) (?:kosong|nol|sama) | (?:baru|dikirim|datang|diantar|berangkat|jalan) (?:\w+ )?(?:besok|lusa) $|^ (?:\w+ )?(?:dikit|sedikit|saeutik) (?:lagi|deui) | baru (?:rencana|niat|kepikiran|mau) |^ (?:masih |lagi )?(?:nunggu|menunggu|antri|ngantri) (?!jawaban|keputusan|kabar|acc)\w/.test(
    text,
  ) ||
    /^ (?:tinggal|kari) \d* ?\w* ?(?:lagi|deui) /.test(text))
    ? 'no'
    : undefined

/** 'harus original' to 'Boleh diganti?', 'harus kuitansi bermaterai' to 'Bisa pakai nota biasa?' */
const mustBe: Idiom = (text, _, { permission, said }) => {
  const must = /^ (?:tetap )?(?:harus|wajib) (\w+) /.exec(text)?.[1]
  return must !== undefined && (permission || said.has('bisa')) && !said.has(must) && !/ dulu /.test(text)
    ? 'no'
    : undefined
}

/** 'saya cuma karyawan' to 'Ibu yang punya usahanya?' */
const notTheOwner: Idiom = (text, _, { said }) =>
  (said.has('punya') || said.has('pemilik')) &&
  /^ (?:saya |ini )*(?:hanya )?(?:karyawan|pegawai|admin|kasir|reseller|anak buah|kerja|bantu2?) /.test(text)
    ? 'no'
    : undefined

/** What refuses without a word of refusal; the first that fits counts. */
export const TURNS_OF_REFUSING: readonly Idiom[] = [
  tooLate,
  afterwards,
  inAWhile,
  half,
  toSomebody,
  notMine,
  notThere,
  mustBe,
  notTheOwner,
  busy,
  holds,
]
