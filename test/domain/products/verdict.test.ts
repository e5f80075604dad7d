import { expect, test } from 'vitest'
import { PRODUCT_KINDS } from '../../../src/domain/products/kinds.ts'
import type { ProductFacts } from '../../../src/domain/products/missing.ts'
import { PRODUCT_STATES, type ProductState } from '../../../src/domain/products/states.ts'
import {
  IN_CURATION,
  mayTakeBack,
  stateAfterVerdict,
  TAKE_BACK_MS,
  VERDICTS,
} from '../../../src/domain/products/verdict.ts'

const CHIPS: ProductFacts = {
  name: 'Keripik Tempe',
  kind: 'chips',
  price: 12_000,
  unit: 'bungkus',
  netWeightG: 200,
  netVolumeMl: null,
  capacity: 40,
  photos: 1,
  storage: 'room',
  shelfLifeDays: 90,
  pirt: '206321501000131',
  bpomMd: null,
  halal: 'ID32110000000000001',
}
const NO_HALAL = { ...CHIPS, halal: null }
const states = Object.keys(PRODUCT_STATES) as ProductState[]

test('a good verdict is for what waits; food without a halal number waits for it', () => {
  expect(stateAfterVerdict('approve', 'waiting', CHIPS)).toBe('approved')
  expect(stateAfterVerdict('approve', 'invited', CHIPS)).toBe('approved')
  expect(stateAfterVerdict('approve', 'waiting', NO_HALAL)).toBe('waiting_halal')
  expect(stateAfterVerdict('approve', 'waiting', { ...NO_HALAL, kind: 'batik' })).toBe('approved')
})

test('the second of two curators has nothing left to decide', () => {
  for (const verdict of ['approve', 'return', 'refuse', 'invite'] as const)
    for (const state of states.filter((other) => !IN_CURATION.includes(other)))
      expect(stateAfterVerdict(verdict, state, CHIPS)).toBeUndefined()
})

test('an invitation may be given anew with another day', () => {
  expect(stateAfterVerdict('invite', 'invited', CHIPS)).toBe('invited')
})

test('suspended food is not sold again before it has its halal number', () => {
  expect(stateAfterVerdict('resume', 'suspended', CHIPS)).toBe('approved')
  expect(stateAfterVerdict('resume', 'suspended', NO_HALAL)).toBeUndefined()
})

test('no verdict ever puts food without a halal number on sale, nor makes a move the states forbid', () => {
  for (const verdict of VERDICTS)
    for (const state of states)
      for (const { key, food } of PRODUCT_KINDS)
        for (const halal of [CHIPS.halal, null]) {
          const to = stateAfterVerdict(verdict, state, { ...CHIPS, kind: key, halal })
          if (to === undefined) continue
          expect(to === 'approved' && food && halal === null).toBe(false)
          expect(to === state || PRODUCT_STATES[state].includes(to)).toBe(true)
        }
})

const NINE = new Date('2027-01-04T09:00:00+07:00')
const later = (ms: number) => new Date(NINE.getTime() + ms)

test('a slip of the thumb is taken back by whoever made it, for a quarter of an hour', () => {
  const given = { officerId: 1, at: NINE, ledTo: 'refused' } as const
  const ask = { officerId: 1, now: later(TAKE_BACK_MS), state: 'refused' } as const
  expect(mayTakeBack(given, ask)).toBe('allowed')
  expect(mayTakeBack(given, { ...ask, now: later(TAKE_BACK_MS + 1) })).toBe('too_late')
  expect(mayTakeBack(given, { ...ask, officerId: 2 })).toBe('not_yours')
})

test('a maker who has mended it already is not called back', () => {
  const given = { officerId: 1, at: NINE, ledTo: 'returned' } as const
  expect(mayTakeBack(given, { officerId: 1, now: later(1), state: 'waiting' })).toBe('moved_on')
})
