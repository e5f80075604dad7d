import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyTalk, wrongWithHouses } from './any-talk.ts'
import { realFlows } from './real-flows.ts'
import { soundFlows } from './sound-flows.ts'

describe('whatever people send, in whatever order, while flows are edited and roles change', () => {
  it('a turn never throws, never walks in circles, changes nothing it was handed, and leaves plain, bounded state', () => {
    fc.assert(anyTalk, { numRuns: 150 })
  })

  it('(the houses of these talks are sound)', () => {
    expect(wrongWithHouses()).toEqual([])
  })
})

it('a flow that the checker passes never throws, never goes round and never says what it does not know', () => {
  let sound = 0
  fc.assert(
    soundFlows(() => sound++),
    { numRuns: 600 },
  )
  expect(sound).toBeGreaterThan(10)
})

it('the flows under flows/: whatever people send and whatever the actions answer, nothing throws or is half said', () => {
  fc.assert(realFlows, { numRuns: 200 })
})
