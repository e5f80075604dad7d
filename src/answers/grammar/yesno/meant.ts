import { slip } from '../slip.ts'
import { NO, YES } from '../yesno-words.ts'

/** Without -nya, -lah, -kan, -in. */
export const bare = (word: string) => word.replace(/(?:nya|lah|kan|keun|(?<=....)in)$/, '')

/** A word of a list, with an ending, stretched ('siaap'), or written without its vowels ('blh', 'lnjt'). */
export function isOf(words: ReadonlySet<string>, word: string): boolean {
  if (words.has(word) || words.has(bare(word))) return true
  if (word.endsWith('2')) return words.has(word.slice(0, -1))
  if (/(.)\1/.test(word) && words.has(word.replace(/(.)\1+/g, '$1'))) return true
  // 'lanjot', 'sanggop': only its vowels are wrong
  const bones = consonants(word)
  if (bones.length >= 4 && word.length <= 9 && SKELETONS.get(words)?.has(bones) && oneVowelOff(words, word)) return true
  return word.length > 2 && !/[aeiou\d]/.test(word) && SKELETONS.get(words)?.has(word) === true
}

/** 'lanjot' is lanjut; 'botolan' is no batalin. */
const oneVowelOff = (words: ReadonlySet<string>, word: string): boolean =>
  [...words].some((known) => slip(word, known) === 1)

const consonants = (word: string) => word.replace(/[aeiou]/g, '')

/** Skeletons of a list that no word of the other has: 'btl' is betul and batal. */
const SKELETONS: ReadonlyMap<ReadonlySet<string>, ReadonlySet<string>> = new Map(
  [
    [YES, NO],
    [NO, YES],
  ].map(([own, other]) => {
    const foreign = new Set([...(other as ReadonlySet<string>)].map(consonants))
    const found = [...(own as ReadonlySet<string>)].map(consonants)
    return [own as ReadonlySet<string>, new Set(found.filter((word) => word.length > 2 && !foreign.has(word)))]
  }),
)
