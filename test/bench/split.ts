// npm run bench -- --only split: what splitting orders over a whole regency costs, and how much fairer than the simple rule.
import { cpus, totalmem } from 'node:os'
import { type Chance, chance } from '../../src/cli/seed/chance.ts'
import { startWorker } from '../../src/db/worker.ts'
import { compose } from '../../src/domain/compose/compose.ts'
import type { Candidate } from '../../src/domain/orders/split.ts'
import { type LineToSplit, type PlannedLine, splitOrder } from '../../src/domain/orders/split-order.ts'
import type { Solve } from '../../src/domain/program.ts'
import { startSolver } from '../../src/solver/solver.ts'
import { candidatesOf, DAYS, regency, type Size } from './regency.ts'

const SIZE: Size = { makers: 8_000, products: 40_000, inGroup: 400, lots: 50 }
const LINES = 6
const BIG = { orders: 14, parcels: 3_000 }
/** No order is placed for what can't be made: a group must have so many times the parcels free. */
const ROOM = 3
const SEASON = { companies: 2_000, fewest: 20, most: 380 }

const print = (line = '') => process.stdout.write(`${line}\n`)
const cell = (value: number | string, width = 9) =>
  (typeof value === 'number' ? value.toLocaleString('en') : value).padStart(width)
const cpu = (from: NodeJS.CpuUsage) => ((process.cpuUsage(from).user + process.cpuUsage(from).system) / 1e6).toFixed(1)
const millions = (cost: number) => (cost / 1e6).toFixed(1)
const seconds = (from: bigint) => Number(process.hrtime.bigint() - from) / 1e9

const solver = startSolver(startWorker)
let asked = 0
const solve: Solve = (program, limits) => {
  asked++
  return solver.solve(program, limits)
}

/** Pieces left over below her smallest lot are of no use. */
const usable = ({ free, minimum }: Candidate) => (free >= minimum ? free : 0)

/** One order: some groups of goods that can still be made, one or two pieces of each in a parcel. */
function orderOf({ groups, candidates }: World, parcels: number, luck: Chance): LineToSplit[] {
  const left = groups.filter(({ products }) => {
    const free = products.reduce((sum, id) => sum + usable(candidates.get(id)!), 0)
    return free > parcels * ROOM
  })
  return luck.some(left, LINES).map(({ price, products }, index) => {
    const ordered = parcels * luck.between(1, 2)
    return { id: index + 1, price, products, ordered, cancelled: 0, shares: [] }
  })
}

/** Splits an order and lets it count for the next: what was given is gone, and earned. */
async function place(lines: LineToSplit[], { candidates: all, bySeller }: World) {
  const free = new Map(lines.flatMap(({ products }) => products.map((id) => [id, all.get(id)!] as const)))
  const from = process.hrtime.bigint()
  const planned = await splitOrder(lines, free, solve)
  const took = seconds(from)
  for (const [index, { shares }] of planned.entries())
    for (const { sellerId, productId, quantity } of shares) {
      const earned = all.get(productId)!.earned + quantity * lines[index]!.price
      for (const id of bySeller.get(sellerId)!) {
        const one = all.get(id)!
        all.set(id, { ...one, earned, free: one.free - (id === productId ? quantity : 0), lastOn: '2027-01-11' })
      }
    }
  return { planned, took }
}

type World = ReturnType<typeof world>

function world(seed: number) {
  const offer = regency(SIZE, seed)
  const { groups, candidates } = candidatesOf(offer)
  const bySeller = new Map<number, number[]>()
  for (const { productId, sellerId } of candidates.values())
    bySeller.set(sellerId, [...(bySeller.get(sellerId) ?? []), productId])
  return { offer, groups, candidates, bySeller }
}

interface Sums {
  proven: number
  gap: number
  clock: number
  failed: number
  cost: number
  simpleCost: number
  shares: number[]
  missing: number
}

function sum(planned: readonly PlannedLine[]): Sums {
  const by = (kind: string) => planned.filter(({ proof }) => proof.kind === kind).length
  const total = (figure: (line: PlannedLine) => number) => planned.reduce((all, line) => all + figure(line), 0)
  return {
    proven: by('optimal'),
    gap: Math.max(0, ...planned.map(({ proof }) => (proof.kind === 'limit' ? proof.gap : 0))),
    clock: planned.filter(({ proof }) => proof.kind === 'limit' && proof.timedOut).length,
    failed: by('greedy'),
    cost: total(({ cost }) => cost),
    simpleCost: total(({ simpleCost }) => simpleCost),
    shares: planned.flatMap(({ shares }) => shares.map(({ quantity }) => quantity)),
    missing: total(({ shortfall }) => shortfall),
  }
}

const proofOf = ({ proven, gap, clock, failed }: Sums, lines: number) =>
  proven === lines
    ? 'all proven'
    : `${proven}/${lines}, gap ${(gap * 100).toFixed(3)} %${clock ? ` (${clock} by the clock)` : ''}${failed ? `, ${failed} without the solver` : ''}`

async function bigOrders(): Promise<void> {
  const here = world(1)
  const luck = chance(14)
  print(`\n${BIG.orders} orders of ${BIG.parcels} parcels, ${LINES} lines each, one after the other`)
  print(
    `${['order', 'pieces', 'makers', 'seconds', 'asked', 'cost', 'greedy', 'with', 'largest', 'mean']
      .map((head) => cell(head))
      .join('')}   proof`,
  )
  let all = 0
  for (let nth = 1; nth <= BIG.orders; nth++) {
    const lines = orderOf(here, BIG.parcels, luck)
    asked = 0
    const { planned, took } = await place(lines, here)
    all += took
    const sums = sum(planned)
    const pieces = sums.shares.reduce((a, b) => a + b, 0)
    const makers = new Set(planned.flatMap(({ shares }) => shares.map(({ sellerId }) => sellerId))).size
    const could = new Set(lines.flatMap(({ products }) => products)).size
    const row = [
      nth,
      pieces,
      could,
      took.toFixed(2),
      asked,
      millions(sums.cost),
      millions(sums.simpleCost),
      makers,
      Math.max(...sums.shares),
      Math.round(pieces / sums.shares.length),
    ]
    print(
      `${row.map((value) => cell(value)).join('')}   ${proofOf(sums, lines.length)}${sums.missing ? `, ${sums.missing} pieces nobody can make` : ''}`,
    )
  }
  print(
    `in all ${all.toFixed(1)} s; ${Math.round(solver.memory() / 2 ** 20)} MB solver, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB rss`,
  )
}

async function season(): Promise<void> {
  const here = world(2)
  const luck = chance(2_000)
  const all = {
    parcels: 0,
    pieces: 0,
    lines: 0,
    proven: 0,
    gap: 0,
    slowest: 0,
    took: 0,
    cost: 0,
    simpleCost: 0,
    missing: 0,
    clock: 0,
    failed: 0,
  }
  const withShare = new Set<number>()
  const began = process.cpuUsage()
  asked = 0
  for (let nth = 0; nth < SEASON.companies; nth++) {
    const count = luck.between(SEASON.fewest, SEASON.most)
    const { planned, took } = await place(orderOf(here, count, luck), here)
    const sums = sum(planned)
    all.parcels += count
    all.pieces += sums.shares.reduce((a, b) => a + b, 0)
    all.lines += planned.length
    all.gap = Math.max(all.gap, sums.gap)
    all.slowest = Math.max(all.slowest, took)
    all.took += took
    for (const figure of ['proven', 'cost', 'simpleCost', 'missing', 'clock', 'failed'] as const)
      all[figure] += sums[figure]
    for (const { shares } of planned) for (const { sellerId } of shares) withShare.add(sellerId)
  }
  print(
    `\n${SEASON.companies} companies, ${cell(all.parcels, 0)} parcels, ${cell(all.pieces, 0)} pieces in ${cell(all.lines, 0)} lines, one after the other`,
  )
  print(
    `${all.took.toFixed(1)} s in all (${cpu(began)} s of this processor with the bookkeeping of the bench), slowest order ${all.slowest.toFixed(2)} s; the solver was asked ${asked} times`,
  )
  print(
    `${all.proven} of ${all.lines} lines proven, largest gap ${(all.gap * 100).toFixed(3)} %, ${all.clock} cut off by the clock, ${all.failed} without the solver`,
  )
  print(
    `cost ${millions(all.cost)} million beside the simple rule’s ${millions(all.simpleCost)} for the same lines; ${withShare.size} makers with a share; ${all.missing} pieces nobody could make`,
  )
}

async function composing(): Promise<void> {
  const { offer } = world(1)
  for (const parcels of [500, 3_000]) {
    asked = 0
    const from = process.hrtime.bigint()
    const composed = await compose({ parcels, budget: 200_000, handOverOn: DAYS[0]! }, offer, solve)
    const found =
      composed.kind === 'proposals'
        ? composed.proposals
            .map(
              ({ aims, lines, makers, proof }) =>
                `${aims.join('+')}: ${lines.length} lines, ${makers} makers, ${proof.kind === 'limit' ? `gap ${(proof.gap * 100).toFixed(2)} %${proof.timedOut ? ' (clock)' : ''}` : 'proven'}`,
            )
            .join(' · ')
        : composed.kind
    print(`\ncomposing ${parcels} parcels of Rp 200,000: ${seconds(from).toFixed(1)} s, ${asked} programs. ${found}`)
  }
}

export async function benchSplit(): Promise<void> {
  print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB.`)
  print(
    `${SIZE.makers} makers, ${SIZE.products} products, up to ${SIZE.inGroup} interchangeable ones a line, smallest lots up to ${SIZE.lots}, 60 % without earnings,`,
  )
  print(
    '8 % with a permit that ends too early. Cost: pieces times the rungs of earnings they lift their maker by, and ways.',
  )
  await bigOrders()
  await season()
  await composing()
  await solver.stop()
}
