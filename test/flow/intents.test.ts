import { expect, test } from 'vitest'
import { INTENTS } from '../../src/understand/intents/intents.ts'
import { house } from '../house.ts'

/** What the engine itself does, in every talk. */
const THE_ENGINES: readonly string[] = ['pause_flow', 'greeting']

test('whatever a message may want, some flow does it', () => {
  const done = new Set([...house.flows.values()].flatMap(({ intents }) => intents))
  expect(INTENTS.filter((intent) => !done.has(intent) && !THE_ENGINES.includes(intent))).toEqual([])
})
