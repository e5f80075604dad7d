import { expect, test } from 'vitest'
import { wordsOf } from '../../src/answers/grammar/tokens.ts'
import { asksHowLong } from '../../src/understand/how-long.ts'

test.each([
  'ini masih lama ga pertanyaannya?',
  'masih lama ga?',
  'masih banyak ga bu nanyanya',
  'ini masih panjang ga ya',
  'berapa pertanyaan lagi bu',
  'pertanyaannya kapan selesai',
  'nanyanya banyak banget sih',
  'tinggal berapa pertanyaan lagi kak',
  'sabaraha patarosan deui teh',
])('%s', (text) => {
  expect(asksHowLong(wordsOf(text))).toBe(true)
})

test.each([
  'pesanan saya masih lama ga?',
  'barangnya masih banyak',
  'masih lama kurasinya?',
  'mau tanya harga',
  'saya mau nanya, uang kapan cair',
  'masih 20 bungkus lagi',
  'lama',
  'masih',
  '',
])('not: %s', (text) => {
  expect(asksHowLong(wordsOf(text))).toBe(false)
})
