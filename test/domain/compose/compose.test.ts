import { expect, test } from 'vitest'
import { type Composed, compose } from '../../../src/domain/compose/compose.ts'
import type { Proposal } from '../../../src/domain/compose/proposal.ts'
import type { Solve } from '../../../src/domain/program.ts'
import { solverHere } from '../../solver/here.ts'
import { DAYS, offerOf, product, wishOf } from './offers.ts'

const solve = await solverHere()

function proposalsOf(composed: Composed): Proposal[] {
  if (composed.kind !== 'proposals') throw new Error(JSON.stringify(composed))
  return composed.proposals
}
function insteadOf(composed: Composed) {
  if (composed.kind !== 'nothing') throw new Error(JSON.stringify(composed))
  return composed.instead
}
const contents = ({ lines }: Proposal) => lines.map(({ group, quantity, price }) => `${quantity} ${group} at ${price}`)
const of = (proposals: Proposal[], aim: string) => proposals.find(({ aims }) => aims.includes(aim as never))!

/** Seven makers of one good, which costs from 10,000 to 16,000; a cheap one that one maker makes; a dear one. */
const MARKET = [
  ...[1, 2, 3, 4, 5, 6, 7].map((sellerId) =>
    product({
      productId: sellerId,
      sellerId,
      group: 'keripik',
      price: 9_000 + sellerId * 1_000,
      usual: 13_000,
      free: [40, 60, 200],
    }),
  ),
  product({ productId: 11, sellerId: 8, group: 'kopi', kind: 'coffee_tea', price: 10_000, usual: 20_000 }),
  product({
    productId: 12,
    sellerId: 9,
    group: 'madu',
    kind: 'honey_sugar',
    price: 25_000,
    usual: 26_000,
    glass: true,
    halal: false,
  }),
]

test('three ways to fill a parcel: most makers, most worth for the money, most kinds', async () => {
  const proposals = proposalsOf(await compose(wishOf(), offerOf(MARKET), solve))
  const makers = of(proposals, 'makers')
  // every maker of the good is paid the price of the dearest of them; with honey it would be 1,000 too dear
  expect(contents(makers)).toContain('1 keripik at 16000')
  expect(makers.makers).toBe(8)
  const value = of(proposals, 'value')
  expect(contents(value)).toEqual(['1 keripik at 12000', '3 kopi at 10000'])
  expect(value).toMatchObject({ price: 47_000, worth: 73_000, kinds: 2 })
  expect(of(proposals, 'variety').kinds).toBe(3)
  for (const { proof, lines } of proposals) {
    expect(proof).toEqual({ kind: 'optimal' })
    for (const line of lines) expect(line.proof).toEqual({ kind: 'optimal' })
  }
})

test('the bottleneck is the line that could not carry many parcels more', async () => {
  const [, value] = proposalsOf(await compose(wishOf(), offerOf(MARKET), solve))
  // three makers at up to 12,000 have 120 pieces; coffee for 333 parcels
  expect(value!.bottleneck).toEqual({ line: 0, parcels: 120 })
  expect(value!.lines[0]).toMatchObject({ usedPercent: 84, products: [1, 2, 3] })
})

test('one parcel that is best at everything is proposed once', async () => {
  const offer = offerOf([product({ productId: 1, sellerId: 1, group: 'kopi', price: 15_000, usual: 15_000 })])
  const [only, ...others] = proposalsOf(await compose(wishOf(), offer, solve))
  expect(only!.aims).toEqual(['makers', 'value', 'variety'])
  expect(others).toEqual([])
})

test('what the buyer does not want is not in it, and what she wants is', async () => {
  for (const more of [{ halalOnly: true }, { noGlass: true }, { notKinds: ['honey_sugar'] }]) {
    const proposals = proposalsOf(await compose(wishOf(more), offerOf(MARKET), solve))
    for (const { lines } of proposals) expect(lines.map(({ group }) => group)).not.toContain('madu')
  }
  const wanted = proposalsOf(await compose(wishOf({ kinds: ['honey_sugar'] }), offerOf(MARKET), solve))
  for (const { lines } of wanted) expect(lines.map(({ group }) => group)).toContain('madu')
  const many = proposalsOf(await compose(wishOf({ makers: 5 }), offerOf(MARKET), solve))
  for (const { makers } of many) expect(makers).toBeGreaterThanOrEqual(5)
})

test('nobody is counted as a maker for a handful of pieces', async () => {
  const proposals = proposalsOf(await compose(wishOf({ parcels: 30 }), offerOf(MARKET), solve))
  const { lines } = of(proposals, 'makers')
  const line = lines.find(({ group }) => group === 'keripik')!
  // Rp 100,000 is 7 to 10 pieces of it
  for (const { productId, quantity } of line.shares)
    expect(quantity * MARKET.find((one) => one.productId === productId)!.price).toBeGreaterThanOrEqual(90_000)
})

test('when nothing fits it says how many would, or from when on', async () => {
  const offer = offerOf(MARKET.slice(0, 7))
  const wish = wishOf({ parcels: 300, budget: 21_000 })
  expect(insteadOf(await compose(wish, offer, solve))).toEqual({ fewer: 280, later: DAYS[1], without: [] })
  for (const [parcels, kind] of [
    [280, 'proposals'],
    [281, 'nothing'],
  ] as const)
    expect((await compose({ ...wish, parcels }, offer, solve)).kind).toBe(kind)
  expect((await compose({ ...wish, handOverOn: DAYS[1] }, offer, solve)).kind).toBe('proposals')
})

test('when nothing fits it says what would be enough, and what is the most there is', async () => {
  const dear = offerOf([product({ sellerId: 1, group: 'batik', kind: 'batik', price: 75_000 })])
  expect(insteadOf(await compose(wishOf(), dear, solve))).toEqual({ dearer: 80_000, without: [] })
  expect((await compose(wishOf({ budget: 80_000 }), dear, solve)).kind).toBe('proposals')
  const little = offerOf([product({ sellerId: 1, group: 'kopi', price: 10_000 })])
  // three of one good at most
  expect(insteadOf(await compose(wishOf({ budget: 105_000 }), little, solve))).toEqual({ cheaper: 35_000, without: [] })
  expect((await compose(wishOf({ budget: 35_000 }), little, solve)).kind).toBe('proposals')
})

test('when nothing fits it names each wish that alone stands in the way', async () => {
  const wish = wishOf({ parcels: 50, budget: 40_000, kinds: ['honey_sugar'], noGlass: true, makers: 1 })
  expect(insteadOf(await compose(wish, offerOf(MARKET), solve)).without).toEqual(['noGlass', 'kinds'])
})

test('fewer parcels than the smallest lots: it says from how many on', async () => {
  const offer = offerOf([product({ sellerId: 1, group: 'kopi', price: 15_000, minimum: 60 })])
  expect(insteadOf(await compose(wishOf({ parcels: 18, budget: 20_000 }), offer, solve))).toEqual({
    more: 60,
    dearer: undefined,
    without: [],
  })
})

test('an empty catalogue, or a budget that the packing eats up, is nothing rather than a parcel of nothing', async () => {
  expect(insteadOf(await compose(wishOf(), offerOf([]), solve))).toEqual({ without: [] })
  const eaten = insteadOf(await compose(wishOf({ budget: 5_000 }), offerOf(MARKET), solve))
  expect(eaten).toEqual({ dearer: 15_000, without: [] })
})

test('a day that was not looked at, or half a parcel, is a mistake of the program', async () => {
  await expect(compose(wishOf({ handOverOn: '2027-02-23' }), offerOf(MARKET), solve)).rejects.toThrow('2027-02-23')
  await expect(compose(wishOf({ parcels: 0.5 }), offerOf(MARKET), solve)).rejects.toThrow('0.5')
})

test('without a solver nothing is said of what can be made', async () => {
  const broken: Solve = async () => ({ status: 'failed', why: 'abort' })
  expect(await compose(wishOf(), offerOf(MARKET), broken)).toEqual({ kind: 'unknown', why: 'abort' })
})

test('a solver that fails over the splits only: every piece is somebody’s all the same', async () => {
  const moody: Solve = (program, limits) =>
    limits.start ? Promise.resolve({ status: 'failed', why: 'abort' }) : solve(program, limits)
  for (const { lines } of proposalsOf(await compose(wishOf(), offerOf(MARKET), moody)))
    for (const { quantity, shares } of lines)
      expect(shares.reduce((sum, share) => sum + share.quantity, 0)).toBe(quantity * 100)
})

test('a maker with two products at one price in one line is counted once', async () => {
  const two = [1, 2].map((productId) => product({ productId, sellerId: 1, group: 'kopi', price: 15_000 }))
  const proposals = proposalsOf(await compose(wishOf({ budget: 50_000 }), offerOf(two), solve))
  expect(proposals.map(({ makers }) => makers)).toEqual([1])
  expect((await compose(wishOf({ makers: 2 }), offerOf(two), solve)).kind).toBe('nothing')
})
