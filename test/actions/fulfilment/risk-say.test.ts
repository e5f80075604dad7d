import { expect, test } from 'vitest'
import { riskHeads, riskLines } from '../../../src/actions/fulfilment/risk/say.ts'
import type { OrderAtRisk } from '../../../src/actions/fulfilment/risk/watch.ts'

test('an order with two deliveries short of the same goods counts as many problems as are shown of it', () => {
  const order: OrderAtRisk = {
    id: 1,
    number: 'KRW-1',
    buyer: 'PT Maju',
    contact: null,
    phone: null,
    neededOn: '2027-02-20',
    level: 'now',
    risks: [
      { code: 'shortfall', level: 'now', pieces: 100 },
      { code: 'shortfall', level: 'soon', pieces: 50 },
      { code: 'shortfall', level: 'soon', pieces: 20 },
    ],
    shares: new Map(),
    lines: new Map([
      ['Keripik', 150],
      ['Sambal', 20],
    ]),
  }
  expect(riskLines(order)).toHaveLength(2)
  expect(riskHeads([order])).toMatchObject([{ values: { problems: 2 } }])
})
