import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../src/answers/grammar/tokens.ts'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { asksForPerson, saidInBetween } from '../../src/understand/in-between.ts'
import { understand } from '../../src/understand/index.ts'
import { asksWho } from '../../src/understand/who.ts'

const CONTEXT = { today: '2027-01-11', feasts: {}, districts: DISTRICTS, region: '32.15' }
const intent = (text: string) => understand(text, CONTEXT).intent

describe('what people say in between', () => {
  test.each([
    ['emang untungnya apa buat saya', 'what_it_gives'],
    ['dapet apa kalo ikut', 'what_it_gives'],
    ['manfaatna naon?', 'what_it_gives'],
    ['ada yang mau borong?', 'any_buyers'],
    ['ada pabrik yang mau?', 'any_buyers'],
    ['aya nu hoyong meser teu?', 'any_buyers'],
    ['ada peminatnya ga', 'any_buyers'],
    ['produk saya kok ga laku2', 'not_selling'],
    ['jangan cuma janji dong, saya perlu modal', 'upset'],
  ])('%s: %s', (text, meant) => {
    expect(saidInBetween(wordsOf(text))).toBe(meant)
    expect(intent(text)).toBe(meant)
  })
  test.each(['ada yang mau saya tanyakan', 'ada yang jual keripik?', 'kemarin laku 20 bungkus', 'pesan 40 kopi'])(
    '%s: none of it',
    (text) => expect(saidInBetween(wordsOf(text))).toBeUndefined(),
  )
  test.each([
    ['gimana sih', 'upset'],
    ['lama sekali', undefined],
    ['barangnya rusak semua pak kecewa saya', 'complaint_damaged'],
    ['lama amat nih kurasinya', 'check_curation_status'],
    ['cara daftarnya gimana sih bingung', 'register_business'],
  ])('whoever is angry about something is heard for that first: %s', (text, meant) => {
    expect(intent(text)).toBe(meant)
  })
  test.each([
    ['mau jual keripik saya di sini gimana caranya', 'wants_to_sell'],
    ['mau jual donat kentang 2500 sebiji', 'register_product'],
  ])('%s: %s', (text, meant) => expect(intent(text)).toBe(meant))
})

describe('who is asked for, and who we are', () => {
  test.each(['bu rina ada?', 'pak dedi ada di kantor?', 'punten, bu hj. Neneng aya?'])('%s: a person', (text) => {
    expect(asksForPerson(wordsOf(text))).toBe(true)
  })
  test.each(['bu, keripik ada?', 'bu sambal ada?', 'bu stok ada?', 'bu ada keripik?', 'pak 20 ada'])(
    '%s: goods, and nobody',
    (text) => expect(asksForPerson(wordsOf(text))).toBe(false),
  )
  test.each([
    'Assalamualaikum. Ini dinas ya? Saya dapat nomer dari bu RT',
    'bener ini dari dinas?',
    'ini bot apa orang?',
    'aman kan?',
  ])('%s', (text) => expect(asksWho(wordsOf(text))).toBe(true))
  test.each(['mau ngomong sama orang dinas', 'ini dinas pendidikan mau pesan kue untuk rapat', 'petugasnya mana'])(
    '%s: not who we are',
    (text) => expect(asksWho(wordsOf(text))).toBe(false),
  )
})
