import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compose } from '../../../src/domain/compose/compose.ts'
import { canMake, goodsOf, type Making, makersAt } from '../../../src/domain/compose/goods.ts'
import { MOST_LINES, MOST_OF_KIND, parcelModel, type Search } from '../../../src/domain/compose/model.ts'
import { worthwhile } from '../../../src/domain/compose/narrow.ts'
import type { Proposal } from '../../../src/domain/compose/proposal.ts'
import { boundsOf } from '../../../src/domain/compose/search.ts'
import { isWished, type Offer, type Wish } from '../../../src/domain/compose/wish.ts'
import { solverHere } from '../../solver/here.ts'
import { DAYS, offerOf, offers, product, wishes } from './offers.ts'

/** So that the cases counted below are always there; any other holds as well. */
const SEED = 1
const solve = await solverHere()
const SOME = { groups: 9, products: 25, makers: 12, free: 150, lot: 25 }
/** Less than most wishes want. */
const SCARCE = { ...SOME, groups: 5, products: 12, free: 60 }
const FEW = { groups: 3, products: 5, makers: 4, free: 12, lot: 4 }

test('every proposal can be made: within capacities and lots, every piece of it, for the budget, as wished', async () => {
  let proposed = 0
  await fc.assert(
    fc.asyncProperty(offers(SOME), wishes(60, 30), async (offer, wish) => {
      const composed = await compose(wish, offer, solve)
      if (composed.kind !== 'proposals') return
      proposed++
      for (const proposal of composed.proposals) check(proposal, offer, wish)
    }),
    { numRuns: 15, seed: SEED },
  )
  expect(proposed).toBeGreaterThan(5)
})

function check({ lines, price, makers, kinds, bottleneck }: Proposal, offer: Offer, wish: Wish): void {
  const products = new Map(offer.products.map((one) => [one.productId, one]))
  expect(price).toBeLessThanOrEqual(wish.budget)
  expect(price).toBe(offer.packingFee + lines.reduce((sum, line) => sum + line.quantity * line.price, 0))
  expect(lines.length).toBeLessThanOrEqual(MOST_LINES)
  expect(new Set(lines.map(({ group }) => group)).size).toBe(lines.length)
  for (const kind of new Set(lines.map((line) => line.kind)))
    expect(lines.filter((line) => line.kind === kind).length).toBeLessThanOrEqual(MOST_OF_KIND)
  for (const kind of wish.kinds ?? []) expect(lines.map((line) => line.kind)).toContain(kind)
  expect(kinds).toBe(new Set(lines.map((line) => line.kind)).size)
  for (const { group, quantity, price: paid, shares, products: able, usedPercent } of lines) {
    expect(shares.reduce((sum, share) => sum + share.quantity, 0)).toBe(quantity * wish.parcels)
    expect(usedPercent).toBeLessThanOrEqual(100)
    for (const share of shares) {
      const product = products.get(share.productId)!
      expect(product).toMatchObject({ sellerId: share.sellerId, group })
      expect(product.price).toBeLessThanOrEqual(paid)
      expect(share.quantity).toBeLessThanOrEqual(product.free[0]!)
      expect(share.quantity).toBeGreaterThanOrEqual(Math.max(1, product.minimum))
      expect(isWished(product, wish)).toBe(true)
      expect(able).toContain(share.productId)
    }
  }
  expect(makers).toBe(new Set(lines.flatMap(({ shares }) => shares.map(({ sellerId }) => sellerId))).size)
  expect(makers).toBeGreaterThanOrEqual(wish.makers ?? 1)
  expect(bottleneck.parcels).toBeGreaterThanOrEqual(wish.parcels)
}

test('among hundreds of makers a proposal holds as well, and says how much better another might be', async () => {
  const makers = Array.from({ length: 120 }, (_, index) => index + 1)
  const offer = offerOf(
    makers.flatMap((sellerId) =>
      [0, 1, 2].map((nth) =>
        product({
          productId: sellerId * 3 + nth,
          sellerId,
          group: `group ${(sellerId * (nth + 1)) % 24}`,
          kind: ['chips', 'cookies', 'batik', 'drink', 'sambal'][((sellerId * (nth + 1)) % 24) % 5]!,
          price: 8_000 + ((sellerId * 7 + nth) % 9) * 1_000,
          usual: 12_000,
          minimum: 1 + ((sellerId * 5) % 20),
          free: [40 + ((sellerId * 11 + nth) % 60), 0, 0],
        }),
      ),
    ),
  )
  const wish: Wish = { parcels: 300, budget: 45_000, handOverOn: DAYS[0], makers: 20 }
  const composed = await compose(wish, offer, solve)
  if (composed.kind !== 'proposals') throw new Error(JSON.stringify(composed))
  for (const proposal of composed.proposals) {
    check(proposal, offer, wish)
    if (proposal.proof.kind === 'limit') expect(proposal.proof).toEqual({ ...proposal.proof, timedOut: false })
    if (proposal.proof.kind === 'limit') expect(proposal.proof.gap).toBeLessThan(0.05)
  }
  expect(composed.proposals[0]!.makers).toBeGreaterThan(40)
})

test('the same wish gets the same answer to the byte, in whatever order the products come', async () => {
  const shuffled = offers(SOME).chain((offer) =>
    fc.tuple(fc.constant(offer), fc.shuffledSubarray([...offer.products], { minLength: offer.products.length })),
  )
  await fc.assert(
    fc.asyncProperty(shuffled, wishes(60, 30), async ([offer, products], wish) => {
      const first = JSON.stringify(await compose(wish, offer, solve))
      expect(JSON.stringify(await compose(wish, { ...offer, products }, solve))).toBe(first)
    }),
    { numRuns: 15 },
  )
})

test('what would fit does fit, and one parcel more would not', async () => {
  const kinds = { fewer: 0, more: 0, later: 0, dearer: 0, cheaper: 0, without: 0 }
  const can = async (offer: Offer, wish: Wish) => (await compose(wish, offer, solve)).kind === 'proposals'
  await fc.assert(
    fc.asyncProperty(offers(SCARCE), wishes(90, 20), async (offer, wish) => {
      const composed = await compose(wish, offer, solve)
      if (composed.kind !== 'nothing') return
      const { fewer, more, later, dearer, cheaper, without } = composed.instead
      const helps = async (name: keyof typeof kinds, other: Wish) => {
        kinds[name]++
        expect(await can(offer, other)).toBe(true)
      }
      if (fewer !== undefined) {
        await helps('fewer', { ...wish, parcels: fewer })
        expect(await can(offer, { ...wish, parcels: fewer + 1 })).toBe(false)
      }
      if (more !== undefined) {
        await helps('more', { ...wish, parcels: more })
        expect(await can(offer, { ...wish, parcels: more - 1 })).toBe(false)
      }
      if (later !== undefined) await helps('later', { ...wish, handOverOn: later })
      if (cheaper !== undefined && cheaper > 0) await helps('cheaper', { ...wish, budget: cheaper })
      if (dearer !== undefined) await helps('dearer', { ...wish, budget: dearer })
      for (const constraint of without) {
        const { [constraint]: _, ...rest } = wish
        await helps('without', rest)
      }
    }),
    { numRuns: 40, seed: SEED },
  )
  expect(Math.min(...Object.values(kinds))).toBeGreaterThan(0)
})

test('goods left out because others outdo them would not have made a better parcel', async () => {
  let narrowed = 0
  await fc.assert(
    fc.asyncProperty(
      offers({ ...SOME, groups: 30, products: 40 }),
      wishes(40, 30),
      async (offer, { makers: _, ...wish }) => {
        const goods = goodsOf(offer, wish, 0)
        if (!goods.length) return
        const few = worthwhile(goods)
        const choices = (list: typeof goods) => list.reduce((sum, one) => sum + one.choices.length, 0)
        if (choices(few) < choices(goods)) narrowed++
        for (const search of ['value', 'variety', 'cheapest', 'any'] as const)
          expect(await best(few, wish, search, offer)).toBe(await best(goods, wish, search, offer))
      },
    ),
    { numRuns: 25, seed: SEED },
  )
  expect(narrowed).toBeGreaterThan(1)
})

async function best(goods: ReturnType<typeof goodsOf>, wish: Wish, search: Search, offer: Offer) {
  const { program } = parcelModel(goods, wish, search, boundsOf(wish, offer))
  const solution = await solve(program, { seconds: 5, nodes: 10_000, gap: 0.999 })
  if (solution.status !== 'optimal') return solution.status
  return solution.columns.reduce((sum, value, column) => sum + value * program.cost[column]!, 0)
}

test('capacities and lots make up a number exactly when some way of handing it out does', () => {
  const makings = fc.array(fc.record({ minimum: fc.nat(12), free: fc.integer({ min: 1, max: 20 }) }), { maxLength: 4 })
  fc.assert(
    fc.property(makings, fc.integer({ min: 1, max: 60 }), (list, pieces) => {
      const usable = list.filter(({ minimum, free }) => free >= minimum)
      expect(canMake(pieces, usable as Making[])).toBe(waysToMake(pieces, usable as Making[]).next().done !== true)
    }),
    { numRuns: 300 },
  )
})

/** Every way to hand out the pieces: one number a product. */
function* waysToMake(pieces: number, products: readonly Making[]): Generator<number[]> {
  const [first, ...rest] = products
  if (!first) {
    if (pieces === 0) yield []
    return
  }
  for (let own = 0; own <= Math.min(first.free, pieces); own++) {
    if (own > 0 && own < first.minimum) continue
    for (const others of waysToMake(pieces - own, rest)) yield [own, ...others]
  }
}

test('no other parcel is better: every one of them was tried, share by share', async () => {
  const found = { makers: 0, value: 0, variety: 0, nothing: 0 }
  await fc.assert(
    fc.asyncProperty(offers(FEW), wishes(4, 16), async (offer, wish) => {
      const best = tryAll(offer, wish)
      const composed = await compose(wish, offer, solve)
      expect(composed.kind).toBe(best ? 'proposals' : 'nothing')
      if (composed.kind !== 'proposals' || !best) {
        found.nothing++
        return
      }
      for (const aim of ['makers', 'value', 'variety'] as const) {
        const proposal = composed.proposals.find(({ aims }) => aims.includes(aim))!
        expect(proposal.proof).toEqual({ kind: 'optimal' })
        // a line may turn out cheaper than it was reckoned
        expect(gainOf(aim, proposal, offer, wish)).toBeGreaterThanOrEqual(best[aim])
        found[aim]++
      }
    }),
    { numRuns: 120, seed: SEED },
  )
  expect(Math.min(...Object.values(found))).toBeGreaterThan(10)
})

type Aim = 'makers' | 'value' | 'variety'
interface Tried {
  makers: ReadonlySet<number>
  kinds: ReadonlySet<string>
  lines: number
  price: number
  fill: number
  /** of each line: what its goods usually cost, and what they do cost */
  wares: readonly (readonly [worth: number, price: number])[]
}

/** The aims as they are told to people: makers, then merit; merit alone; kinds, then lines, then merit. */
function gain(aim: Aim, { makers, kinds, lines, wares }: Omit<Tried, 'price' | 'fill'>, budget: number): number {
  const merit = (parts: number) =>
    wares.reduce(
      (sum, [worth, price]) => sum + 2 * Math.round((parts * worth) / budget) - Math.round((parts * price) / budget),
      0,
    )
  if (aim === 'value') return merit(1000)
  if (aim === 'makers') return makers.size * 100_000 + merit(100)
  return kinds.size * 10_000_000 + lines * 100_000 + merit(100)
}

function gainOf(aim: Aim, { lines }: Proposal, offer: Offer, wish: Wish): number {
  const goods = goodsOf(offer, wish, 0)
  const lots = new Map(goods.flatMap(({ products }) => products.map(({ productId, lot }) => [productId, lot])))
  const makers = lines.flatMap(({ shares }) =>
    shares.filter(({ productId, quantity }) => quantity >= lots.get(productId)!).map(({ sellerId }) => sellerId),
  )
  const wares = lines.map(
    ({ group, quantity, price }) =>
      [quantity * goods.find((good) => good.group === group)!.usual, quantity * price] as const,
  )
  const kinds = new Set(lines.map(({ kind }) => kind))
  return gain(aim, { makers: new Set(makers), kinds, lines: lines.length, wares }, boundsOf(wish, offer).price)
}

/** The best of every aim over all parcels and all ways to share each line out; undefined when there is none. */
function tryAll(offer: Offer, wish: Wish): Record<Aim, number> | undefined {
  const bounds = boundsOf(wish, offer)
  let best: Record<Aim, number> | undefined
  const walk = (left: ReturnType<typeof goodsOf>, tried: Tried): void => {
    const [good, ...rest] = left
    if (!good) {
      if (!tried.lines || tried.price > bounds.price || tried.fill < bounds.fill) return
      if (wish.kinds?.some((kind) => !tried.kinds.has(kind)) || tried.makers.size < (wish.makers ?? 0)) return
      best ??= { makers: -Infinity, value: -Infinity, variety: -Infinity }
      for (const aim of ['makers', 'value', 'variety'] as const)
        best[aim] = Math.max(best[aim], gain(aim, tried, bounds.price))
      return
    }
    walk(rest, tried)
    for (const { quantity, price, fill } of good.choices) {
      for (const makers of seatings(makersAt(good.products, price), quantity * wish.parcels))
        walk(rest, {
          makers: new Set([...tried.makers, ...makers]),
          kinds: new Set([...tried.kinds, good.kind]),
          lines: tried.lines + 1,
          price: tried.price + quantity * price,
          fill: tried.fill + fill,
          wares: [...tried.wares, [quantity * good.usual, quantity * price]],
        })
    }
  }
  const none = { makers: new Set<number>(), kinds: new Set<string>(), lines: 0, price: 0, fill: 0, wares: [] }
  walk(goodsOf(offer, wish, 0), none)
  return best
}

/** Who may be counted together in one line: each with at least her lot. */
function seatings(products: readonly Making[], pieces: number): number[][] {
  const seen = new Map<string, number[]>()
  for (const way of waysToMake(pieces, products)) {
    const makers = products.filter(({ lot }, index) => way[index]! >= lot).map(({ sellerId }) => sellerId)
    seen.set(makers.join(), makers)
  }
  return [...seen.values()]
}
