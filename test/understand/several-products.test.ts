import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { understand } from '../../src/understand/index.ts'

const CONTEXT = { today: '2027-01-11', feasts: {}, districts: DISTRICTS, region: '32.15' }
const read = (text: string) => {
  const { intent, values } = understand(text, CONTEXT)
  const { product_name: name, unit_price: price, more_products: more } = values
  return { intent, name: name?.value, price: price?.value, more: more?.value, values }
}

describe('several products in one breath', () => {
  test.each([
    [
      'saya jual sambal cumi 25rb, abon lele 30rb sama kerupuk ikan 15rb',
      'sambal cumi',
      25_000,
      'abon lele 30rb\nkerupuk ikan 15rb',
    ],
    ['punya opak 9rb jeung rangginang 12 rebu', 'opak', 9_000, 'rangginang 12 rebu'],
    [
      'Daftar harga:\n1. Keripik original 250gr 12.000\n2. Keripik original 500gr 22.000',
      'Keripik original',
      12_000,
      'Keripik original 500gr 22.000',
    ],
    ['nastar 60rb setoples, isi 500 gram, kastengel 65rb', 'nastar', 60_000, 'kastengel 65rb'],
  ])('%s', (text, name, price, more) => {
    expect(read(text)).toMatchObject({ intent: 'register_product', name, price, more })
  })
  test('who she is and where, told beside her goods, is kept', () => {
    const { values } = read('sambal cumi 25rb, abon lele 30rb. Saya di Cilamaya Wetan')
    expect(values.district?.value).toBe('32.15.15')
    expect(values.business_kind?.value).toBe('food')
  })
  test.each([
    'keripik balado 15rb, original 14rb',
    'Keripik singkong 250gr 15rb, 500gr 28rb',
    'keripik tempe 15rb sebungkus, kalo lusinan 150rb',
    'pesan keripik 15rb dan sambal 20rb',
    'kemarin laku keripik 150rb sama sambal 200rb',
    'ada keripik 15rb sama sambal 20rb?',
  ])('sizes, tastes, orders, sales and questions are no list: %s', (text) => {
    expect(read(text).more).toBeUndefined()
  })
  test('of every list each price stays with its own product', () => {
    const goods = fc.uniqueArray(fc.constantFrom('sambal cumi', 'abon lele', 'opak', 'nastar', 'dodol', 'rengginang'), {
      minLength: 2,
      maxLength: 5,
    })
    fc.assert(
      fc.property(goods, fc.array(fc.integer({ min: 5, max: 90 }), { minLength: 5, maxLength: 5 }), (names, prices) => {
        const lines = names.map((name, at) => `${name} ${prices[at]}rb`)
        const { name, price, more } = read(lines.join('\n'))
        expect({ name, price, more }).toEqual({
          name: names[0],
          price: prices[0]! * 1000,
          more: lines.slice(1).join('\n'),
        })
      }),
      { numRuns: 40 },
    )
  })
})
