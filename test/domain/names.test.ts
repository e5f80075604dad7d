import fc from 'fast-check'
import { expect, test } from 'vitest'
import { titled } from '../../src/domain/names.ts'

test.each([
  ['keripik tempe bu sri 200 gram', 'Keripik Tempe Bu Sri 200 gram'],
  ['KUE SEMPRONG ISI 10', 'Kue Semprong isi 10'],
  ['Keripik tempe "Bu Sri"', 'Keripik tempe "Bu Sri"'],
  ['DapurNeng', 'DapurNeng'],
  ['PT', 'PT'],
  ['cireng isi ayam', 'Cireng Isi Ayam'],
  ['pt maju jaya', 'PT Maju Jaya'],
  ['jl. melati 3 rt 02', 'Jl. Melati 3 RT 02'],
])('%s is shown as %s', (name, shown) => {
  expect(titled(name)).toBe(shown)
})

test('only the size of letters changes, and a second time nothing does', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z ]{0,30}$/), (name) => {
      expect(titled(name).toLowerCase()).toBe(name)
      expect(titled(titled(name))).toBe(titled(name))
    }),
  )
})
