import { FILLERS } from '../fillers.ts'
import type { YesNo } from '../yesno.ts'
import { HARMLESS_WORDS } from '../yesno-words.ts'
import type { Asked } from './question.ts'

/** A turn of speech that decides by itself. `text`: the words of the clause, with a blank around each. */
type Idiom = (text: string, said: readonly string[], asked: Asked) => YesNo | undefined

/** 'gapapa', 'wios' */
const noMatter: Idiom = (_, said) => (said.some((word) => HARMLESS_WORDS.has(word)) ? 'yes' : undefined)

/** 'kenapa ngga', 'naha henteu' */
const whyNot: Idiom = (text) => (/ (?:kenapa|knp|naha|ngapa|why) (?:tidak|not) /.test(text) ? 'yes' : undefined)

/** 'ga bisa nolak saya' */
const cannotRefuse: Idiom = (text) =>
  / tidak (?:bisa|akan|bakal|mau|berani|mungkin|enak) (?:\w+ )?(?:tolak|nolak|menolak) /.test(text) ? 'yes' : undefined

/** 'lagi proses', 'baru ngajuin', 'bentar lagi' to 'Sudah …?' */
const underWay: Idiom = (text, said, { done }) =>
  done && (isDoing(said) || isBeginning(text, said)) ? 'no' : undefined

/** 'lagi di jalan' to 'Sudah dikirim?' */
const onTheRoad: Idiom = (text, _, asked) =>
  asked.said.has('kirim') && / (?:di jalan|otw|perjalanan|dijalan) /.test(text) && !/ (?:belum|tidak) /.test(text)
    ? 'yes'
    : undefined

const HALF = '(?:setengah|sebagian|separuh|sabagian|separo)'
const HALF_DONE = new RegExp(` ${HALF}\\w* .*(?:belum|sudah)|(?:belum|sudah) .*${HALF}`)

/** 'setengahnya udah setengahnya belum' */
const halfDone: Idiom = (text) => (HALF_DONE.test(text) ? 'unsure' : undefined)

/** 'mana bisa', 'boro-boro sanggup' */
const howCould: Idiom = (text) =>
  / (?:mana|boro2|boro) (?:bisa|sanggup|mungkin|mampu|kuat|mau|cukup|keburu|sempat) /.test(text) ? 'no' : undefined

/** 'ya gitu deh' */
const soSo: Idiom = (text) =>
  /^ (?:ya )?(?:gitu|begitu|kitu|gitulah|gitu2) (?:deh|lah|aja|saja|we) $/.test(text) ? 'unsure' : undefined

/** 'ga ada yang salah' to 'Datanya sudah benar?'; 'salah itu' */
const right: Idiom = (text, _, { truth }) => {
  if (!truth) return undefined
  if (/ tidak (?:ada )?(?:yang )?(?:salah|keliru|beda|kurang|berubah|diubah) /.test(text)) return 'yes'
  return / (?:salah|keliru|beda) /.test(text) ? 'no' : undefined
}

/** 'cekap sakitu', 'udah itu aja' to 'Ada lagi yang mau ditambah?' */
const thatIsAll: Idiom = (text, _, { change }) =>
  change && /^ (?:sudah |ya |cekap |cukup )*(?:itu|segitu|sakitu|eta|kitu) (?:saja |dulu |bu |lah )*$/.test(text)
    ? 'no'
    : undefined

/** 'lain kali' */
const anotherTime: Idiom = (text) => (/ (?:lain kali|kapan kapan) /.test(text) ? 'no' : undefined)

/** 'no problem' */
const noProblem: Idiom = (text) => (/ (?:no|nope|nomor) problem /.test(text) ? 'yes' : undefined)

/** 'sudah habis' */
const usedUp: Idiom = (text, _, { gone }) => (/ sudah sesudah /.test(text) ? (gone ? 'yes' : 'no') : undefined)

const IDIOMS: readonly Idiom[] = [
  noMatter,
  whyNot,
  cannotRefuse,
  underWay,
  onTheRoad,
  halfDone,
  howCould,
  soSo,
  right,
  thatIsAll,
  anotherTime,
  noProblem,
  usedUp,
]

/** What a turn of speech in the clause says, whatever its single words would. */
export function idiomIn(said: readonly string[], asked: Asked): YesNo | undefined {
  const text = ` ${said.join(' ')} `
  for (const idiom of IDIOMS) {
    const verdict = idiom(text, said, asked)
    if (verdict) return verdict
  }
  return undefined
}

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
const NEARLY = /^ (?:hampir|ampir|meh|tinggal|bentar lagi|sebentar lagi|sakedap deui|sakedap lagi) /

/** 'baru mau dikirim', 'hampir', 'tinggal dikit lagi'. */
const isBeginning = (text: string, said: readonly string[]): boolean =>
  (BEGINNING.test(text) || NEARLY.test(text)) && !said.includes('sudah')
