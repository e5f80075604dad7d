import { expect, test } from 'vitest'
import { mayOrder } from '../../src/domain/buyers.ts'
import { businessClass, mayBeOffered, SELLER_STATES, type SellerState } from '../../src/domain/sellers.ts'

test('nothing is offered to a maker who sleeps, pauses, is suspended or has left', () => {
  expect((Object.keys(SELLER_STATES) as SellerState[]).filter(mayBeOffered)).toEqual(['active'])
})

test('nothing is offered to makers for a buyer nobody has verified', () => {
  expect(mayOrder('unverified')).toBe(false)
  expect(mayOrder('verified')).toBe(true)
  expect(mayOrder('suspended')).toBe(false)
})

test('the class of a business changes just above its bound', () => {
  expect([0, 2e9, 2e9 + 1, 15e9, 50e9, 50e9 + 1].map(businessClass)).toEqual([
    'micro',
    'micro',
    'small',
    'small',
    'medium',
    null,
  ])
})
