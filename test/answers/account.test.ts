import { expect, test } from 'vitest'
import { account } from '../../src/answers/account.ts'
import { CONTEXT } from './context.ts'

const read = (text: string, more: object = {}) => account.read({ text, media: [], ...more }, {}, CONTEXT)

test.each([
  ['BRI 1234567890 a.n. Siti Aminah', 'BRI 1234567890 a.n. Siti Aminah'],
  ['bank bri no rek 9876 5432 1098 a.n siti aminah', 'BRI 987654321098 a.n. Siti Aminah'],
  ['Siti Aminah, BCA 123-456-7890', 'BCA 1234567890 a.n. Siti Aminah'],
  ['dana 081234567890 atas nama Siti', 'DANA 081234567890 a.n. Siti'],
  ['rekening saya di mandiri 1230004567890 an IBU ONAH', 'Mandiri 1230004567890 a.n. Ibu Onah'],
  ['Bank Sumut 10002003004 Dewi', 'Bank Sumut 10002003004 a.n. Dewi'],
])('%s', (text, said) => {
  const found = read(text)
  expect(found.ok && account.say(found.value, CONTEXT)).toBe(said)
})

test.each([
  ['', 'no_number'],
  ['nanti ya', 'no_number'],
  ['081234567890', 'no_bank'],
  ['bri 1234567890', 'no_holder'],
  ['bri 1234567890 atau bca 0987654321 siti', 'several'],
  ['😀', 'no_number'],
  ['1'.repeat(65_000), 'no_number'],
])('is no account: %s', (text, reason) => {
  expect(read(text)).toMatchObject({ ok: false, reason })
})

test('an account in a forwarded message is never taken, whatever it says', () => {
  expect(read('BRI 1234567890 a.n. Siti Aminah', { forwarded: true })).toEqual({ ok: false, reason: 'forwarded' })
})
