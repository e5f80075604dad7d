import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldsOf, unitName } from '../../../src/actions/products/answers.ts'

describe('what a maker answers, as it is saved', () => {
  test.each([
    [
      { capacity: { qty: 2, unit: 'kodi', per: 'month' as const }, unit: 'lembar' },
      { capacityQty: 40, unit: 'lembar' },
    ],
    [{ capacity: { qty: 2.5, unit: 'lusin', per: 'day' as const }, unit: 'pcs' }, { capacityQty: 30 }],
    [{ capacity: { qty: 50, unit: 'bungkus', per: 'day' as const } }, { capacityQty: 50, unit: 'bungkus' }],
    [{ min_order: { qty: 2, unit: 'lusin', pieces: 24 }, unit: 'pcs' }, { minOrder: 24 }],
    [{ min_order: { qty: 2, unit: 'lusin', pieces: 24 }, unit: 'lusin' }, { minOrder: 2 }],
    [{ net_weight: { ml: 250 } }, { netVolumeMl: 250, netWeightG: null }],
    [{ kind: 'no such kind' }, {}],
  ])('%j is saved as %j', (answers, fields) => {
    expect(fieldsOf(answers)).toMatchObject(fields)
  })

  test.each([
    ['per bungkus ya bu', 'bungkus'],
    ['sebotol', 'botol'],
    ['bks', 'bungkus'],
    ['renteng', 'renteng'],
  ])('%s is sold by the %s', (said, unit) => {
    expect(unitName(said)).toBe(unit)
  })

  test('whatever is told, what is written fits the columns: never nothing, never a fraction', () => {
    const qty = fc.double({ min: 0.01, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(qty, fc.constantFrom('lusin', 'kodi', 'gros', 'bungkus', 'pcs'), (amount, unit) => {
        const fields = fieldsOf({
          capacity: { qty: amount, unit, per: 'day' },
          min_order: { qty: amount, unit },
          unit: 'pcs',
        })
        for (const value of [fields.capacityQty, fields.minOrder]) {
          expect(Number.isInteger(value)).toBe(true)
          expect(value).toBeGreaterThan(0)
        }
      }),
    )
  })
})
