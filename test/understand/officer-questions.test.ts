import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../src/answers/grammar/tokens.ts'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { understand } from '../../src/understand/index.ts'
import { readOfficerQuestion } from '../../src/understand/officer-questions.ts'

const CONTEXT = { today: '2027-01-11', feasts: {}, districts: DISTRICTS, region: '32.15' }
const asked = (text: string) => readOfficerQuestion(wordsOf(text), CONTEXT)

describe('what officers ask in their own words', () => {
  test.each([
    ['siapa yang belum jawab tawaran', 'open_offers'],
    ['umkm mana yg blm respon', 'open_offers'],
    ['produk mana yang halalnya mau habis', 'permits_ending'],
    ['izin siapa yang mau kadaluarsa', 'permits_ending'],
    ['jumlah umkm', 'how_many_makers'],
    ['ada umkm baru minggu ini?', 'how_many_makers'],
  ])('%s: %s', (text, intent) => expect(asked(text)?.intent).toBe(intent))
  test.each(['umkm klari ada berapa', 'ada berapa umkm di klari'])('%s: of that place', (text) => {
    expect(asked(text)).toMatchObject({ intent: 'how_many_makers', values: { district: { value: '32.15.05' } } })
  })
  test.each([
    'pesanan saya belum dibalas',
    'stok habis dulu ya bu',
    'umkm terbesar berapa omzetnya',
    'umkm mana yang jual keripik',
    'halal udah ada bu',
  ])('%s: none of it', (text) => expect(asked(text)).toBeUndefined())
  test('an order is looked up by the buyer it goes to, a maker by her name', () => {
    const sent = understand('berapa yang sudah dikirim ke PT Karya Baja', CONTEXT)
    expect(sent).toMatchObject({ intent: 'order_status', values: { order_no: { value: 'PT Karya Baja' } } })
    const phone = understand('nomor hp bu komariah berapa', CONTEXT)
    expect(phone).toMatchObject({ intent: 'find_maker', values: { maker_words: { value: 'bu komariah' } } })
  })
  test('what all are to be told stands behind whom', () => {
    const { intent, values } = understand('tolong kabari semua umkm besok ada pelatihan jam 9', CONTEXT)
    expect(intent).toBe('announce')
    expect(values.announcement?.value).toBe('besok ada pelatihan jam 9')
  })
})
