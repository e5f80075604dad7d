import { distance } from 'fastest-levenshtein'

/** Weights and sizes in a name: '200 gram', '250gr', 'isi 10', '1/2 kg'. */
const SIZE = /\b(?:isi\s+)?\d+(?:[.,/]\d+)?\s*(?:gram|gr|g|kg|kilo|ml|liter|l|pcs|biji|ons)?\b/g

/** A product's name as compared: lower case, no accents, signs, sizes or doubled spaces; its words sorted. */
export const nameKey = (name: string): string => wordsOf(plain(name).replace(SIZE, ' '))

/** A business's, company's or person's name as compared: the same, but numbers tell apart ('SMKN 1' and 'SMKN 2'). */
export const businessKey = (name: string): string => wordsOf(plain(name))

const plain = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const wordsOf = (name: string): string =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ')

/**
 * How alike two names are: 1 the same words in any order, 0 nothing in common. Measured in letters changed (Levenshtein)
 * against the longer name. Two names without a letter in them are not alike.
 */
export function nameSimilarity(a: string, b: string): number {
  const left = nameKey(a)
  const right = nameKey(b)
  const longest = Math.max(left.length, right.length)
  return longest === 0 || !left || !right ? 0 : 1 - distance(left, right) / longest
}
