import { describe, expect, test } from 'vitest'
import { readWishes } from '../../../src/actions/composing/read-wishes.ts'
import { wayOf, waysOf } from '../../../src/actions/composing/ways.ts'
import { withChange } from '../../../src/actions/composing/wishes.ts'
import { wordsOf } from '../../../src/answers/grammar/tokens.ts'
import { DISTRICTS } from '../../../src/domain/districts.ts'
import { asksToCompose } from '../../../src/understand/composing.ts'
import { understand } from '../../../src/understand/index.ts'

const KLARI = '32.15.05'
const CIKAMPEK = '32.15.13'

describe('what words wish of a parcel', () => {
  test.each([
    ['halal semua', { halalOnly: true }],
    ['semua harus halal ya bu', { halalOnly: true }],
    ['tidak harus halal', { halalOnly: null }],
    ['halal bebas', { halalOnly: null }],
    ['tanpa kaca', { noGlass: true }],
    ['jangan ada yang botol kaca', { noGlass: true }],
    ['kaca boleh kok', { noGlass: null }],
    ['yang tahan lama', { keepsDays: 30 }],
    ['isinya jangan yang gampang basi', { keepsDays: 30 }],
    ['tahan minimal 2 bulan, tanpa kaca', { keepsDays: 60, noGlass: true }],
    ['harus ada kopi', { kinds: ['coffee_tea'] }],
    ['isinya keripik sama sambal', { kinds: ['chips', 'sambal'] }],
    ['tanpa sirup', { notKinds: ['drink'] }],
    ['jangan pakai keripik atau kerupuk, tapi ada dodol', { kinds: ['candy'], notKinds: ['chips', 'crackers'] }],
    ['gak mau batik', { notKinds: ['batik'] }],
    ['minimal 10 umkm', { makers: 10 }],
    ['paling sedikit sepuluh UMKM', { makers: 10 }],
    ['jumlah umkm bebas', { makers: null }],
    ['dari Klari', { districts: [KLARI] }],
    ['dari kecamatan Klari dan Cikampek', { districts: [KLARI, CIKAMPEK] }],
    ['kecamatan mana saja', { districts: null }],
    ['jenis isinya bebas', { kinds: null, notKinds: null }],
    ['500 paket budget 200rb terima H-10 lebaran', {}],
    ['terserah', {}],
    ['', {}],
    ['😀', {}],
  ])('%s', (text, wished) => expect(readWishes(text, '32.15')).toEqual(wished))

  test('an ambiguous kecamatan means all of that name in the regency', () => {
    expect(readWishes('dari Cilamaya', '32.15').districts).toEqual(['32.15.15', '32.15.23'])
  })
})

test('what is wanted is refused no more, what is refused wanted no more, what is taken back is gone', () => {
  const wishes = withChange({}, { halalOnly: true, kinds: ['chips'], notKinds: ['drink'], makers: 5 })
  expect(wishes).toEqual({ halalOnly: true, kinds: ['chips'], notKinds: ['drink'], makers: 5 })
  expect(withChange(wishes, { notKinds: ['chips'] })).toEqual({
    halalOnly: true,
    notKinds: ['drink', 'chips'],
    makers: 5,
  })
  expect(withChange(wishes, { kinds: ['drink'], halalOnly: null, makers: null })).toEqual({ kinds: ['chips', 'drink'] })
})

test('every way out that is shown can be picked, and one that was made up changes nothing', () => {
  const ways = waysOf({ fewer: 320, later: '2027-03-12', dearer: 230_000, without: ['halalOnly', 'districts'] })
  expect(ways.map(({ value }) => wayOf(value))).toEqual([
    { parcels: 320 },
    { day: '2027-03-12' },
    { budget: 230_000 },
    { without: 'halalOnly' },
    { without: 'districts' },
  ])
  for (const forged of ['', 'parcels:-1', 'parcels:1e9', 'budget:0', 'day:besok', 'without:everything', 'x:1'])
    expect(wayOf(forged)).toBeUndefined()
})

describe('who wants a parcel composed', () => {
  const context = { today: '2027-01-04', feasts: {}, districts: DISTRICTS, region: '32.15', words: {} }
  test.each([
    ['500 paket budget 200rb', 'compose_parcel'],
    ['susun parsel 300 buah', 'compose_parcel'],
    ['tolong buatkan 300 paket untuk 20 februari', 'compose_parcel'],
    ['mau pesan 500 paket Berkah', 'bulk_order'],
    ['pesan 200 bungkus keripik tempe', 'bulk_order'],
  ])('%s → %s', (text, intent) => expect(understand(text, context).intent).toBe(intent))
  test('a maker who packs is not asking for one', () => {
    expect(asksToCompose(wordsOf('keripiknya dibuat tiap hari'))).toBe(false)
    expect(asksToCompose(wordsOf('paketnya sudah sampai'))).toBe(false)
  })
})
