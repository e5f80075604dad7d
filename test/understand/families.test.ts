import { expect, test } from 'vitest'
import { wordsOf } from '../../src/answers/grammar/tokens.ts'
import { aboutOf } from '../../src/understand/intents/about.ts'
import { FAMILIES } from '../../src/understand/intents/families/index.ts'
import { INTENTS } from '../../src/understand/intents/intents.ts'
import { intentOf } from '../../src/understand/intents/rules.ts'
import { WORDS } from '../../src/understand/intents/words.ts'

const words = (text: string) => text.trim().split(/\s+/)
const conditions = FAMILIES.flatMap(({ lines }) => lines.trim().split('\n'))
const pairs = FAMILIES.flatMap(({ pairs }) => pairs.trim().split('\n'))

const EXAMPLES = FAMILIES.flatMap(({ examples }) => Object.entries(examples)).flatMap(([intent, texts]) =>
  texts.map((text) => [intent, text] as const),
)

test.each(EXAMPLES)('%s: %s', (intent, text) => {
  expect(intentOf(aboutOf(wordsOf(text)))).toBe(intent)
})

test('every intent that has lines stands in one family, with examples', () => {
  const families = FAMILIES.map(
    ({ lines }) =>
      new Set(
        lines
          .trim()
          .split('\n')
          .map((line) => words(line)[0]),
      ),
  )
  for (const [index, intents] of families.entries())
    for (const intent of intents) {
      expect(INTENTS).toContain(intent)
      expect(FAMILIES[index]?.examples, intent).toHaveProperty(intent ?? '')
      expect(
        families.filter((others) => others.has(intent)),
        intent,
      ).toHaveLength(1)
    }
})

test('every word of a condition is something that a message may be about', () => {
  const known = new Set([...words(WORDS), ...pairs.flatMap(words)].map((word) => word.replace(/:$/, '')))
  // what about.ts sees in numbers and signs
  const seen =
    words(`#asks #month #ready #packed #barely #outof #oops #mends #registers #share #things #isthere #short #empty #weight
    #qty #number #money #limit #percent #length #rate #bulk #order #phone #waits`)
  const unknown = conditions
    .flatMap((line) => words(line.split(':')[1] ?? ''))
    .flatMap((word) => word.replace(/^!/, '').split('/'))
    .filter((word) => !known.has(word) && !seen.includes(word))
  expect(unknown).toEqual([])
})
