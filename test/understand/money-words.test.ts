import { expect, test } from 'vitest'
import { BANK_ACCOUNT, MONEY_ASKED, readMoneyWords } from '../../src/understand/money-words.ts'

test.each([
  'siapa yg blm bayar saya bu',
  'pembeli mana yang belum lunas',
  'PT mana yang nunggak',
  'siapa saja yang masih punya hutang',
  'uang saya kapan cair ya',
  'kapan kami dibayar?',
  'uangnya blm masuk bu',
  'DP belum masuk juga',
  'pesanan yang kemarin belum dibayar',
  'berapa yang harus saya bayar?',
  'sisa tagihan kami berapa',
])('%s asks about money', (text) => expect(readMoneyWords(text)?.intent).toBe(MONEY_ASKED))

test.each(['ganti nomor rekening', 'norek saya ganti', 'nomor rekeningnya berapa', 'rekening'])(
  '%s is about an account',
  (text) => expect(readMoneyWords(text)?.intent).toBe(BANK_ACCOUNT),
)

test.each([
  'uang sudah masuk',
  'pembayaran dari pabrik sudah masuk rekening',
  'sanggup asal DP sudah masuk',
  'sudah transfer 50jt',
  'BRI 1234567890 a.n. Siti',
  'belum sanggup, modal belum ada',
  'mau pesan keripik 50 bungkus untuk rekan kerja di kantor',
  '',
])('%s does not', (text) => expect(readMoneyWords(text)).toBeUndefined())
