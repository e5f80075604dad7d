import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makerApart, makersApart, toldApart } from '../../src/actions/list-label.ts'

const sri = (value: string, district: string, owner: string, phone: string) => ({
  value,
  label: 'Dapur Bu Sri',
  apart: makerApart({ district, owner, phone }),
})

describe('two makers of one name in a list', () => {
  test('are told apart by kecamatan', () => {
    const labels = toldApart([
      sri('1', '32.15.05', 'Sri Wahyuni', '6281200000034'),
      sri('2', '32.15.13', 'Sri Wahyuni', '6281200000044'),
      { value: '3', label: 'Dapur Bu Ani', apart: makerApart({ district: '32.15.05', owner: 'Ani' }) },
    ]).map(({ label }) => label)
    expect(labels).toEqual(['Dapur Bu Sri (Klari)', 'Dapur Bu Sri (Cikampek)', 'Dapur Bu Ani'])
  })

  test('of one kecamatan by owner, of one owner too by the last digits of the phone', () => {
    const one = sri('1', '32.15.05', 'Sri Wahyuni', '6281200000034')
    const said = (owner: string) =>
      toldApart([one, sri('2', '32.15.05', owner, '6281200000044')]).map(({ label }) => label)
    expect(said('Sri Lestari')).toEqual(['Dapur Bu Sri (Sri Wahyuni)', 'Dapur Bu Sri (Sri Lestari)'])
    expect(said('Sri Wahyuni')).toEqual(['Dapur Bu Sri (…034)', 'Dapur Bu Sri (…044)'])
  })
})

test('rows of a text: one maker several times keeps her name, two of one name do not, a row without a maker stays', () => {
  const sri = { sellerId: 1, seller: 'Dapur Bu Sri', district: '32.15.05' }
  const other = { sellerId: 2, seller: 'Dapur Bu Sri', district: '32.15.13' }
  const nobody = { sellerId: null, seller: null }
  expect(makersApart([sri, sri, nobody])).toEqual([sri, sri, nobody])
  expect(makersApart([sri, other, sri]).map(({ seller }) => seller)).toEqual([
    'Dapur Bu Sri (Klari)',
    'Dapur Bu Sri (Cikampek)',
    'Dapur Bu Sri (Klari)',
  ])
})

test('whatever is listed: no line is lost or moved, and no two read the same that anything tells apart', () => {
  const word = fc.constantFrom('a', 'b', 'c')
  const entries = fc.array(fc.tuple(word, word, word), { maxLength: 8 })
  fc.assert(
    fc.property(entries, (rows) => {
      const all = rows.map(([label, first, second], index) => ({
        value: `${index}`,
        label,
        apart: [first, second, `#${index}`],
      }))
      const said = toldApart(all)
      expect(said.map(({ value }) => value)).toEqual(all.map(({ value }) => value))
      expect(new Set(said.map(({ label }) => label)).size).toBe(all.length)
      for (const [index, { label }] of said.entries()) expect(label.startsWith(all[index]!.label)).toBe(true)
    }),
  )
})
