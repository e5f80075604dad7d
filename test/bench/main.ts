// npm run bench, npm run bench -- --only split: what splitting costs, and what a message costs from the channel to the channel, beside what its bare writes cost.
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import pg from 'pg'
import { HISTORY } from './history.ts'
import type { Store } from './line.ts'
import type { Figures, Load } from './load.ts'
import type { Ask, SubjectName } from './measure.ts'
import { playSplit, type Split, type SplitFigures } from './processes.ts'
import { benchReading } from './reading.ts'
import { benchSplit } from './split.ts'
import { startUp } from './start-up.ts'

const { values: options } = parseArgs({
  options: {
    url: { type: 'string' },
    messages: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
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

const run = promisify(execFile)

async function measure(ask: Ask): Promise<Figures | undefined> {
  const file = fileURLToPath(new URL('./measure.ts', import.meta.url))
  const { stdout } = await run(process.execPath, ['--import', import.meta.resolve('tsx'), file, JSON.stringify(ask)], {
    maxBuffer: 2 ** 24,
  })
  return stdout ? (JSON.parse(stdout) as Figures) : undefined
}

/** A place for fresh copies of one filled database. */
interface Shelf {
  name: string
  copy(): Promise<{ store: Store; drop(): Promise<void> }>
  clear(): Promise<void>
}

async function embeddedShelf(): Promise<Shelf> {
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  await measure({ fill: { dir: join(home, 'filled') } })
  let copies = 0
  return {
    name: 'embedded, durable folder',
    async copy() {
      const dir = join(home, `copy${copies++}`)
      cpSync(join(home, 'filled'), dir, { recursive: true })
      return { store: { dir }, drop: async () => rmSync(dir, { recursive: true }) }
    },
    clear: async () => rmSync(home, { recursive: true }),
  }
}

async function serverShelf(server: string): Promise<Shelf> {
  const onServer = async (statement: string) => {
    const client = new pg.Client(server)
    await client.connect()
    const { rows } = await client.query(statement)
    await client.end()
    return rows[0]
  }
  const named = (name: string) => Object.assign(new URL(server), { pathname: `/${name}` }).href
  const filled = `gandeng_bench_${process.pid}`
  await onServer(`CREATE DATABASE ${filled}`)
  await measure({ fill: { url: named(filled) } })
  const { version, fsync } = await onServer(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync`,
  )
  let copies = 0
  return {
    name: `PostgreSQL ${version}, fsync ${fsync}, 8 sessions`,
    async copy() {
      const name = `${filled}_${copies++}`
      await onServer(`CREATE DATABASE ${name} TEMPLATE ${filled}`)
      return { store: { url: named(name) }, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) }
    },
    clear: () => onServer(`DROP DATABASE ${filled} WITH (FORCE)`),
  }
}

const median = (figures: number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!
const cell = (value: number, digits = 0) => value.toFixed(digits).padStart(9)
const print = (line = '') => process.stdout.write(`${line}\n`)

/** Rounds in turn, so that a neighbour's noise falls on all alike; the middle one counts. */
async function compare(shelf: Shelf): Promise<void> {
  print(`\n${shelf.name}`)
  print(
    `${''.padEnd(32)}${['msg/s', 'of bare', 'p50 ms', 'p99 ms', 'stmts', 'rss MB', 'heap MB'].map((head) => head.padStart(9)).join('')}`,
  )
  for (const [how, load] of LOADS) {
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
        `${`${how}: ${subject}`.padEnd(32)}${cell(middle(subject, 'perSecond'))}${cell(middle(subject, 'perSecond') / middle('bare', 'perSecond'), 2)}${cell(middle(subject, 'p50'), 1)}${cell(middle(subject, 'p99'), 1)}${cell(middle(subject, 'statementsPerMessage'), 1)}${cell(middle(subject, 'rssMb'))}${cell(middle(subject, 'heapMb'))}`,
      )
  }
}

async function benchMessages(): Promise<void> {
  print(
    `${MESSAGES} messages in talks of ten, ${ROUNDS} rounds, on a database with ${HISTORY.people} conversations and ${HISTORY.messages} messages done.`,
  )
  print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB.`)
  print(
    'line: inbox → turn → outbox → a channel that takes everything. bare: its writes, a statement each, one transaction',
  )
  print('for the turn, claimed and marked as sent. fewest: the same writes in three statements.')
  for (const open of [embeddedShelf, ...(SERVER ? [() => serverShelf(SERVER)] : [])]) {
    const shelf = await open()
    await compare(shelf)
    await shelf.clear()
  }
  if (!SERVER) print('\nPostgreSQL: not measured; name one with --url or TEST_DATABASE_URL.')
  print('\nstart of the program to its first reply (gandeng simulate)')
  for (const [what, seconds] of await startUp()) print(`${what.padEnd(32)}${cell(seconds, 2)} s`)
}

/** Many processes on one server: how much more they do together, how long anybody waits, and what it costs when one dies. */
async function benchProcesses(): Promise<void> {
  if (!SERVER) throw new Error('processes: name a PostgreSQL server with --url or TEST_DATABASE_URL')
  const shelf = await serverShelf(SERVER)
  print(
    `\n${shelf.name} a process; one process receives and sends, the others do the turns. ${cpus().length} cores, ${ROUNDS} rounds`,
  )
  print(
    `${''.padEnd(44)}${['msg/s', 'p50 ms', 'p99 ms', 'longest', 'not once'].map((head) => head.padStart(9)).join('')}`,
  )
  const load = { people: 200, messages: MESSAGES }
  const alone = { people: 1, messages: Math.ceil(MESSAGES / 20) }
  const plays: [string, Omit<Split, 'url'>][] = [
    ...[1, 2, 4, 8].map((workers): [string, Omit<Split, 'url'>] => [
      `200 at once, ${workers} processes`,
      { ...load, workers, told: true },
    ]),
    ['200 at once, 4 processes, one killed', { ...load, workers: 4, told: true, kill: true }],
    ['one after the other, 2 processes, told', { ...alone, workers: 2, told: true }],
    ['one after the other, 2 processes, only looking', { ...alone, workers: 2, told: false }],
  ]
  const rounds = plays.map((): SplitFigures[] => [])
  for (let round = 0; round < ROUNDS; round++)
    for (const [nth, [, split]] of plays.entries()) {
      const { store, drop } = await shelf.copy()
      rounds[nth]!.push(await playSplit({ ...split, url: store.url! }))
      await drop()
    }
  for (const [nth, [name]] of plays.entries()) {
    const middle = (figure: keyof SplitFigures) => median(rounds[nth]!.map((round) => round[figure]))
    print(
      `${name.padEnd(44)}${cell(middle('perSecond'))}${cell(middle('p50'), 1)}${cell(middle('p99'), 1)}${cell(middle('longest'))}${cell(Math.max(...rounds[nth]!.map(({ notOnce }) => notOnce)))}`,
    )
  }
  await shelf.clear()
}

/** What can be measured, by the name that `--only` takes. */
const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  messages: benchMessages,
  ...(SERVER ? { processes: benchProcesses } : {}),
  split: benchSplit,
  reading: benchReading,
}
const only = options.only
if (only !== undefined && !(only in PARTS)) throw new Error(`--only is one of ${Object.keys(PARTS).join(', ')}`)
for (const [name, part] of Object.entries(PARTS)) if (only === undefined || only === name) await part()
