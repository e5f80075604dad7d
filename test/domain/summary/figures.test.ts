import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DIMENSIONS, monthFigures } from '../../../src/domain/summary/figures.ts'
import { type DeliveredRow, figuresOf, rows, told } from './rows.ts'

const ROW: DeliveredRow = {
  deliveredOn: '2027-02-24',
  source: 'bot',
  orderId: 1,
  buyerId: 1,
  buyerKind: 'company',
  sellerId: 1,
  kind: 'chips',
  district: '32.15.05',
  quantity: 100,
  amount: 1_000_000,
}

test('a month counts what was delivered in it and nothing else', () => {
  const list: DeliveredRow[] = [
    ROW,
    { ...ROW, sellerId: 2, district: '32.15.14', kind: 'cookies', quantity: 50, amount: 2_000_000 },
    { ...ROW, orderId: 2, buyerId: 2, buyerKind: 'cooperative', deliveredOn: '2027-02-28', amount: 500_000 },
    {
      ...ROW,
      source: 'claimed',
      channel: 'elsewhere',
      orderId: null,
      buyerId: null,
      buyerKind: null,
      quantity: 10,
      amount: 300_000,
    },
    { ...ROW, orderId: 3, buyerId: 1, deliveredOn: '2027-01-31', amount: 9_000_000 },
    { ...ROW, orderId: 4, buyerId: 9, deliveredOn: '2027-03-01', amount: 9_000_000 },
  ]
  expect(figuresOf('2027-02', list, { parcels: 50 })).toEqual({
    month: '2027-02',
    turnover: 3_800_000,
    orders: 2,
    parcels: 50,
    pieces: 260,
    makersWhoSold: 2,
    buyers: 2,
    newBuyers: 1,
    returningBuyers: 1,
    by: {
      buyer: [
        { key: '1', amount: 3_000_000 },
        { key: '2', amount: 500_000 },
        { key: '?', amount: 300_000 },
      ],
      kind: [
        { key: 'cookies', amount: 2_000_000 },
        { key: 'chips', amount: 1_800_000 },
      ],
      district: [
        { key: '32.15.14', amount: 2_000_000 },
        { key: '32.15.05', amount: 1_800_000 },
      ],
      buyer_kind: [
        { key: 'company', amount: 3_000_000 },
        { key: 'cooperative', amount: 500_000 },
        { key: '?', amount: 300_000 },
      ],
      source: [
        { key: 'bot', amount: 3_500_000 },
        { key: 'claimed', amount: 300_000 },
      ],
      channel: [
        { key: 'restock', amount: 3_500_000 },
        { key: 'elsewhere', amount: 300_000 },
      ],
    },
  })
})

test('who bought years ago is not new, even when those rows are not here', () => {
  const figures = figuresOf('2027-02', [ROW], { boughtBefore: new Set([1]) })
  expect(figures).toMatchObject({ newBuyers: 0, returningBuyers: 1 })
})

test('a month without sales is a month of zeros', () => {
  const figures = figuresOf('2027-04', [ROW])
  expect(figures).toMatchObject({ turnover: 0, orders: 0, buyers: 0, newBuyers: 0, makersWhoSold: 0 })
  expect(DIMENSIONS.map((dimension) => figures.by[dimension])).toEqual([[], [], [], [], [], []])
})

test('every way of telling the turnover apart adds up to it, and the order of rows does not matter', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const figures = figuresOf('2027-02', list)
      for (const dimension of DIMENSIONS) {
        expect(figures.by[dimension].reduce((sum, { amount }) => sum + amount, 0)).toBe(figures.turnover)
      }
      expect(figures.newBuyers + figures.returningBuyers).toBe(figures.buyers)
      expect(figuresOf('2027-02', list.toReversed())).toEqual(figures)
    }),
  )
})

test('a row lost on one of the two ways of telling sales apart is found out', () => {
  const { buyers } = told([ROW])
  expect(() =>
    monthFigures('2027-02', { buyers, makers: [] }, { orders: 1, parcels: 0, boughtBefore: new Set() }),
  ).toThrow('buyers took 1000000 rupiah, makers sold 0')
})
