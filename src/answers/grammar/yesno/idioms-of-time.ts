import { FILLERS } from '../fillers.ts'
import type { Idiom } from './idiom.ts'

/** 'lagi proses', 'baru ngajuin', 'bentar lagi' to 'Sudah …?' */
const underWay: Idiom = (text, said, { done, owns }) =>
  (done || owns) && (isDoing(said) || isBeginning(text, said)) ? 'no' : undefined

/** 'lagi di jalan' to 'Sudah dikirim?' */
const onTheRoad: Idiom = (text, _, asked) =>
  asked.said.has('kirim') && / (?:di jalan|otw|perjalanan|dijalan) /.test(text) && !/ (?:belum|tidak) /.test(text)
    ? 'yes'
    : undefined

/** 'udah nyampe malah' to 'Sudah dikirim?' */
const arrived: Idiom = (text, _, asked) =>
  asked.done && asked.said.has('kirim') && / sampai /.test(text) && !NOT_YET_THERE.test(text) ? 'yes' : undefined
const NOT_YET_THERE = / (?:belum|tidak|bukan|besok|nanti|baru|hampir|mau) /

/** 'tadi pagi', 'barusan' to 'Sudah …?'; 'lusa', 'minggu depan' is a not yet */
const when: Idiom = (text, said, { done, said: asked }) => {
  if (!done || said.some((word) => /^(?:belum|tidak|bukan|jangan|lupa)$/.test(word))) return undefined
  const content = said.find((word) => !FILLERS.has(word) && word !== 'dari' && word !== 'sudah' && !asked.has(word))
  if (/^(?:tadi|barusan|kemarin|semalam|tadinya)$/.test(content ?? '')) return 'yes'
  return /^(?:lusa|besoknya)$/.test(content ?? '') || / (?:minggu|bulan|tahun) depan /.test(text) ? 'no' : undefined
}

/** 'udah ganti', 'tos pindah' to 'Masih …?' */
const noLonger: Idiom = (text, _, { still }) =>
  still &&
  / sudah (?:\w+ )?(?:ganti|diganti|pindah|tutup|sesudah|berhenti|tidak|bukan|mati|hangus|keblokir|diblokir|kadaluarsa|hilang|keluar|resign|pensiun|dijual|lama) | (?:libur|cuti|tutup|istirahat) /.test(
    text,
  )
    ? 'no'
    : undefined

/** 'halo', 'pagi bu': a greeting goes on with nothing. */
const GREETS =
  /^(?:as+alamu\w*|as+lm|asm|ass|salam|selamat|halo|hallo|hai|hi|p|pagi|siang|sore|malam|punten|permisi|bu|pak|kak|min|teh|kang|bang|mas|mbak)$/
/** 'tetep bu' to 'Masih …?' */
const goesOn: Idiom = (_, said, { still }) =>
  still &&
  said.some((word) => !GREETS.test(word)) &&
  said.every((word) => FILLERS.has(word) || /^(?:tetap|selalu|terus|anu|yang|ini|itu)$/.test(word))
    ? 'yes'
    : undefined

const TIMES = [
  ['pagi', 'siang', 'sore', 'malam'],
  ['sekarang', 'besok', 'lusa', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'minggu'],
]

/** 'harus pagi', 'pagi aja' to 'Kirimnya sore, …?'; 'bisanya lusa' to 'Bisa besok?' */
const otherTime: Idiom = (text, said, asked) => {
  const other = TIMES.some((times) => {
    const named = times.find((time) => asked.said.has(time))
    return named !== undefined && !said.includes(named) && times.some((time) => said.includes(time))
  })
  return other && / (?:harus|saja|mending|mendingan|baiknya|sebaiknya|bagusnya|lebih|bisanya|sempatnya) /.test(text)
    ? 'no'
    : undefined
}

/** 'lain kali' */
const anotherTime: Idiom = (text) =>
  / (?:(?:lain|laen) (?:kali|waktu|hari|kesempatan)|kapan kapan) /.test(text) ? 'no' : undefined

/** 'ke heula bu' */
const waitAWhile: Idiom = (text) => (/^ (?:\w+ )?ke (?:heula|deui|dulu) /.test(text) ? 'no' : undefined)

/** 'capek ah bu besok lagi': put off at the end; not the day that was asked for */
const laterAgain: Idiom = (text, said, { said: asked, done }) => {
  const day = / (besok|nanti|lusa) (?:lagi|saja|deh) $/.exec(text)?.[1]
  return day !== undefined && !done && !asked.has(day) && !said.some((word) => /^(?:bisa|sanggup|mau)$/.test(word))
    ? 'no'
    : undefined
}

/** 'nanti ya, abis magrib' to 'Kirim sekarang?' */
const notNow: Idiom = (text, _, { said: asked }) =>
  asked.has('sekarang') && /^ (?:ya |iya |oh |maaf )?(?:nanti|besok|lusa) /.test(text) ? 'no' : undefined

/** 'lagi digoreng', 'masih diurus', 'nuju dibungkus'; 'lagi di jalan' has left. */
function isDoing(said: readonly string[]): boolean {
  const at = said.findIndex((word) => !FILLERS.has(word))
  const next = said[at + 1] ?? ''
  return (
    /^(?:lagi|masih|sedang|nuju|taksih|sik|dalam|tahap)$/.test(said[at] ?? '') &&
    next.length > 3 &&
    !/^(?:jalan|perjalanan|kirim|berlaku|aktif|dipakai|dikirim|punya|ragu|bingung|mikir)$/.test(next) &&
    !said.some((word) => word === 'jalan' || word === 'perjalanan' || word === 'sudah')
  )
}

const BEGINNING =
  / (?:nembe|baru|kakara|lagek) (?:mau|akan|besok|lusa|nanti|ngajuin|ngajukeun|daftar|ngurus|diurus|proses|diproses|urus) /
const NEARLY =
  /^ (?:hampir|ampir|meh|tinggal|kurang (?:\w+ )?lagi|bentar lagi|sebentar lagi|sakedap deui|sakedap lagi) /

/** 'baru mau dikirim', 'hampir', 'tinggal dikit lagi'. */
const isBeginning = (text: string, said: readonly string[]): boolean =>
  (BEGINNING.test(text) || NEARLY.test(text)) && !said.includes('sudah')

/** What says that something is under way, over, or for another time; the first that fits counts. */
export const TURNS_OF_TIME: readonly Idiom[] = [
  onTheRoad,
  arrived,
  underWay,
  when,
  noLonger,
  goesOn,
  otherTime,
  anotherTime,
  waitAWhile,
  laterAgain,
  notNow,
]
