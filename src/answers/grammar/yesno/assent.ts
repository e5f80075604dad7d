import { FILLERS } from '../fillers.ts'
import { HARMLESS, NEEDLESS, NO, YES } from '../yesno-words.ts'
import { isOf } from './meant.ts'

/** A yes-word that nothing denies; 'ya' only where it opens the clause ('maaf ya' is no yes). */
export function assents(said: readonly string[], at: number): boolean {
  const word = said[at] as string
  if (!isOf(YES, word)) return false
  if (word === 'masih' && said[at + 1] !== undefined && !FILLERS.has(said[at + 1] as string)) {
    if (
      !/^(?:aktif|dipakai|ada|bisa|sanggup|berlaku|punya|mau|boleh|jualan|sama|jalan|lancar|produksi|buat|renyah|kriuk|enak|bagus|layak|segar|seger|awet)$/.test(
        said[at + 1] as string,
      )
    )
      return false
  }
  if (
    (word === 'ya' || word === 'yah' || word === 'yo') &&
    said.slice(0, at).some((one) => !/^(?:oh|ok|oke|nah)$/.test(one))
  )
    return false
  if (
    word === 'punya' &&
    /^(?:suami|istri|anak|ibu|kakak|adik|orang|teman|temen|sodara|saudara|tetangga|mertua|majikan|menantu|kakek|nenek|bapak|keluarga)$/.test(
      said[at + 1] ?? '',
    )
  )
    return false
  if (word === 'mau' && /^(?:nanya|tanya|ngurus|diurus)$/.test(said[at + 1] ?? '')) return false
  return !denied(said, at)
}

/** A no-word that means it: not 'ga masalah', 'jangan lupa', 'nanti saya kirim', 'tadi enjing'. */
export function refuses(said: readonly string[], at: number): boolean {
  const word = said[at] as string
  if (!isOf(NO, word) || harmless(said, at)) return false
  if (word === 'keberatan' && said[at - 1] === 'tidak') return false
  if (word === 'jangan')
    return !/^(?:lupa|sampai|telat|lama|lama2|kuatir|khawatir|ragu|sungkan|salah|kurang)$/.test(said[at + 1] ?? '')
  if (word === 'nanti' || word === 'besok') return postpones(said, at)
  if (word === 'kosong' || word === 'off') return at === 0 || said.length <= 3
  return true
}

/** 'ga masalah', 'ga usah nunggu': nothing is refused. */
export function harmless(said: readonly string[], at: number): boolean {
  if (said[at] !== 'tidak') return false
  const [next = '', two = '', three = ''] = said.slice(at + 1, at + 4)
  if (HARMLESS.has(next)) return true
  if ((next === 'jadi' || next === 'ada') && (HARMLESS.has(two) || /^(?:kendala|hambatan)$/.test(two))) return true
  return /^(?:usah|perlu|prlu|kedah|harus)$/.test(next) && (NEEDLESS.has(two) || NEEDLESS.has(three))
}

/** A no right before a yes-word: 'tidak bisa', 'belum ada', 'tidak usah dilanjut'. */
export function denied(said: readonly string[], at: number): boolean {
  return said
    .slice(Math.max(0, at - 2), at)
    .some(
      (word, offset) =>
        /^(?:tidak|belum|bukan|jangan|ulah|ojo)$/.test(word) && !harmless(said, Math.max(0, at - 2) + offset),
    )
}

/** 'nanti aja', 'besok dulu', 'nanti' open the clause or stand behind a yes; 'nanti saya kirim' does not put off. */
function postpones(said: readonly string[], at: number): boolean {
  const word = said[at]
  const before = said
    .slice(0, at)
    .filter((word) => !FILLERS.has(word) && !YES.has(word) && word !== 'saya' && word !== 'kalau')
  const rest = said.slice(at + 1, at + 3)
  // 'lagi repot bu, nanti ya'
  if (word === 'nanti' && said.slice(at + 1).every((next) => FILLERS.has(next))) return true
  return (
    before.length === 0 &&
    (rest.every((word) => FILLERS.has(word)) ||
      rest.some((word) => /^(?:saja|dulu|deh|lagi|weh|lah|dl|heula|baru)$/.test(word)))
  )
}
