import { remembered } from '../../answers/grammar/remembered.ts'
import { slip } from '../../answers/grammar/slip.ts'
import type { Token } from '../../answers/grammar/tokens.ts'
import { FAMILIES } from './families/index.ts'
import { WORDS } from './words.ts'

const CONCEPTS = new Map<string, string[]>()
for (const line of WORDS.trim().split('\n')) {
  const [concept = '', words = ''] = line.split(':')
  for (const word of words.trim().split(' ')) CONCEPTS.set(word, [...(CONCEPTS.get(word) ?? []), concept])
}

/** A word and how soon behind it which others make a concept. */
interface Near {
  name: string
  reach: number
  second: ReadonlySet<string>
}

/** Concepts of two words, by the first. */
export const NEAR = new Map<string, Near[]>()
for (const line of FAMILIES.flatMap(({ pairs }) => pairs.trim().split('\n'))) {
  const [head = '', pair = ''] = line.split(':')
  const [name = '', reach = '1'] = head.split(' ')
  const [first = [], second = []] = pair.split('>').map((words) => words.trim().split(' '))
  const near: Near = { name, reach: Number(reach), second: new Set(second) }
  for (const word of first) NEAR.set(word, [...(NEAR.get(word) ?? []), near])
}

/** What one word is about; endings and prefixes are taken off when the whole is unknown. */
export function conceptsOf({ norm, stem, text }: Token): readonly string[] {
  return CONCEPTS.get(norm) ?? CONCEPTS.get(text.toLowerCase()) ?? CONCEPTS.get(stem) ?? ofRoot(norm)
}

const ofRoot = remembered((norm): readonly string[] => {
  // 'haloo': stretched
  for (const form of [norm.replace(/(.)\1+/g, '$1'), front(norm), back(norm), back(front(norm))]) {
    const concepts = CONCEPTS.get(form)
    if (concepts) return concepts
  }
  return near(norm)
})

const SHORTEST_SLIP = 8
const LONG_WORDS = new Map<string, string[]>()
for (const word of CONCEPTS.keys())
  if (word.length >= SHORTEST_SLIP) {
    const first = word[0] as string
    LONG_WORDS.set(first, [...(LONG_WORDS.get(first) ?? []), word])
  }

/** 'pelatian', 'pesanaan': a long word with a slip of the pen; 'koleksi' is too short to be a 'koreksi'. */
function near(norm: string): readonly string[] {
  if (norm.length < SHORTEST_SLIP || norm.length > 20 || norm.endsWith('nya')) return []
  const meant = LONG_WORDS.get(norm[0] as string)?.find((word) => slip(norm, word) === 1)
  return meant === undefined ? [] : (CONCEPTS.get(meant) ?? [])
}

/** Without what stands before or behind the root: 'dihubungkan' → 'hubungkan', 'dihubung'. */
const front = (word: string) => word.replace(/^(?:di|mem|men|meng|me|nge|ng|ber|ter|ka)(?=[a-z]{3})/, '')

const back = (word: string) => word.replace(/(?:kan|keun|in|nya|na|an|ku|mu|i)$/, '')
