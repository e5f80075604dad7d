import { FILLERS } from '../fillers.ts'
import type { YesNo } from '../yesno.ts'
import { HARMLESS_WORDS } from '../yesno-words.ts'
import type { Idiom } from './idiom.ts'
import { TURNS_OF_AGREEING, TURNS_OF_HASTE } from './idioms-of-agreeing.ts'
import { besideQuestion } from './idioms-of-question.ts'
import { TURNS_OF_REFUSING } from './idioms-of-refusing.ts'
import { TURNS_OF_TIME } from './idioms-of-time.ts'
import type { Asked } from './question.ts'

/** 'gapapa', 'wios' */
const noMatter: Idiom = (_, said) => (said.some((word) => HARMLESS_WORDS.has(word)) ? 'yes' : undefined)

/** 'kenapa ngga', 'naha henteu', 'masa engga' */
const whyNot: Idiom = (text) =>
  / (?:kenapa|knp|naha|ngapa|why|masa|masak) (?:tidak|not) /.test(text) ? 'yes' : undefined

/** 'ga bisa nolak saya' */
const cannotRefuse: Idiom = (text) =>
  / tidak (?:bisa|akan|bakal|mau|berani|mungkin|enak) (?:\w+ )?(?:tolak|nolak|menolak) /.test(text) ? 'yes' : undefined

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

/** 'lewat dulu', 'pass dulu bu' */
const passes: Idiom = (text, said) =>
  / (?:pas|lewat|lewati|lewatin) (?:dulu|dl|saja|deh) | saya (?:lewat|pas|skip) $/.test(text) &&
  said.every((word) => word !== 'sudah') &&
  !/ pas saja /.test(text)
    ? 'no'
    : undefined

/** 'blm dicek', 'belum dibuka' to 'Sudah lengkap?', 'ga bisa ngecek': nobody has looked */
const notLooked: Idiom = (text, _, { said }) => {
  if (
    / (?:tidak|belum) (?:bisa|sempat|sempet) (?:\w+ ){0,2}(?:n?ge?cek|dicek|lihat|liat|ngeliat|buka|masuk aplikasi) /.test(
      text,
    )
  )
    return 'unsure'
  const looked =
    / belum (?:\w+ )?(?:di|n|ny)?(cek|buka|hitung|lihat|liat|periksa|itung|baca|tengok|coba|oba|tes|ngetes|ukur)\w* /.exec(
      text,
    )?.[1]
  return looked && ![...said].some((word) => LOOKS.test(word)) ? 'unsure' : undefined
}

const LOOKS = /cek|buka|hitung|lihat|periksa|baca|coba|tes$|ukur/

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

/** 'setengahnya udah setengahnya belum', 'ada yang udah ada yang belum' */
const SOME_NOT =
  / ada (?:yang )?(?:sudah|bisa|mau) .*ada (?:yang )?(?:belum|tidak) | ada (?:yang )?(?:belum|tidak) .*ada (?:yang )?(?:sudah|bisa|mau) /
const halfDone: Idiom = (text) => (HALF_DONE.test(text) || SOME_NOT.test(text) ? 'unsure' : undefined)

/** 'mana bisa', 'boro-boro sanggup' */
const howCould: Idiom = (text) =>
  / boro boro | jauh dari (?:sanggup|cukup|bisa|kata) /.test(text) ||
  / (?:mana|boro2|boro) (?:bisa|sanggup|mungkin|mampu|kuat|mau|cukup|keburu|sempat) /.test(text)
    ? 'no'
    : undefined

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
  if (
    / ada (?:\w+ )?(?:kurang|typo|kelewat|ketinggalan|kebalik|kelebihan|ngaco) /.test(text) &&
    !/ tidak (?:\w+ )?ada /.test(text)
  )
    return 'no'
  if (/ sudah (?:pindah|ganti|bukan) /.test(text)) return 'no'
  if (/ kurang (?:huruf|angka|nol) |\w+nya kurang (?:satu|1|dikit|sedikit) /.test(text)) return 'no'
  if (/ kurang (?:tepat|pas|bener|benar|betul|sesuai|cocok) /.test(text)) return 'no'
  if (/ tidak (?:ada )?(?:yang )?(?:salah|keliru|beda|kurang|berubah|diubah) /.test(text)) return 'yes'
  return / (?:salah|keliru|beda) /.test(text) ? 'no' : undefined
}

/** 'cekap sakitu', 'udah itu aja' to 'Ada lagi yang mau ditambah?' */
const thatIsAll: Idiom = (text, _, { change, offers, done }) =>
  (change || (offers && !done)) &&
  /^ (?:sudah |ya |cekap |cukup )*(?:itu|segitu|sakitu|eta|kitu) (?:saja |dulu |bu |lah )*$/.test(text)
    ? 'no'
    : undefined

/** 'biarin aja' to 'Hapus?' */
const leaveIt: Idiom = (text, _, { undo }) =>
  undo && / (?:biar|biarin|biarkan|keun|simpan|simpen|pertahankan) /.test(text) ? 'no' : undefined

/** 'risih bu' to 'Boleh kami kirim info?' */
const minds: Idiom = (text, _, { permission, objects }) =>
  permission &&
  !objects &&
  / (?:risih|terganggu|keganggu|(?:kurang|tidak) nyaman) /.test(text) &&
  !/ tidak (?:risih|terganggu|keganggu) /.test(text)
    ? 'no'
    : undefined

/** 'punya dulu', 'pernah punya' to 'Punya?': nobody said that it still is */
const onceHad: Idiom = (text, _, { done, owns, said }) =>
  (done || owns) &&
  !said.has('pernah') &&
  / (?:pernah|dulu(?:nya)?|tadinya) (?:sih |mah )?(?:punya|ada|gaduh|aya|duwe) | (?:punya|gaduh) (?:sih |mah )?(?:dulunya|tadinya|dulu) /.test(
    text,
  ) &&
  !/ (?:masih|sudah|tidak|belum) /.test(text)
    ? 'unsure'
    : undefined

/** 'angkat tangan deh' */
const handsUp: Idiom = (text) => (/ (?:angkat tangan|lempar handuk|nyerah) /.test(text) ? 'no' : undefined)

/** 'kasih yang lain aja', 'oper ke UMKM lain' */
const toOthers: Idiom = (text, _, { change, undo }) =>
  !change &&
  !undo &&
  / (?:kasih|kasihin|kasihkan|oper|operin|lempar|alihkan|alihin) (?:\w+ ){0,3}(?:lain|laen|sejen) /.test(text)
    ? 'no'
    : undefined

/** 'no problem' */
const noProblem: Idiom = (text) => (/ (?:no|nope|nomor) problem /.test(text) ? 'yes' : undefined)

/** 'sudah habis' */
const usedUp: Idiom = (text, _, { gone }) => (/ sudah sesudah /.test(text) ? (gone ? 'yes' : 'no') : undefined)

const IDIOMS: readonly Idiom[] = [
  noMatter,
  whyNot,
  cannotRefuse,
  ...TURNS_OF_HASTE,
  ...TURNS_OF_TIME,
  besideQuestion,
  putsMeDown,
  asYouLike,
  aProblem,
  passes,
  notLooked,
  notTooMuch,
  doesIt,
  halfDone,
  howCould,
  soSo,
  right,
  thatIsAll,
  toOthers,
  handsUp,
  minds,
  onceHad,
  leaveIt,
  noProblem,
  usedUp,
  ...TURNS_OF_AGREEING,
  ...TURNS_OF_REFUSING,
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
