import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliveries } from '../../src/answers/deliveries.ts'
import { dayText } from '../../src/answers/grammar/say.ts'
import { addDays } from '../../src/domain/calendar.ts'
import { understand } from '../../src/understand/index.ts'
import { CONTEXT } from '../answers/context.ts'

const today = CONTEXT.today
const read = (text: string) => deliveries.read({ text, media: [] }, {}, CONTEXT)
const said = (text: string) => {
  const found = read(text)
  return found.ok ? found.value : found.reason
}
const next = (day: number, month: number) => {
  const year = Number(today.slice(0, 4))
  const at = (of: number) => `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return at(year) > today ? at(year) : at(year + 1)
}
const [feb20, feb25] = [next(20, 2), next(25, 2)]

test.each([
  ['600 tgl 20 Feb ke KIIC gate 2, 600 tgl 25 ke Suryacipta'],
  ['600 tgl 20 Feb ke KIIC gate 2\n600 tgl 25 Feb ke Suryacipta'],
  ['1. 600 paket tanggal 20 februari ke KIIC gate 2\n2. 600 paket tanggal 25 februari ke Suryacipta'],
  ['kiriman 1: 600 ke KIIC gate 2 tgl 20 feb; kiriman 2: 600 ke Suryacipta tgl 25 feb'],
  ['600 untuk 20 feb dikirim ke KIIC gate 2 lalu 600 untuk 25 feb diantar ke Suryacipta'],
])('%j', (text) => {
  expect(said(text)).toEqual([
    { count: 600, day: feb20, address: 'KIIC gate 2' },
    { count: 600, day: feb25, address: 'Suryacipta' },
  ])
})

test('an address keeps its commas; the rest is the rest', () => {
  expect(said('700 tgl 20 Feb ke Gudang A, KIIC Blok C2, sisanya tgl 25 Feb')).toEqual([
    { count: 700, day: feb20, address: 'Gudang A, KIIC Blok C2' },
    { count: null, day: feb25 },
  ])
})

test.each([
  ['entahlah', 'not_deliveries'],
  ['600 tgl 20 Feb ke KIIC', 'one_only'],
  ['ke KIIC tgl 20 Feb, 600 tgl 25 Feb ke Suryacipta', 'no_number'],
  ['sisanya tgl 20 Feb ke KIIC, sisanya tgl 25 Feb ke Suryacipta', 'no_number'],
  ['0 tgl 20 Feb ke KIIC, 600 tgl 25 Feb ke Suryacipta', 'no_number'],
])('%j is refused: %s', (text, reason) => {
  expect(said(text)).toBe(reason)
})

test.each([
  'pesan 1200 parsel Berkah lebaran, 700 tgl 20 Feb ke KIIC gate 2, sisanya tgl 25 feb ke Suryacipta',
  'mau pesan 1.200 parsel berkah: 700 untuk 20 feb ke KIIC gate 2, 500 untuk 25 feb ke Suryacipta',
  'order 1200 paket berkah\n700 tgl 20 februari ke KIIC gate 2\n500 tgl 25 februari ke Suryacipta',
])('deliveries listed right behind an order are its deliveries: %j', (text) => {
  const { intent, values } = understand(text, CONTEXT)
  expect(intent).toBe('bulk_order')
  expect(values.quantity?.value).toMatchObject({ qty: 1200 })
  expect(values.needed_on?.value).toBe(feb20)
  expect(values.deliveries?.value).toMatchObject([
    { count: 700, address: 'KIIC gate 2' },
    { day: feb25, address: 'Suryacipta' },
  ])
})

test.each(['siap 200, 100 tgl 20 feb, sisanya tgl 25 feb', 'pesan 100 parsel berkah, terima 20 feb, bayar 25 feb'])(
  'no order, or no list: %j',
  (text) => {
    expect(understand(text, CONTEXT).values.deliveries).toBeUndefined()
  },
)

test('the order around it is read as if it stood alone', () => {
  const { intent, values } = understand(
    'pesan 1200 parsel Berkah, kirim 2 kali: 600 tgl 20 Feb ke KIIC gate 2, 600 tgl 25 ke Suryacipta',
    CONTEXT,
  )
  expect(intent).toBe('bulk_order')
  expect(values.quantity?.value).toMatchObject({ qty: 1200 })
  expect(values.needed_on?.value).toBe(feb20)
  expect(values.deliveries?.value).toHaveLength(2)
})

test('alone it is about the deliveries, and tells the number', () => {
  const { intent, values } = understand('kirim 2x: 500 tgl 20 Feb ke KIIC, 600 tgl 25 Feb ke Suryacipta', CONTEXT)
  expect(intent).toBe('split_delivery')
  expect(values.quantity?.value).toEqual({ qty: 1100 })
})

test('without a list it says nothing of deliveries', () => {
  expect(understand('bisa dikirim 2 kali?', CONTEXT).values.deliveries).toBeUndefined()
})

test('what is printed is read back', () => {
  const one = fc.record({ count: fc.integer({ min: 1, max: 20_000 }), days: fc.integer({ min: 1, max: 300 }) })
  fc.assert(
    fc.property(fc.array(one, { minLength: 2, maxLength: 5 }), (all) => {
      const value = all.map(({ count, days }, index) => ({
        count,
        day: addDays(today, days),
        address: `Gudang ${'ABCDE'[index]}`,
      }))
      const text = value.map(({ count, day, address }) => `${count} tgl ${dayText(day)} ke ${address}`).join(', ')
      expect(read(text)).toEqual({ ok: true, value })
    }),
  )
})

test('whatever is written, it neither throws nor hangs', () => {
  const part = fc.constantFrom(
    '600',
    'tgl',
    '20',
    'feb',
    'ke',
    'KIIC',
    ',',
    'sisanya',
    'dan',
    '\n',
    'kirim 2 kali:',
    '1.',
    '31/2',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      read(parts.join(' '))
      understand(parts.join(' '), CONTEXT)
    }),
    { numRuns: 200 },
  )
})
