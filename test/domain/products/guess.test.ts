import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessKindSaid, guessKinds, kindsByLikelihood, sureKind } from '../../../src/domain/products/guess.ts'
import { PRODUCT_KINDS } from '../../../src/domain/products/kinds.ts'

describe("a product's kind by the name its maker gives it", () => {
  test.each([
    ['Keripik Tempe Bu Sri 200 gram', 'chips'],
    ['Keripik pisang coklat susu', 'chips'],
    ['rengginang ketan hitam', 'crackers'],
    ['opak beureum', 'crackers'],
    ['Nastar Keju', 'cookies'],
    ['Kue semprong', 'cookies'],
    ['sambel cumi', 'sambal'],
    ['Kopi Bubuk Robusta', 'coffee_tea'],
    ['cireng isi ayam', 'frozen'],
    ['bandeng presto', 'frozen'],
    ['peyek kacang', 'chips'],
    ['Susu kambing pasteurisasi', 'dairy'],
    ['Telor asin asap', 'egg'],
    ['gula semut aren', 'honey_sugar'],
    ['Permen jahe', 'candy'],
    ['Manisan mangga', 'candy'],
    ['bawang goreng', 'seasoning'],
    ['Batik tulis motif padi', 'batik'],
    ['Tas anyaman mendong', 'weaving'],
    ['gantungan kunci kayu', 'souvenir'],
  ])('%s is %s', (name, kind) => {
    expect(guessKinds(name)[0]).toBe(kind)
  })

  test('the first word decides between two; otherwise the maker is asked', () => {
    expect(sureKind('Nastar Keju')).toBe('cookies')
    expect(sureKind('Sarung Lukis')).toBe('fashion')
    expect(sureKind('Paket kopi dan teh, kue kering')).toBeUndefined()
    expect(sureKind('Olahan Bu Sri')).toBeUndefined()
  })

  test('a word inside another word tells nothing: madurasa is no honey, esa no drink', () => {
    expect(guessKinds('Madurasa Esa')).toEqual([])
  })

  test('every kind can be chosen whatever the name, each once', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect([...kindsByLikelihood(name)].sort()).toEqual(PRODUCT_KINDS.map(({ key }) => key).sort())
      }),
    )
  })
})

test.each([
  ['kue kering sm sambel', 'food'],
  ['bikin keripik pisang', 'food'],
  ['katering nasi box', 'food'],
  ['konveksi kaos', 'fashion'],
  ['tas dari eceng', 'craft'],
  ['es kuwut', 'drink'],
  ['jus sama keripik', undefined],
  ['apa aja bu', undefined],
])('whoever makes “%s” has a business of kind %s', (text, kind) => {
  expect(businessKindSaid(text)).toBe(kind)
})
