import { FILLERS } from '../fillers.ts'
import type { YesNo } from '../yesno.ts'
import { YES } from '../yesno-words.ts'
import { assents, denied, harmless, refuses } from './assent.ts'
import { isUnsure } from './doubt.ts'
import { idiomIn } from './idioms.ts'
import { isOf } from './meant.ts'
import { echoes, isPlain } from './plain.ts'
import { type Asked, UNDO } from './question.ts'

/** Verdict of one clause: doubt first, then turns of speech, then its words from left to right. */
export function verdictOf(said: readonly string[], asked: Asked): YesNo | undefined {
  if (isUnsure(said)) return 'unsure'
  if (asked.none && said.includes('ada')) return / tidak (?:\w+ )?ada /.test(` ${said.join(' ')} `) ? 'yes' : 'no'
  const idiom = idiomIn(said, asked)
  if (idiom) return idiom
  const refusal = said.findIndex(
    (word, index) => refuses(said, index) && !(word === 'besok' && asked.said.has('besok')),
  )
  const assent = said.findIndex((_, index) => assents(said, index))
  const undone = asked.undo ? said.findIndex((word, index) => UNDO.test(word) && !denied(said, index)) : -1
  // 'iya ga jadi' to 'Mau dibatalkan?'
  if (asked.undo && / (?:ya|iya|muhun|nggih|oke|yaudah) tidak jadi $/.test(bareOf(said))) return 'yes'
  // 'batal' to 'Hapus produk ini?' takes the question back
  if (undone >= 0)
    return CANCELS.test(said[undone] as string) && ![...asked.said].some((word) => CANCELS.test(word)) ? 'no' : 'yes'
  if (asked.negative && refusal >= 0 && said[refusal] === 'belum') return 'yes'
  if (asked.negative && assent >= 0 && said[assent] === 'sudah') return 'no'
  if (refusal >= 0) return refused(said, refusal, assent)
  if (said.some((_, index) => harmless(said, index))) return asked.objects ? 'no' : 'yes'
  if (assent < 0) return echoes(said, asked) ? 'yes' : undefined
  return limitedYes(said, assent, asked)
}

/** A no, unless it is only thought of ('kalau ga bisa …'), asked ('boleh ga') or spares something ('boleh, ga usah …'). */
function refused(said: readonly string[], refusal: number, assent: number): YesNo {
  // 'kalau bisa jangan': asked for, not a condition
  if (said[refusal] === 'jangan' && /kalau bisa $/.test(`${said.slice(0, refusal).join(' ')} `)) return 'no'
  if (refusal > 0 && said[refusal - 1] === 'kalau') return 'unsure'
  // 'kalau hujan ga bisa'
  if (refusal > 1 && said[0] === 'kalau' && !/^(?:saya|kami|itu|gitu|begitu|sekarang|ini|segitu)$/.test(said[1] ?? ''))
    return 'unsure'
  const asks =
    refusal > 0 &&
    refusal === lastContent(said) &&
    (assent === 0 || assent === refusal - 1) &&
    said[refusal] === 'tidak' &&
    /^(?:boleh|bisa)$/.test(said[assent] as string)
  if (asks || endsInQuestion(said, refusal)) return 'unsure'
  // 'cuma jualan gorengan bisa ikut ga'
  if (said[refusal] === 'tidak' && refusal === lastContent(said) && MAY_I.test(bareOf(said))) return 'unsure'
  // 'boleh ga kalau tgl 8'
  if (said[refusal] === 'tidak' && assent === refusal - 1 && ASKED_OPENLY.test(said.slice(assent).join(' ')))
    return 'unsure'
  const before = assent >= 0 && assent < refusal
  return before && said[refusal] === 'tidak' && /^(?:usah|perlu)$/.test(said[refusal + 1] ?? '') ? 'yes' : 'no'
}

/** 'bayar ga?', 'kemahalan ga ya': what stands before the last 'ga' is asked. */
function endsInQuestion(said: readonly string[], refusal: number): boolean {
  const content = said.filter((word) => !FILLERS.has(word))
  const before = content.at(-2) ?? ''
  return (
    said[refusal] === 'tidak' &&
    refusal === lastContent(said) &&
    content.length === 2 &&
    before.length > 3 &&
    !SAYS_NO.test(before)
  )
}
const SAYS_NO =
  /^(?:saya|kami|sudah|jelas|tentu|pasti|sekarang|memang|emang|tetap|kalau|mending|mendingan|maaf|kayaknya|kayanya|waduh|aduh|nampaknya|terpaksa|abdi|tapi|cuma|hanya|sama|sepertinya|masih|belum|lagi|juga|jadi|produk|suami|halal|pirt|besok|sabtu|minggu|astaghfirullah|astagfirullah|naudzubillah)$/

const MAY_I =
  / (?:bisa|boleh|dapat|termasuk) (?:ikut|ikutan|daftar|gabung|masuk|kirim|diantar|nawar|nego|dicicil) tidak $/

const ASKED_OPENLY =
  /^(?:boleh|bisa) tidak (?:kalau|tanggal|jam|hari|minggu|bulan|besok|lusa|yang|diganti|jadi|dikurangi|nego|saya|kami|pakai|pake)\b/

const CANCELS = /batal|cancel/

/** Without words of address; 'ya' and 'iya' stay. */
const bareOf = (said: readonly string[]) =>
  ` ${said.filter((word) => !FILLERS.has(word) || /^(?:ya|iya|nggih|oke)$/.test(word)).join(' ')} `

const lastContent = (said: readonly string[]): number => said.findLastIndex((word) => !FILLERS.has(word))

const ENDED = /^(?:mati|kadaluarsa|kadaluwarsa|expired|hangus|hilang|rusak|lewat)$/
const SETTLED = /^(?:sudah|bener|benar|betul|pas|cukup|cekap|sesuai|aman|leres|lengkap|cocok|beres|lancar|jelas)$/
const ENOUGH =
  /^ (?:ini |itu |ya )?(?:sudah )?(?:cukup|cekap) (?:bu |pak |saja |makasih |terimakasih |dulu |sampai |di |sini |segini )*$/
const GOES_ON = /^(?:lanjut|lanjutkan|lanjutin|teruskan|terusin)$/

/** A yes, and what its clause makes of it. */
function limitedYes(said: readonly string[], assent: number, asked: Asked): YesNo | undefined {
  const text = ` ${said.join(' ')} `
  const word = said[assent] as string
  // 'sanggup setengahnya'
  if (/ (?:setengah|sebagian|separuh|sabagian|separo)\w* /.test(text)) return 'unsure'
  // 'sudah cukup' to 'Mau dikirimi info?'
  if (asked.offers && ENOUGH.test(text)) return 'no'
  // 'lanjut' to 'Mau dibatalkan?'
  if (asked.undo && GOES_ON.test(word)) return 'no'
  if (asked.undo && word === 'jadi') return 'unsure'
  // 'bisa besok ga': asked, not answered
  if (/^(?:boleh|bisa|ada|mau)$/.test(word) && said.length > 1 && said[lastContent(said)] === 'tidak') return 'unsure'
  // 'udah mati pirtnya'
  const ended = said.slice(assent).find((one) => ENDED.test(one))
  if (ended && !asked.said.has(ended)) return 'unsure'
  if (!isPlain(said, assent, asked) || intends(said, assent, asked)) return undefined
  // 'sudah benar' to 'Ada yang mau diubah?'
  if (asked.change && (SETTLED.test(word) || GOES_ON.test(word))) return 'no'
  return isConditional(said, assent, text) ? 'unsure' : 'yes'
}

/** 'mau ganti foto', 'bade ka pasar': what somebody is about to do answers only a question about it. */
function intends(said: readonly string[], assent: number, asked: Asked): boolean {
  const next = said[assent + 1]
  if (said[assent] !== 'mau' || next === undefined || assent > 1) return false
  return !FILLERS.has(next) && !isOf(YES, next) && !MAY_FOLLOW.test(next) && !asked.said.has(next)
}
const MAY_FOLLOW =
  /^(?:banget|bgt|saya|kami|kalau|coba|nyoba|nyobain|sekali|tapi|juga|pisan|daftar|semua|itu|ini|yang|asal|gratis|jadi|dengan|tidak)$/

/** 'kalau gratis mau', 'mau kalau gratis', 'kalau bisa sih iya'; not 'kalau gitu ya', 'kalau saya setuju'. */
function isConditional(said: readonly string[], assent: number, text: string): boolean {
  if (/^ kalau (?:bisa|boleh) (?:sih |mah )?(?:iya|ya|mau) /.test(text)) return true
  const given = said.indexOf('kalau')
  const free = /^(?:gitu|begitu|kitu|ngono|saya|kami|dari|itu|memang|segitu|bisa|boleh|mau)$/
  if (given >= 0 && given < assent && !free.test(said[given + 1] ?? '')) return true
  const condition = said.slice(assent + 1).indexOf('kalau')
  return condition >= 0 && !/^(?:gitu|begitu|kitu|ngono)$/.test(said[assent + condition + 2] ?? '')
}
