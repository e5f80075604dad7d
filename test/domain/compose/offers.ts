import fc from 'fast-check'
import type { Offer, OfferedProduct, Wish } from '../../../src/domain/compose/wish.ts'

export const DAYS = ['2027-02-22', '2027-03-01', '2027-03-22'] as const

let last = 0
/** A product with 1,000 pieces free on every day, unless said otherwise. */
export function product(more: Partial<OfferedProduct> & { sellerId: number }): OfferedProduct {
  const productId = more.productId ?? ++last
  return {
    productId,
    group: `alone ${productId}`,
    kind: 'chips',
    districtCode: '32.15.05',
    price: 10_000,
    usual: more.price ?? 10_000,
    halal: true,
    glass: false,
    keepsDays: 60,
    minimum: 1,
    free: [1_000, 1_000, 1_000],
    earned: 0,
    distance: 0,
    lastOn: null,
    ...more,
  }
}

export const offerOf = (products: OfferedProduct[], packingFee = 5_000): Offer => ({ days: DAYS, packingFee, products })
export const wishOf = (more: Partial<Wish> = {}): Wish => ({
  parcels: 100,
  budget: 55_000,
  handOverOn: DAYS[0],
  ...more,
})

interface Sizes {
  groups: number
  products: number
  makers: number
  free: number
  lot: number
}

/** Offers of any kind; small ones can be tried out in every way. */
export function offers({ groups, products, makers, free, lot }: Sizes): fc.Arbitrary<Offer> {
  return fc
    .array(
      fc.record({
        sellerId: fc.integer({ min: 1, max: makers }),
        group: fc.integer({ min: 1, max: groups }),
        price: fc.integer({ min: 2, max: 8 }),
        usual: fc.integer({ min: 2, max: 9 }),
        halal: fc.boolean(),
        glass: fc.boolean(),
        keepsDays: fc.constantFrom(14, 30, 90),
        district: fc.integer({ min: 1, max: 2 }),
        minimum: fc.integer({ min: 0, max: lot }),
        free: fc.tuple(fc.nat(free), fc.nat(free), fc.nat(free)),
      }),
      { minLength: 1, maxLength: products },
    )
    .map((list) =>
      offerOf(
        list.map((one, index) =>
          product({
            ...one,
            productId: index + 1,
            group: `group ${one.group}`,
            kind: ['chips', 'cookies', 'batik'][one.group % 3]!,
            price: one.price * 2_500,
            usual: one.usual * 2_500,
            districtCode: `32.15.0${one.district}`,
            earned: (one.sellerId % 4) * 400_000,
          }),
        ),
      ),
    )
}

/** Mostly not said. */
const seldom = <T>(value: T) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(value) })

/** @param dearest budget at most, in steps of Rp 2,500 */
export const wishes = (parcels: number, dearest: number): fc.Arbitrary<Wish> =>
  fc
    .record({
      parcels: fc.integer({ min: 1, max: parcels }),
      budget: fc.integer({ min: 6, max: dearest }).map((steps) => steps * 2_500),
      halalOnly: seldom(true),
      noGlass: seldom(true),
      keepsDays: seldom(30),
      makers: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
      ),
      districts: seldom(['32.15.01']),
      notKinds: seldom(['batik']),
      kinds: seldom(['chips']),
    })
    .map(({ halalOnly, noGlass, keepsDays, makers, districts, notKinds, kinds, ...wish }) => ({
      ...wish,
      handOverOn: DAYS[0],
      ...(halalOnly && { halalOnly }),
      ...(noGlass && { noGlass }),
      ...(keepsDays && { keepsDays }),
      ...(makers !== undefined && { makers }),
      ...(districts && { districts }),
      ...(notKinds && { notKinds }),
      ...(kinds && { kinds }),
    }))
