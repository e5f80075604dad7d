// npm run bench, npm run bench -- --only split: what splitting costs, and what a message costs from the channel to the channel, beside what its bare writes cost.
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { benchBeside } from './beside.ts'
import { HISTORY } from './history.ts'
import type { Figures, Load } from './load.ts'
import { benchProcesses } from './many.ts'
import type { SubjectName } from './measure.ts'
import { benchReading } from './reading.ts'
import { benchSearch } from './searching.ts'
import { embeddedShelf, measure, type Shelf, serverShelf } from './shelf.ts'
import { benchSoak } from './soak.ts'
import { benchSplit } from './split.ts'
import { startUp } from './start-up.ts'
import { cell, median, print } from './table.ts'

const { values: options } = parseArgs({
  options: {
    url: { type: 'string' },
    messages: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    products: { type: 'string', default: '40000' },
    lines: { type: 'string', default: '1000000' },
    makers: { type: 'string', default: '8000' },
    minutes: { type: 'string', default: '60' },
  },
})
const MESSAGES = Number(options.messages)
const ROUNDS = Number(options.rounds)
const SERVER = options.url ?? process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
const SUBJECTS: readonly SubjectName[] = ['line', 'bare', 'fewest']
const LOADS: readonly [string, Load][] = [
  ['one after the other', { people: 1, messages: MESSAGES }],
  ['200 at once', { people: 200, messages: MESSAGES }],
]

/**
 * Rounds in turn, so that a neighbour's noise falls on all alike; the middle one counts.
 * @param times as many messages: what answers faster is measured as long, when its code is as warm as a day's
 */
async function compare(shelf: Shelf, times = 1): Promise<void> {
  print(`\n${shelf.name}`)
  print(
    `${''.padEnd(32)}${['msg/s', 'of bare', 'p50 ms', 'p99 ms', 'stmts', 'in db %', 'cpu ms', 'rss MB', 'heap MB'].map((head) => head.padStart(9)).join('')}`,
  )
  for (const [how, { people, messages }] of LOADS) {
    const load = { people, messages: messages * times }
    const rounds: Record<SubjectName, Figures[]> = { line: [], bare: [], fewest: [] }
    for (let round = 0; round < ROUNDS; round++)
      for (const subject of SUBJECTS) {
        const { store, drop } = await shelf.copy()
        rounds[subject].push((await measure({ subject, store, load, warmUp: Math.ceil(load.messages / 4) }))!)
        await drop()
      }
    const middle = (subject: SubjectName, figure: keyof Figures) =>
      median(rounds[subject].map((round) => round[figure]))
    for (const subject of SUBJECTS)
      print(
        `${`${how}: ${subject}`.padEnd(32)}${cell(middle(subject, 'perSecond'))}${cell(middle(subject, 'perSecond') / middle('bare', 'perSecond'), 2)}${cell(middle(subject, 'p50'), 1)}${cell(middle(subject, 'p99'), 1)}${cell(middle(subject, 'statementsPerMessage'), 1)}${cell(middle(subject, 'inDatabase'))}${cell(middle(subject, 'processorMs'), 2)}${cell(middle(subject, 'rssMb'))}${cell(middle(subject, 'heapMb'))}`,
      )
  }
}

async function benchMessages(): Promise<void> {
  print(
    `${MESSAGES} messages (on a server ${4 * MESSAGES}) in talks of ten, ${ROUNDS} rounds, on a database with ${HISTORY.people} conversations and ${HISTORY.messages} messages done.`,
  )
  print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB.`)
  print(
    'line: inbox → turn → outbox → a channel that takes everything. bare: its writes, a statement each, one transaction',
  )
  print('for the turn, claimed and marked as sent. fewest: the same writes in three statements.')
  const embedded = await embeddedShelf()
  await compare(embedded)
  await embedded.clear()
  if (SERVER) {
    const server = await serverShelf(SERVER)
    await compare(server, 4)
    await server.clear()
  }
  if (!SERVER) print('\nPostgreSQL: not measured; name one with --url or TEST_DATABASE_URL.')
  print('\nstart of the program to its first reply (gandeng simulate)')
  for (const [what, seconds] of await startUp()) print(`${what.padEnd(32)}${cell(seconds, 2)} s`)
}

const benchSummary = (lines: number) =>
  benchBeside(
    {
      name: 'summary',
      of: `a month summed up, ${lines} order lines`,
      rounds: ROUNDS,
      fill: (store) => ({ lines, store }),
    },
    SERVER,
  )

const benchNotices = (makers: number) =>
  benchBeside(
    { name: 'notices', of: 'a notice queued', rounds: 3 * ROUNDS, fill: (store) => ({ makers, store }) },
    SERVER,
  )

/** What can be measured, by the name that `--only` takes. */
const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  messages: benchMessages,
  search: () => benchSearch(options.products.split(',').map(Number), ROUNDS, SERVER),
  ...(SERVER ? { processes: () => benchProcesses(SERVER, ROUNDS, MESSAGES) } : {}),
  summary: () => benchSummary(Number(options.lines)),
  notices: () => benchNotices(Number(options.makers)),
  split: benchSplit,
  reading: benchReading,
  soak: () => benchSoak(Number(options.minutes)),
}
/** Takes an hour: only when asked for. */
const LONG = ['soak']
const only = options.only
if (only !== undefined && !(only in PARTS)) throw new Error(`--only is one of ${Object.keys(PARTS).join(', ')}`)
for (const [name, part] of Object.entries(PARTS))
  if (only === undefined ? !LONG.includes(name) : only === name) await part()
