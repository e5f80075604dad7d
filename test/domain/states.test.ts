import { describe, expect, test } from 'vitest'
import { BUYER_STATES, FIRST_BUYER_STATES } from '../../src/domain/buyers.ts'
import { EXHIBITION_STATES, FIRST_EXHIBITION_STATES } from '../../src/domain/exhibitions.ts'
import { FIRST_SAMPLE_STATES, SAMPLE_STATES } from '../../src/domain/orders/sample.ts'
import {
  ALLOCATION_STATES,
  DELIVERY_STATES,
  FIRST_ALLOCATION_STATES,
  FIRST_DELIVERY_STATES,
  FIRST_ORDER_STATES,
  FIRST_PAYMENT_STATES,
  HOLDS_CAPACITY,
  ORDER_STATES,
  PAYMENT_STATES,
  PROMISED,
} from '../../src/domain/orders/states.ts'
import { FIRST_PRODUCT_STATES, PRODUCT_STATES } from '../../src/domain/products/states.ts'
import { FIRST_PROSPECT_STATES, PROSPECT_STATES } from '../../src/domain/prospects.ts'
import { FIRST_SELLER_STATES, SELLER_STATES } from '../../src/domain/sellers.ts'
import { CONSIGNMENT_STATES, FIRST_CONSIGNMENT_STATES } from '../../src/domain/shops/consignment.ts'
import { FIRST_LISTING_STATES, LISTING_STATES } from '../../src/domain/shops/listing.ts'
import {
  APPLICATION_STATES,
  FIRST_APPLICATION_STATES,
  FIRST_SPACE_STATES,
  SPACE_STATES,
} from '../../src/domain/shops/space.ts'
import { mayMove, reachable, type StateTable } from '../../src/domain/states.ts'
import { FIRST_TRAINING_STATES, TRAINING_STATES } from '../../src/domain/trainings.ts'

const TABLES: [name: string, table: StateTable<string>, first: readonly string[], terminal: string[]][] = [
  ['product', PRODUCT_STATES, FIRST_PRODUCT_STATES, ['refused', 'withdrawn']],
  ['order', ORDER_STATES, FIRST_ORDER_STATES, ['lapsed', 'closed', 'cancelled']],
  ['allocation', ALLOCATION_STATES, FIRST_ALLOCATION_STATES, ['delivered', 'cancelled']],
  ['delivery', DELIVERY_STATES, FIRST_DELIVERY_STATES, ['confirmed', 'cancelled']],
  ['payment', PAYMENT_STATES, FIRST_PAYMENT_STATES, ['confirmed', 'cancelled']],
  ['seller', SELLER_STATES, FIRST_SELLER_STATES, ['left']],
  ['buyer', BUYER_STATES, FIRST_BUYER_STATES, ['left']],
  ['consignment', CONSIGNMENT_STATES, FIRST_CONSIGNMENT_STATES, ['refused', 'ended']],
  ['selling space', SPACE_STATES, FIRST_SPACE_STATES, ['closed', 'cancelled']],
  ['application for a table', APPLICATION_STATES, FIRST_APPLICATION_STATES, ['refused']],
  ['prospect', PROSPECT_STATES, FIRST_PROSPECT_STATES, ['ordered']],
  ['exhibition', EXHIBITION_STATES, FIRST_EXHIBITION_STATES, ['held', 'cancelled']],
  ['training', TRAINING_STATES, FIRST_TRAINING_STATES, ['held', 'cancelled']],
  ['sample', SAMPLE_STATES, FIRST_SAMPLE_STATES, ['judged', 'refused', 'withdrawn']],
  ['listing', LISTING_STATES, FIRST_LISTING_STATES, ['withdrawn']],
]

describe.each(TABLES)('%s', (_, table, first, terminal) => {
  test('every state can be reached', () => {
    expect([...reachable(table, first)].sort()).toEqual(Object.keys(table).sort())
  })

  test('only the states meant to be the end are the end, and one is near from everywhere', () => {
    const ends = Object.keys(table).filter((state) => table[state]!.length === 0)
    expect(ends.sort()).toEqual([...terminal].sort())
    for (const state of Object.keys(table)) {
      expect([...reachable(table, [state])].some((reached) => terminal.includes(reached))).toBe(true)
    }
  })

  test('no state leads to itself or to one that does not exist', () => {
    for (const [state, next] of Object.entries(table)) {
      expect(mayMove(table, state, state)).toBe(false)
      expect(next.filter((to) => !(to in table))).toEqual([])
    }
  })
})

test('what a maker has given her word for does not turn back into an offer', () => {
  for (const state of PROMISED) expect(reachable(ALLOCATION_STATES, [state]).has('offered')).toBe(false)
})

test('what is at the packing point, refused or taken back holds none of her time', () => {
  const free = Object.keys(ALLOCATION_STATES).filter((state) => !HOLDS_CAPACITY.some((holding) => holding === state))
  expect(free).toEqual(['declined', 'lapsed', 'handed_over', 'delivered', 'cancelled'])
})
