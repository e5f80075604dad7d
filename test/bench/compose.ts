// node --import tsx test/bench/compose.ts: what composing a parcel and splitting an order cost.
import { cpus, totalmem } from 'node:os'
import { chance } from '../../src/cli/seed/chance.ts'
import { GOODS } from '../../src/cli/seed/goods.ts'
import { startWorker } from '../../src/db/worker.ts'
import { type Composed, compose } from '../../src/domain/compose/compose.ts'
import type { Offer, OfferedProduct, Wish } from '../../src/domain/compose/wish.ts'
import { type Candidate, splitLine } from '../../src/domain/orders/split.ts'
import { splitExactly } from '../../src/domain/orders/split-exactly.ts'
import type { Solve } from '../../src/domain/program.ts'
import { startSolver } from '../../src/solver/solver.ts'
import { snapshots } from './snapshot.ts'

const DAYS = ['2027-02-22', '2027-03-01', '2027-03-08', '2027-03-22', '2027-04-12']
const ROUNDS = Number(process.argv[2] ?? 5)

interface Size {
  makers: number
  products: number
  /** makers whom an officer has named interchangeable with each other */
  inGroup: number
  /** largest smallest lot */
  lots: number
}

/** A snapshot as the seed's goods would make it; the same for the same seed. */
function offerOf({ makers, products, inGroup, lots }: Size, seed: number): Offer {
  const luck = chance(seed)
  const sellers = Array.from({ length: makers }, (_, index) => ({
    sellerId: index + 1,
    districtCode: `32.15.${String(luck.between(1, 30)).padStart(2, '0')}`,
    earned: luck.percent(60) ? 0 : luck.between(1, 80) * 125_000,
    distance: luck.between(0, 40),
    lastOn: luck.percent(50) ? null : `2026-${String(luck.between(10, 12))}-${luck.between(10, 28)}`,
  }))
  const ranks = new Map<string, number>()
  return {
    days: DAYS,
    packingFee: 15_000,
    products: Array.from({ length: products }, (_, index): OfferedProduct => {
      const good = luck.one(GOODS)
      const rank = ranks.get(good.name) ?? 0
      ranks.set(good.name, rank + 1)
      const weekly = luck.between(...good.capacity) / (good.per === 'month' ? 4 : 1)
      const weeks = [3, 4, 5, 7, 10]
      return {
        ...sellers[index % makers]!,
        productId: index + 1,
        group: `${good.name} ${Math.floor(rank / inGroup)}`,
        kind: good.kind,
        price: Math.round(luck.between(...good.price) / 500) * 500,
        usual: Math.round((good.price[0] + good.price[1]) / 2),
        halal: luck.percent(90),
        glass: good.packaging === 'glass',
        keepsDays: good.shelfLifeDays ?? 36_500,
        minimum: luck.between(1, lots),
        free: weeks.map((week) => Math.floor((weekly * week * luck.between(30, 100)) / 100)),
      }
    }),
  }
}

const ms = (from: bigint) => Number(process.hrtime.bigint() - from) / 1e6
const round = (figure: number, digits = 0) => figure.toFixed(digits).padStart(8)
const print = (line = '') => process.stdout.write(`${line}\n`)

interface Times {
  all: number[]
  solver: number[]
}

const solver = startSolver(startWorker)

/** Asks the solver and keeps how long its longest and all its answers took. */
function timed(times: number[]): Solve {
  return async (program, limits) => {
    const from = process.hrtime.bigint()
    const solution = await solver.solve(program, limits)
    times.push(ms(from))
    return solution
  }
}

function said(composed: Composed): string {
  if (composed.kind === 'unknown') return `unknown: ${composed.why}`
  if (composed.kind === 'nothing') return JSON.stringify(composed.instead)
  return composed.proposals
    .map(({ aims, lines, makers, kinds, price, worth, proof }) => {
      const gap =
        proof.kind === 'limit' ? `gap ${(proof.gap * 100).toFixed(2)} %${proof.timedOut ? ' (clock)' : ''}` : 'optimal'
      const splits = lines.filter((line) => line.proof.kind !== 'optimal').length
      return `${aims.join('+')}: ${lines.length} lines, ${kinds} kinds, ${makers} makers, Rp ${price} worth ${worth}, ${gap}${splits ? `, ${splits} splits unproven` : ''}`
    })
    .join(' · ')
}

async function composing(name: string, size: Size, wish: Omit<Wish, 'handOverOn'>): Promise<void> {
  const times: Times = { all: [], solver: [] }
  let last: Composed | undefined
  let calls = 0
  for (let nth = 0; nth < ROUNDS; nth++) {
    const offer = offerOf(size, nth + 1)
    const calling: number[] = []
    const from = process.hrtime.bigint()
    last = await compose({ ...wish, handOverOn: DAYS[0]! }, offer, timed(calling))
    times.all.push(ms(from))
    times.solver.push(...calling)
    calls += calling.length
  }
  row(name, times.all, `${(calls / ROUNDS).toFixed(0)} programs, longest ${Math.max(...times.solver).toFixed(0)} ms`)
  print(`    ${last && said(last)}`)
}

function row(name: string, times: number[], more: string): void {
  const sorted = times.toSorted((a, b) => a - b)
  const memory = `${Math.round(solver.memory() / 2 ** 20)} MB solver, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB rss`
  print(`${name.padEnd(58)}${round(sorted[sorted.length >> 1]!)}${round(sorted.at(-1)!)}   ${memory}, ${more}`)
}

async function splitting(name: string, makers: number, pieces: number, lots: number): Promise<void> {
  const times: number[] = []
  const shown = { optimal: 0, limit: 0, greedy: 0 }
  let [gap, cheaper, poorest, poorestGreedy] = [0, 0, 0, 0]
  for (let nth = 0; nth < ROUNDS; nth++) {
    const luck = chance(nth * 1_000 + makers)
    const candidates = Array.from(
      { length: makers },
      (_, index): Candidate => ({
        sellerId: index + 1,
        productId: index + 1,
        free: luck.between(20, 600),
        minimum: luck.between(1, lots),
        earned: luck.percent(50) ? 0 : luck.between(0, 20) * 250_000,
        distance: luck.between(0, 40),
        lastOn: null,
      }),
    )
    const from = process.hrtime.bigint()
    const exact = await splitExactly(pieces, candidates, { price: 12_500 }, solver.solve)
    times.push(ms(from))
    shown[exact.proof.kind]++
    if (exact.proof.kind === 'limit') gap = Math.max(gap, exact.proof.gap)
    const greedy = splitLine(pieces, candidates)
    const none = (shares: readonly { sellerId: number }[]) =>
      candidates.filter(({ earned, sellerId }) => earned === 0 && !shares.some((share) => share.sellerId === sellerId))
        .length
    poorest += none(exact.shares)
    poorestGreedy += none(greedy.shares)
    cheaper += exact.shares.length - greedy.shares.length
  }
  const proof = `${shown.optimal} optimal, ${shown.limit} cut off (gap ${(gap * 100).toFixed(1)} %), ${shown.greedy} greedy`
  row(
    name,
    times,
    `${proof}; makers with a share +${(cheaper / ROUNDS).toFixed(0)}, without any earnings this season: ${(poorest / ROUNDS).toFixed(0)} instead of ${(poorestGreedy / ROUNDS).toFixed(0)}`,
  )
}

/** From the database to the proposals, as the errand goes. */
async function fromDatabase(size: 'demo' | 'regency'): Promise<void> {
  const { read, day, later, wares, offered, offer } = await snapshots(size, ROUNDS)
  row(`snapshot, seeded ${size}: reading`, read, `${wares} products read, 7 statements`)
  row(
    '  the offer for one day',
    day,
    `${offered} products, ${new Set(offer.products.map(({ group }) => group)).size} goods`,
  )
  row('  the offer for ten days', later, 'only when nothing fits')
  const calling: number[] = []
  const from = process.hrtime.bigint()
  const found = await compose({ parcels: 500, budget: 200_000, handOverOn: offer.days[0]! }, offer, timed(calling))
  row('  composing 500 parcels of Rp 200,000 from it', [ms(from)], `${calling.length} programs`)
  print(`    ${said(found)}`)
}

print(
  `${ROUNDS} rounds each. Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB.`,
)
print(`${''.padEnd(58)}${'p50 ms'.padStart(8)}${'max ms'.padStart(8)}`)
const programme: Size = { makers: 70, products: 200, inGroup: 40, lots: 20 }
const regency: Size = { makers: 2_000, products: 8_000, inGroup: 40, lots: 50 }
await composing('70 makers, 200 products: 3,000 parcels of Rp 200,000', programme, { parcels: 3_000, budget: 200_000 })
await composing('the same, 500 parcels', programme, { parcels: 500, budget: 200_000 })
await composing('the same, 500 parcels, halal, no glass, 20 makers', programme, {
  parcels: 500,
  budget: 200_000,
  halalOnly: true,
  noGlass: true,
  makers: 20,
})
await composing('the same, 20,000 parcels: what would fit', programme, { parcels: 20_000, budget: 200_000 })
await composing('2,000 makers, 8,000 products: 500 parcels', regency, { parcels: 500, budget: 200_000 })
await composing('the same, 3,000 parcels', regency, { parcels: 3_000, budget: 200_000 })
await composing('the same, 3,000 parcels of Rp 500,000, 100 makers', regency, {
  parcels: 3_000,
  budget: 500_000,
  makers: 100,
})
await composing(
  'the same, every product alone: 300 parcels',
  { ...regency, inGroup: 1 },
  { parcels: 300, budget: 200_000 },
)
await composing('the same, 50,000 parcels: what would fit', regency, { parcels: 50_000, budget: 200_000 })
await splitting('a line of 3,000 over 70 makers, lots up to 20', 70, 3_000, 20)
await splitting('a line of 3,000 over 408 makers, no lots', 408, 3_000, 1)
await splitting('a line of 3,000 over 408 makers, lots up to 100', 408, 3_000, 100)
await splitting('a line of 9,000 over 2,000 makers, lots up to 50', 2_000, 9_000, 50)
await fromDatabase('demo')
await fromDatabase('regency')
await solver.stop()
