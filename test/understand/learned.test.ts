import { expect, test } from 'vitest'
import { likenessOf, likest } from '../../src/answers/likeness/likeness.ts'
import { LEARNED } from '../../src/understand/intents/learned.ts'
import { intentLessons } from './lessons.ts'
import { learn } from './likeness.ts'

test('what is learned is what the tables teach: `npm run learn` after a line has changed', () => {
  expect(LEARNED.trim()).toBe(learn(intentLessons()))
})

test('a text of unknown marks is like nothing more than anything else', () => {
  const likeness = likenessOf('one: a 10\ntwo: b 10')
  expect(likest(likeness, new Set(['z'])).share).toBe(0.5)
  expect(likest(likeness, new Set(['b', 'z']))).toMatchObject({ label: 'two' })
  expect(likest(likeness, new Set(['b']), { label: 'one', weight: 15 })).toMatchObject({ label: 'one' })
})
