import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OFFICER_ROLES } from '../../src/chat/actor.ts'
import { beginRun, flowFor } from '../../src/flow/run.ts'
import { NEW_STATE } from '../../src/flow/types.ts'
import { house } from '../house.ts'
import { contextFor } from './player.ts'

const FLOWS = [...house.flows.values()]
const WORDS = [...new Set(FLOWS.flatMap(({ start }) => start))]

test('another role takes nothing away: what one of them may do is never refused, and the first of them decides', () => {
  const started = (word: string, roles: readonly (typeof OFFICER_ROLES)[number][]) => {
    const context = contextFor([...roles])
    return flowFor(beginRun(house, context, NEW_STATE), ({ start }) => start.includes(word))
  }
  fc.assert(
    fc.property(fc.constantFrom(...WORDS), fc.shuffledSubarray([...OFFICER_ROLES], { minLength: 2 }), (word, roles) => {
      const alone = OFFICER_ROLES.filter((role) => roles.includes(role)).map((role) => started(word, [role]))
      const does = alone.find((flow) => flow?.steps.some(({ verb }) => verb !== 'say'))
      expect(started(word, roles)?.name).toBe((does ?? alone.find(Boolean))?.name)
    }),
    { numRuns: 2_000 },
  )
})
