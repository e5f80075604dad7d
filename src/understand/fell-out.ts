import { normsOf } from '../answers/grammar/norms.ts'
import type { Words } from '../answers/grammar/tokens.ts'

/** The intent of a maker who can't after all. */
export const FELL_OUT = 'fell_out'

const OFF = / (?:tidak (?:jadi|bisa|sanggup|mampu|kuat|tiasa|nerusin|lanjut)|batal|mundur) /
const BROKEN =
  / (?:kompor|oven|mesin|alat|wajan|sealer|freezer|kulkas|mixer|blender|panci|dandang|genset|listrik)\w* (?:\S+ ){0,2}(?:rusak|mati|jebol|meledak|konslet|mogok|hilang) /
const MISHAP =
  / (?:sakit|dirawat|opname|operasi|melahirkan|meninggal|kecelakaan|kebakaran|kebanjiran|banjir|musibah|mati lampu|lampu mati) /
/** What else one may not come to. */
const EVENT = / (?:pelatihan|training|workshop|kelas|bimtek|kursus|seminar|sosialisasi|bazar|bazaar|pameran)(?:nya)? /

/**
 * A maker who says that she can't after all, and what happened: 'maaf bu saya ga jadi, kompor rusak'. What is broken are
 * her tools, not somebody's goods; a training is no order.
 */
export function fellOut({ tokens }: Words): boolean {
  const { said } = normsOf(tokens)
  return OFF.test(said) && !EVENT.test(said) && (BROKEN.test(said) || MISHAP.test(said))
}
