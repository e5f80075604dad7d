import { distance } from 'fastest-levenshtein'

/**
 * How many letters of a word are a slip of the pen: the same first letter, one letter wrong in a word of four or more, two
 * in one of nine; Infinity when it is another word ('kurasi' is
 * neither 'terasi' nor 'kurniasih').
 */
export function slip(said: string, meant: string): number {
  if (said === meant) return 0
  const most = said.length >= 9 ? 2 : said.length >= 4 ? 1 : 0
  if (!most || said[0] !== meant[0] || Math.abs(said.length - meant.length) > most) return Number.POSITIVE_INFINITY
  const apart = distance(said, meant)
  return apart <= most ? apart : Number.POSITIVE_INFINITY
}
