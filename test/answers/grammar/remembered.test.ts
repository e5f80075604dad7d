import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remembered } from '../../../src/answers/grammar/remembered.ts'

test('a remembered answer is the answer, also when it was nothing, and after very many words', () => {
  let asked = 0
  const plain = (word: string) => (word.length % 3 ? word.toUpperCase() : undefined)
  const kept = remembered((word) => {
    asked++
    return plain(word)
  })
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (word) => {
      expect(kept(word)).toBe(plain(word))
    }),
  )
  for (let at = 0; at < 12_000; at++) kept(`kata${at}`)
  asked = 0
  for (const word of ['sama', 'sama', 'dia', 'dia']) expect(kept(word)).toBe(plain(word))
  expect(asked).toBe(2)
})

test('what a stranger makes up is not kept for ever', () => {
  let asked = 0
  const kept = remembered(() => ++asked)
  kept('a'.repeat(500))
  kept('a'.repeat(500))
  expect(asked).toBe(2)
})
