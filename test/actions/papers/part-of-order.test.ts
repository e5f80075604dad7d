import { expect, test } from 'vitest'
import type { PaperDelivery, PaperLine } from '../../../src/actions/papers/order.ts'
import { partOfOrder } from '../../../src/actions/papers/part-of-order.ts'

const delivery = (id: number, receivedOn: string | null): PaperDelivery => ({
  id,
  position: id,
  status: receivedOn ? 'confirmed' : 'planned',
  plannedOn: '2027-02-20',
  wanted: null,
  parcels: null,
  address: '',
  gate: null,
  hours: null,
  receiverName: null,
  receiverPhone: null,
  plate: null,
  driver: null,
  sentOn: receivedOn,
  receivedOn,
  receiptNumber: null,
  items: [],
})
const line = (quantity: number, delivered: number): PaperLine => ({
  id: 1,
  label: 'Keripik Tempe',
  quantity,
  price: 15_000,
  unit: 'bungkus',
  instead: null,
  delivered,
})

test('the only delivery of an order that came whole is no part of anything', () => {
  const order = { deliveries: [delivery(1, '2027-02-20')], lines: [line(100, 100)], status: 'delivered' as const }
  expect(partOfOrder(order, 1)).toEqual({})
})

test('what is still to come follows, also when no lorry is planned for it yet', () => {
  const sent = { deliveries: [delivery(1, '2027-02-20')], lines: [line(100, 60)], status: 'delivering' as const }
  expect(partOfOrder(sent, 1)).toEqual({ follows: true })
  const planned = { ...sent, deliveries: [delivery(1, '2027-02-20'), delivery(2, null)] }
  expect(partOfOrder(planned, 1)).toEqual({ part: { number: 1, of: 2 }, follows: true })
})

test('only the delivery that came last speaks of what was taken off, in whatever order they came', () => {
  const deliveries = [delivery(1, '2027-02-22'), delivery(2, '2027-02-20')]
  const order = { deliveries, lines: [line(100, 70), line(50, 50)], status: 'closed' as const }
  expect(partOfOrder(order, 1)).toEqual({ part: { number: 1, of: 2 }, deducted: 30 })
  expect(partOfOrder(order, 2)).toEqual({ part: { number: 2, of: 2 }, follows: true })
})
