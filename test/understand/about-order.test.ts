import { expect, test } from 'vitest'
import { wordsOf } from '../../src/answers/grammar/tokens.ts'
import { asksAboutOrder } from '../../src/understand/about-order.ts'

test.each([
  ['termasuk ongkir?', 'about_shipping'],
  ['harganya sudah termasuk ongkos kirim kak', 'about_shipping'],
  ['ongkirnya siapa yang tanggung', 'about_shipping'],
  ['bisa tempo?', 'about_terms'],
  ['bisa bayar tempo 30 hari?', 'about_terms'],
  ['boleh dibayar belakangan ga', 'about_terms'],
])('%s is answered', (text, intent) => expect(asksAboutOrder(wordsOf(text))).toBe(intent))

test.each(['jatuh tempo kapan?', 'ongkir 20rb', 'tempo', 'keripik tempe 500', 'saya mau kirim barang besok bisa?'])(
  '%s asks nothing of the kind',
  (text) => expect(asksAboutOrder(wordsOf(text))).toBeUndefined(),
)
