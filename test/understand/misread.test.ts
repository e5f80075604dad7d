import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../src/answers/grammar/tokens.ts'
import { readYesNo } from '../../src/answers/grammar/yesno.ts'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { understand } from '../../src/understand/index.ts'

const CONTEXT = { today: '2027-01-04', feasts: {}, districts: DISTRICTS, region: '32.15' }
const read = (text: string) => understand(text, CONTEXT)

describe('what is easily misread', () => {
  it('thanks accept nothing', () => {
    expect(readYesNo(wordsOf('terima kasih'), 'Sanggup 200 bungkus?')).toBeUndefined()
    expect(readYesNo(wordsOf('terima kasih banyak bu'))).toBeUndefined()
    expect(read('terima kasih').intent).toBeUndefined()
    expect(readYesNo(wordsOf('ya, terima kasih'))).toBe('yes')
    expect(readYesNo(wordsOf('terima'))).toBe('yes')
  })

  it('a greeting is no yes, not even where something "still" holds', () => {
    for (const hello of ['halo', 'pagi bu', 'assalamualaikum'])
      expect(readYesNo(wordsOf(hello), 'Masih harus tahan 30 hari. Sanggup, Bu/Pak?'), hello).toBeUndefined()
    expect(readYesNo(wordsOf('tetap'), 'Masih sama?')).toBe('yes')
  })

  it('what is there was not asked: a question is no yes', () => {
    for (const question of ['ada yang perlu saya kerjakan?', 'ada umkm baru minggu ini?'])
      expect(readYesNo(wordsOf(question), 'Mau dijawab sekarang?'), question).toBe('unsure')
    expect(readYesNo(wordsOf('ada yang 20 bungkus'), 'Masih ada stok?')).toBe('yes')
  })

  it('whoever asks whether she may take part refuses nothing', () => {
    expect(readYesNo(wordsOf('saya cuma jualan gorengan bisa ikut ga'), 'Setuju?')).toBe('unsure')
    expect(readYesNo(wordsOf('maaf ga bisa ikut'), 'Setuju?')).toBe('no')
  })

  it('an order says where its goods go, without a unit too', () => {
    for (const text of ['pesan keripik tempe 100 kirim ke klari', 'pesan keripik tempe 100, kirim ke klari'])
      expect(read(text), text).toMatchObject({ intent: 'bulk_order', values: { quantity: { value: { qty: 100 } } } })
  })

  it('a dish is no "there is none"', () => {
    expect(readYesNo(wordsOf('gado gado aja'), 'Jadi gado-gado?')).toBe('yes')
  })

  it('a count of people asks for nobody', () => {
    for (const heads of ['800 orang', 'delapan ratus orang', 'lima orang'])
      expect(read(heads).intent, heads).not.toBe('human_handoff')
    expect(read('mau bicara sama orang').intent).toBe('human_handoff')
  })

  it('a paper’s number alone describes no product, whole or not', () => {
    for (const number of ['KH12345', 'ID3211', 'MD 1234']) expect(read(number), number).toEqual({ values: {} })
    expect(read('ID32110000123450124').values.halal?.value).toBe('ID32110000123450124')
  })

  it('a sum in front of a month with a count behind it is a price', () => {
    const { intent, values } = read('keripik pisang 200gr 15rb sebulan bisa 500 bks')
    expect(intent).toBe('register_product')
    expect(values.unit_price?.value).toBe(15_000)
    expect(values.capacity?.value).toEqual({ qty: 500, per: 'month', unit: 'bungkus' })
  })
})
