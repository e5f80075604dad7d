import { expect, test } from 'vitest'
import { wordsOf } from '../../src/answers/grammar/tokens.ts'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { FEAST_PREDICTIONS, feastTable } from '../../src/domain/feasts.ts'
import { asksAboutOrder } from '../../src/understand/about-order.ts'
import { understand } from '../../src/understand/index.ts'

test.each([
  ['termasuk ongkir?', 'about_shipping'],
  ['harganya sudah termasuk ongkos kirim kak', 'about_shipping'],
  ['ongkirnya siapa yang tanggung', 'about_shipping'],
  ['bisa tempo?', 'about_terms'],
  ['bisa bayar tempo 30 hari?', 'about_terms'],
  ['boleh dibayar belakangan ga', 'about_terms'],
  ['bisa cod ga', 'about_terms'],
  ['bisa bayar pas barang datang?', 'about_terms'],
  ['boleh nawar ga', 'about_price'],
  ['ada diskon kalo pesen banyak?', 'about_price'],
  ['yang jual siapa', 'about_makers'],
  ['minta nomor hp penjualnya', 'about_makers'],
  ['berapa lama pengirimannya', 'about_delivery'],
  ['berapa hari sampainya kak', 'about_delivery'],
  ['bisa dikirim rutin tiap minggu ga?', 'about_standing'],
])('%s is answered', (text, intent) => expect(asksAboutOrder(wordsOf(text))).toBe(intent))

test.each([
  'pesanan rutin 200 keripik tiap minggu bisa?',
  'jatuh tempo kapan?',
  'ongkir 20rb',
  'tempo',
  'keripik tempe 500',
  'saya mau kirim barang besok bisa?',
])('%s asks nothing of the kind', (text) => expect(asksAboutOrder(wordsOf(text))).toBeUndefined())

const CONTEXT = { today: '2027-01-04', feasts: feastTable(FEAST_PREDICTIONS), districts: DISTRICTS }

test.each([
  ['maaf bu saya ga jadi, kompor rusak', 'fell_out'],
  ['hapunten teu tiasa neraskeun, pun anak sakit', 'fell_out'],
  ['ga jadi ikut pelatihan, anak sakit', 'join_training'],
  ['kuenya hancur kena mesin', 'complaint_damaged'],
  ['ga jadi', 'cancel'],
  ['ada yang harus saya kerjakan hari ini?', 'my_work'],
  ['tugas saya hari ini apa saja', 'my_work'],
  ['hari ini dipacking 120', 'progress_update'],
  ['300 parsel budget 150rb halal semua', 'compose_parcel'],
])('%s is %s', (text, intent) => expect(understand(text, CONTEXT).intent).toBe(intent))

test('a budget alone wishes for nothing of the contents', () =>
  expect(Object.keys(understand('anggaran 200 ribu per parsel', CONTEXT).values)).toEqual(['budget']))
