import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadParcels } from '../../../src/domain/orders/loading.ts'

describe('what goes on the lorry with so many parcels', () => {
  const lines = [
    { lineId: 1, perParcel: 2, open: 0 },
    { lineId: 2, perParcel: 1, open: 50 },
  ]

  test('each line gives what the parcels hold, from the first shares on', () => {
    const stock = [
      { allocationId: 11, lineId: 1, pieces: 150 },
      { allocationId: 12, lineId: 1, pieces: 150 },
      { allocationId: 21, lineId: 2, pieces: 100 },
    ]
    expect(loadParcels(100, lines, stock)).toEqual({
      items: [
        { allocationId: 11, quantity: 150 },
        { allocationId: 12, quantity: 50 },
        { allocationId: 21, quantity: 100 },
      ],
      lacking: [],
    })
  })

  test('a line with goods still to come is named as lacking; one that is finished goes as it is', () => {
    const stock = [
      { allocationId: 11, lineId: 1, pieces: 190 },
      { allocationId: 21, lineId: 2, pieces: 80 },
    ]
    expect(loadParcels(100, lines, stock).lacking).toEqual([{ lineId: 2, pieces: 20 }])
  })

  test('with the last parcels everything that is here leaves, what earlier lorries lacked as well', () => {
    const stock = [
      { allocationId: 11, lineId: 1, pieces: 230 },
      { allocationId: 21, lineId: 2, pieces: 80 },
    ]
    const load = loadParcels(100, lines, stock, { last: true })
    expect(load.items.map(({ quantity }) => quantity)).toEqual([230, 80])
    expect(load.lacking).toEqual([{ lineId: 2, pieces: 50 }])
  })

  test('never more than lies there, never more than the parcels hold', () => {
    const share = fc.record({
      allocationId: fc.nat(),
      lineId: fc.constantFrom(1, 2),
      pieces: fc.integer({ min: 1, max: 500 }),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.uniqueArray(share, { selector: (s) => s.allocationId }),
        (parcels, stock) => {
          const { items } = loadParcels(parcels, lines, stock)
          for (const { allocationId, quantity } of items)
            expect(quantity).toBeLessThanOrEqual(stock.find((s) => s.allocationId === allocationId)!.pieces)
          for (const { lineId, perParcel } of lines) {
            const loaded = items
              .filter((item) => stock.find((s) => s.allocationId === item.allocationId)?.lineId === lineId)
              .reduce((sum, { quantity }) => sum + quantity, 0)
            expect(loaded).toBeLessThanOrEqual(parcels * perParcel)
          }
        },
      ),
    )
  })
})
