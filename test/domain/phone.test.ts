import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskPhone, readPhone } from '../../src/domain/phone.ts'

test.each([
  '0812-0000-0141',
  '812 0000 0141',
  '+62 812 0000 0141',
  '62 0812 0000 0141',
  '+62 (0) 812-0000-0141',
  '0062 81200000141',
  '6281200000141@c.us',
  '(0812) 0000.0141',
])('%s is one and the same number', (text) => {
  expect(readPhone(text)).toEqual({ ok: true, value: '6281200000141' })
})

test.each([
  ['123456789012345@lid', 'is_lid'],
  ['021-8900123', 'not_mobile'],
  ['081234567', 'too_short'],
  ['08123456789012', 'too_long'],
  ['hubungi Bu Sri', 'not_a_number'],
  ['', 'not_a_number'],
])('%s is refused: %s', (text, reason) => {
  expect(readPhone(text)).toEqual({ ok: false, reason })
})

test('what was read is read again as itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^0?8\d{8,11}$/), (text) => {
      const read = readPhone(text)
      if (!read.ok) throw new Error(read.reason)
      expect(readPhone(read.value)).toEqual(read)
      expect(readPhone(`+${read.value}`)).toEqual(read)
    }),
  )
})

test('a masked number keeps its head and tail only', () => {
  expect(maskPhone('6281200000141')).toBe('62812••••0141')
})
