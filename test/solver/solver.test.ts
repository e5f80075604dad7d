import { Worker } from 'node:worker_threads'
import { afterAll, expect, test } from 'vitest'
import { startWorker } from '../../src/db/worker.ts'
import { draftProgram, type Limits, type Program } from '../../src/domain/program.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'

const LIMITS: Limits = { seconds: 20, nodes: 10_000, gap: 0.9 }
const solver = startSolver(startWorker)
afterAll(() => solver.stop())

/** Thirty for a chair, fifty for a table, of forty hours and fifty boards. */
function workshop(): Program {
  const draft = draftProgram()
  const [chair, table] = [draft.whole(-30, 0, 100), draft.whole(-50, 0, 100)]
  draft.row(-Infinity, 40, [
    [chair, 1],
    [table, 2],
  ])
  draft.row(-Infinity, 50, [
    [chair, 2],
    [table, 1],
  ])
  return draft.done()
}

/** Halves of a hundred odd weights: every answer is a fraction away from the bound, so the tree is endless. */
function endless(): Program {
  const draft = draftProgram()
  const weights = Array.from({ length: 100 }, (_, index) => 2 * (10_007 + ((index * index * 7_919) % 90_001)))
  const columns = weights.map(() => draft.whole(0, 0, 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0) / 2
  const odd = draft.part(1, 0, Infinity)
  draft.row(total + (total % 2 ? 0 : 1), total + (total % 2 ? 0 : 1), [
    ...columns.map((column, index) => [column, weights[index]!] as const),
    [odd, 1],
  ])
  return draft.done()
}

/** A term of a column that is not there: what HiGHS is given makes no sense. */
const senseless = (): Program => ({ ...workshop(), columns: [0, 1, 0, 7] })

/** A thread of plain JavaScript, in place of the solver's own. */
const stand = (code: string) =>
  new Worker(`const { parentPort } = require('node:worker_threads'); ${code}`, { eval: true })

test('the best whole numbers, proven', async () => {
  expect(await solver.solve(workshop(), LIMITS)).toEqual({ status: 'optimal', columns: [20, 10], gap: 0 })
})

test('what cannot be is said to be so', async () => {
  const program = workshop()
  expect(await solver.solve({ ...program, rowLower: [300, 0], rowUpper: [300, 50] }, LIMITS)).toEqual({
    status: 'infeasible',
  })
})

test('a search cut off by its nodes says by how much it may be wrong, and is never worse than where it began', async () => {
  const program = endless()
  const start = program.cost.map(() => 0)
  start[start.length - 1] = program.rowLower[0]!
  const solution = await solver.solve(program, { ...LIMITS, nodes: 5, start })
  expect(solution).toMatchObject({ status: 'limit', timedOut: false })
  if (solution.status !== 'limit') return
  expect(solution.gap).toBeGreaterThan(0)
  expect(solution.columns.at(-1)).toBeLessThanOrEqual(program.rowLower[0]!)
  expect(await solver.solve(program, { ...LIMITS, nodes: 5, start })).toEqual(solution)
})

test('a program that makes no sense is refused, and the next one is answered', async () => {
  const [bad, good] = await Promise.all([solver.solve(senseless(), LIMITS), solver.solve(workshop(), LIMITS)])
  expect(bad.status).toBe('failed')
  expect(good.status).toBe('optimal')
})

async function breaking(start: (nth: number) => Worker, work: (solver: Solver) => Promise<unknown>): Promise<number> {
  let threads = 0
  const broken = startSolver(() => start(++threads))
  await work(broken)
  await broken.stop()
  return threads
}

test('a thread that dies over a program is replaced, and the program is asked once more', async () => {
  const dies = "parentPort.on('message', () => process.exit(3))"
  const answers =
    "parentPort.on('message', () => parentPort.postMessage({ kind: 'solved', solution: { status: 'infeasible' }, memoryBytes: 1 }))"
  const threads = await breaking(
    (nth) => stand(nth === 1 ? dies : answers),
    async ({ solve }) => expect(await solve(workshop(), LIMITS)).toEqual({ status: 'infeasible' }),
  )
  expect(threads).toBe(2)
})

test('a program that kills every thread is given up, and the one behind it is answered', async () => {
  const picky =
    "parentPort.on('message', ({ limits }) => { if (limits.nodes === 0) throw new Error('abort'); parentPort.postMessage({ kind: 'solved', solution: { status: 'infeasible' }, memoryBytes: 1 }) })"
  const threads = await breaking(
    () => stand(picky),
    async ({ solve }) => {
      const [bad, good] = await Promise.all([solve(workshop(), { ...LIMITS, nodes: 0 }), solve(workshop(), LIMITS)])
      expect(bad).toMatchObject({ status: 'failed', why: expect.stringContaining('abort') })
      expect(good).toEqual({ status: 'infeasible' })
    },
  )
  expect(threads).toBe(3)
})

test('a thread whose memory has grown too far is replaced before the next program', async () => {
  const grows =
    "parentPort.on('message', () => parentPort.postMessage({ kind: 'solved', solution: { status: 'infeasible' }, memoryBytes: 2 ** 30 }))"
  const threads = await breaking(
    () => stand(grows),
    async ({ solve }) => {
      for (let nth = 0; nth < 3; nth++) await solve(workshop(), LIMITS)
    },
  )
  expect(threads).toBe(3)
})

test('a stopped solver answers that it is stopped', async () => {
  const other = startSolver(startWorker)
  const open = other.solve(workshop(), LIMITS)
  await other.stop()
  expect(await open).toMatchObject({ status: 'failed' })
  expect(await other.solve(workshop(), LIMITS)).toMatchObject({ status: 'failed' })
})
