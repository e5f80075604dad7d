import { FILLERS } from '../fillers.ts'
import type { YesNo } from '../yesno.ts'
import { HARMLESS_WORDS } from '../yesno-words.ts'
import type { Asked } from './question.ts'

/** A turn of speech that decides by itself. `text`: the words of the clause, with a blank around each. */
type Idiom = (text: string, said: readonly string[], asked: Asked) => YesNo | undefined

/** 'gapapa', 'wios' */
const noMatter: Idiom = (_, said) => (said.some((word) => HARMLESS_WORDS.has(word)) ? 'yes' : undefined)

/** 'kenapa ngga', 'naha henteu', 'masa engga' */
const whyNot: Idiom = (text) =>
  / (?:kenapa|knp|naha|ngapa|why|masa|masak) (?:tidak|not) /.test(text) ? 'yes' : undefined

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

/** 'bebas', 'terserah ibu', 'santai' to 'Boleh …?'; elsewhere nobody knows */
const asYouLike: Idiom = (text, _, { permission, objects }) => {
  if (/ (?:bebas|terserah|sakarep|sakersa|kersa) /.test(text)) return objects ? 'no' : permission ? 'yes' : 'unsure'
  return permission && / (?:santai|santuy|woles|selow|slow|kalem|tenang|easy) /.test(text)
    ? objects
      ? 'no'
      : 'yes'
    : undefined
}

/** 'wah masalah itu' to 'tidak apa-apa?' */
const aProblem: Idiom = (text, _, { permission, objects }) =>
  permission && !objects && / masalah /.test(text) && !/ (?:tidak|bukan|belum|no|tanpa) /.test(text) ? 'no' : undefined

/** 'daftarin saya', 'catat kami' to 'Mau ikut?' */
const putsMeDown: Idiom = (text, _, { undo }) =>
  !undo && / (?:daftarin|daftarkan|catat|catet|masukin|masukkan|ikutkan|ikutin) (?:saya|kami) /.test(text)
    ? 'yes'
    : undefined

/** 'tetep bu' to 'Masih …?' */
const goesOn: Idiom = (_, said, { still }) =>
  still && said.every((word) => FILLERS.has(word) || /^(?:tetap|selalu|terus|anu|yang|ini|itu)$/.test(word))
    ? 'yes'
    : undefined

/** 'lewat dulu', 'pass dulu bu' */
const passes: Idiom = (text, said) =>
  / (?:pas|lewat|lewati|lewatin) (?:dulu|dl|saja|deh) /.test(text) &&
  said.every((word) => word !== 'sudah') &&
  !/ pas saja /.test(text)
    ? 'no'
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

/** 'blm dicek', 'belum dibuka' to 'Sudah lengkap?', 'ga bisa ngecek': nobody has looked */
const notLooked: Idiom = (text, _, { said }) => {
  if (/ tidak (?:bisa|sempat|sempet) (?:n?ge?cek|dicek|lihat|liat|ngeliat|buka|masuk aplikasi) /.test(text))
    return 'unsure'
  const looked = / belum (?:\w+ )?(?:di)?(cek|buka|hitung|lihat|liat|periksa|itung|baca|tengok)\w* /.exec(text)?.[1]
  return looked && ![...said].some((word) => word.includes(looked)) ? 'unsure' : undefined
}

/** 'jangan sering2', 'jangan kebanyakan': yes, but */
const notTooMuch: Idiom = (text, _, { permission, said }) =>
  (permission || said.has('setuju')) && / jangan (?:ke|ter)?(?:sering|banyak|malam|lama|pagi|lalu)\S* /.test(text)
    ? 'unsure'
    : undefined

/** 'suami saya yang antar', 'saya antar' to 'Bisa diantar?' */
const doesIt: Idiom = (text, said, asked) => {
  if (asked.done || asked.undo || asked.change || !/ (?:saya|kami|suami|istri|anak) /.test(text)) return undefined
  if (/ (?:tidak|belum|jangan|bukan|kalau|nanti|lupa|bisa) /.test(text)) return undefined
  const verbs = [...asked.said]
    .filter((word) => /^di\w{4,}/.test(word))
    .map((word) => word.slice(2).replace(/(?:kan|in)$/, ''))
  return verbs.some((verb) => said.includes(verb) || said.includes(`${verb}in`) || said.includes(`${verb}kan`))
    ? 'yes'
    : undefined
}

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

const bareText = (said: readonly string[]) => ` ${said.filter((word) => !FILLERS.has(word)).join(' ')} `

/** 'ga ada yang salah' to 'Datanya sudah benar?'; 'salah itu' */
const right: Idiom = (text, said, { truth, change, said: asked }) => {
  // 'salah bu', 'keliru, harusnya …' to any question of fact
  if (!truth && !change && /^ (?:salah|keliru|lepat) (?:harusnya |yang |itu )?$/.test(bareText(said))) return 'no'
  if (!truth) return undefined
  if (
    /^(?:lengkap|cukup|komplit)$/.test([...asked].find((word) => /^(?:lengkap|cukup|komplit)$/.test(word)) ?? '') &&
    / kurang /.test(text) &&
    !/ tidak (?:ada )?(?:yang )?kurang /.test(text)
  )
    return 'no'
  if (/ kurang (?:tepat|pas|bener|benar|betul|sesuai|cocok) /.test(text)) return 'no'
  if (/ tidak (?:ada )?(?:yang )?(?:salah|keliru|beda|kurang|berubah|diubah) /.test(text)) return 'yes'
  return / (?:salah|keliru|beda) /.test(text) ? 'no' : undefined
}

/** 'cekap sakitu', 'udah itu aja' to 'Ada lagi yang mau ditambah?' */
const thatIsAll: Idiom = (text, _, { change }) =>
  change && /^ (?:sudah |ya |cekap |cukup )*(?:itu|segitu|sakitu|eta|kitu) (?:saja |dulu |bu |lah )*$/.test(text)
    ? 'no'
    : undefined

/** 'lain kali' */
const anotherTime: Idiom = (text) =>
  / (?:(?:lain|laen) (?:kali|waktu|hari|kesempatan)|kapan kapan) /.test(text) ? 'no' : undefined

/** 'ke heula bu' */
const waitAWhile: Idiom = (text) => (/^ (?:\w+ )?ke (?:heula|deui|dulu) /.test(text) ? 'no' : undefined)

/** 'angkat tangan deh' */
const handsUp: Idiom = (text) => (/ (?:angkat tangan|lempar handuk|nyerah) /.test(text) ? 'no' : undefined)

/** 'kasih yang lain aja', 'oper ke UMKM lain' */
const toOthers: Idiom = (text, _, { change, undo }) =>
  !change &&
  !undo &&
  / (?:kasih|kasihin|kasihkan|oper|operin|lempar|alihkan|alihin) (?:\w+ ){0,3}(?:lain|laen|sejen) /.test(text)
    ? 'no'
    : undefined

/** 'pake aja' to 'Boleh dipakai?' */
const doIt: Idiom = (text, said, { permission, said: asked }) => {
  if (!permission || / (?:tidak|belum|jangan|bukan|kalau|nanti) /.test(text)) return undefined
  const first = said.find((word) => !FILLERS.has(word)) ?? ''
  return first.length > 3 && (asked.has(`di${first}`) || asked.has(`di${first}kan`) || asked.has(`di${first}in`))
    ? 'yes'
    : undefined
}

/** 'no problem' */
const noProblem: Idiom = (text) => (/ (?:no|nope|nomor) problem /.test(text) ? 'yes' : undefined)

/** 'sudah habis' */
const usedUp: Idiom = (text, _, { gone }) => (/ sudah sesudah /.test(text) ? (gone ? 'yes' : 'no') : undefined)

const IDIOMS: readonly Idiom[] = [
  noMatter,
  whyNot,
  cannotRefuse,
  onTheRoad,
  arrived,
  underWay,
  when,
  noLonger,
  putsMeDown,
  goesOn,
  asYouLike,
  aProblem,
  passes,
  otherTime,
  notLooked,
  notTooMuch,
  doesIt,
  halfDone,
  howCould,
  soSo,
  right,
  thatIsAll,
  anotherTime,
  waitAWhile,
  toOthers,
  doIt,
  handsUp,
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
