import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Custody, inStock, stateOf, toCome, underWay } from '../../../src/domain/orders/custody.ts'
import { ALLOCATION_STATES, type AllocationState } from '../../../src/domain/orders/states.ts'

const fresh = (promised: number): Custody => ({
  promised,
  delivered: 0,
  deducted: 0,
  handed: 0,
  loaded: 0,
  arrived: 0,
})

/** What may happen to a share, each as far as the figures allow. */
const acts: Record<string, (custody: Custody, wish: number) => void> = {
  bring(custody, wish) {
    custody.handed += Math.min(wish, toCome(custody))
  },
  load(custody, wish) {
    custody.loaded += Math.min(wish, inStock(custody))
  },
  arrive(custody, wish) {
    const arrived = underWay(custody)
    const damaged = Math.min(wish, arrived)
    custody.arrived += arrived
    custody.delivered += arrived - damaged
  },
  deduct(custody, wish) {
    custody.deducted += Math.min(wish, toCome(custody))
  },
  give_back(custody, wish) {
    custody.promised -= Math.min(wish, toCome(custody))
  },
}

describe('where the goods of a share are', () => {
  const history = fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(300)), { maxLength: 40 })

  test('every promised piece is delivered, deducted, to come, in stock or under way, whatever happens', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), history, (promised, happened) => {
        const custody = fresh(promised)
        for (const [act, wish] of happened) {
          acts[act]!(custody, wish)
          const places = [custody.delivered, custody.deducted, toCome(custody), inStock(custody), underWay(custody)]
          expect(places.every((pieces) => pieces >= 0)).toBe(true)
          expect(places.reduce((a, b) => a + b)).toBe(custody.promised)
        }
      }),
    )
  })

  test('a share never leaves a state by a way the table does not know', () => {
    const mayGetTo = (from: AllocationState, to: AllocationState) =>
      from === to ||
      ALLOCATION_STATES[from].includes(to) ||
      ALLOCATION_STATES[from].some((between) => ALLOCATION_STATES[between].includes(to))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), history, (promised, happened) => {
        const custody = fresh(promised)
        let state: AllocationState = 'accepted'
        for (const [act, wish] of happened) {
          acts[act]!(custody, wish)
          const next = stateOf(custody)
          expect(mayGetTo(state, next), `${state} → ${next}`).toBe(true)
          state = next
          if (state === 'delivered' || state === 'cancelled') return
        }
      }),
    )
  })

  test('what arrived broken is to come again until it is deducted', () => {
    const custody = { ...fresh(100), handed: 100, loaded: 100, arrived: 100, delivered: 88 }
    expect(toCome(custody)).toBe(12)
    expect(stateOf(custody)).toBe('in_progress')
    expect(stateOf({ ...custody, deducted: 12 })).toBe('delivered')
  })
})
