import { expect, test } from 'vitest'
import { understand } from '../../src/understand/index.ts'

const read = (text: string) => {
  const { values } = understand(text, { today: '2027-01-04', feasts: {}, districts: [] })
  return [values.from?.value, values.until?.value]
}

test.each([
  ['20 januari sampai 21 januari', '2027-01-20', '2027-01-21'],
  ['tgl 30 januari s/d 2 februari ya', '2027-01-30', '2027-02-02'],
])('%s is a span of days', (text, from, until) => {
  expect(read(text)).toEqual([from, until])
})

test.each(['20 januari', '20 januari dan 21 februari', '2 lusin sampai 3 lusin', 'antara 20 ribu sampai 25 ribu'])(
  '%s is none',
  (text) => {
    expect(read(text)).toEqual([undefined, undefined])
  },
)
