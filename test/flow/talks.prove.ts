import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyTalk } from './any-talk.ts'
import { realFlows } from './real-flows.ts'
import { soundFlows } from './sound-flows.ts'

it('a turn never throws, never walks in circles, changes nothing it was handed, and leaves plain, bounded state', () => {
  fc.assert(anyTalk, { numRuns: 5_000 })
})

it('a flow that the checker passes never throws, never goes round and never says what it does not know', () => {
  let sound = 0
  fc.assert(
    soundFlows(() => sound++),
    { numRuns: 40_000 },
  )
  expect(sound).toBeGreaterThan(1_000)
})

it('the flows under flows/: whatever people send and whatever the actions answer, nothing throws or is half said', () => {
  fc.assert(realFlows, { numRuns: 10_000 })
})
