import { describe, expect, test } from 'vitest'
import { type OfferSaid, offer } from '../../src/answers/offer.ts'

const read = (text: string) => offer.read({ text, media: [] }, {}, { today: '2027-01-04', feasts: {}, districts: [] })
const said = (text: string): OfferSaid | string => {
  const answer = read(text)
  return answer.ok ? answer.value : answer.reason
}
const yes = { says: 'yes', onDp: false }
const part = (pieces: number, onDp = false) => ({ says: 'part', pieces, onDp })

describe('an answer to an offer', () => {
  test.each([
    ['sanggup bu', yes],
    ['muhun sanggup', yes],
    ['👍', yes],
    ['insyaallah bisa', yes],
    ['iya sanggup semua', yes],
    ['180 aja bu', part(180)],
    ['2 lusin aja', part(24)],
    ['ga sanggup segitu, 100 aja', part(100)],
    ['300 mah ga bisa, paling 150', part(150)],
    ['sanggup 180, sisanya ga bisa', part(180)],
    ['dari 300 bks yg diminta sy cm sanggup 180 bks bu, sisanya mangga dioper ke yg lain', part(180)],
    ['setengahnya aja bu', { says: 'part', share: 0.5, onDp: false }],
    ['siap asal DP masuk dulu', { says: 'yes', onDp: true }],
    ['kalau dp masuk saya sanggup', { says: 'yes', onDp: true }],
    ['oke 120 bungkus asal dp 50%', part(120, true)],
    ['ga sanggup bu', { says: 'no' }],
    ['ga sanggup 300 bu', { says: 'no' }],
    ['modalnya belum ada bu', { says: 'no', reason: 'modal' }],
    ['minyak lagi mahal', { says: 'no', reason: 'bahan' }],
    ['tidak bisa, oven rusak', { says: 'no', reason: 'alat' }],
    ['lagi mudik bu', { says: 'no', reason: 'libur' }],
    ['Hapunten pisan Bu, pesenan nu ieu teu tiasa disanggupan, abdi nuju udur', { says: 'no', reason: 'tenaga' }],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected)
  })

  test('what is put off, asked back or bound to something else is no answer', () => {
    expect(said('nanti saya kabari')).toBe('undecided')
    expect(said('besok ya bu')).toBe('undecided')
    expect(said('kayaknya bisa')).toBe('undecided')
    expect(said('berapa harganya?')).toBe('undecided')
    expect(said('sanggup tapi telat 2 hari')).toBe('condition')
    expect(said('halo')).toBe('not_an_answer')
    expect(said('')).toBe('not_an_answer')
  })

  test('two numbers are asked back', () => {
    expect(read('100 atau 150 bu')).toMatchObject({
      ok: false,
      reason: 'unsure',
      readings: [{ label: '100' }, { label: '150' }],
    })
  })
})
