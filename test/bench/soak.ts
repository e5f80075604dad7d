import { setMaxListeners } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chance } from '../../src/cli/seed/chance.ts'
import { openDb } from '../../src/db/open.ts'
import { picture } from '../chats/picture.ts'
import { openCloudNetworks, startPaired, UNPACED, until } from '../together/networks.ts'
import { command, type Program } from '../together/program.ts'
import { chair, partsInLogs, type Role, type Talked, type Town } from './soak-crowd.ts'
import { cell, print } from './table.ts'

/** Chairs that are always taken, by the network. */
const CHAIRS: Readonly<Record<Role, number>> = { whatsapp: 36, buyer: 18, officer: 6 }
/** Of those who sit down, so many in a hundred have never written before. */
const NEWCOMERS_PERCENT = 20
/** From an answer to the next message, on average: sixty chairs say some four messages a second. */
const THINKS_MS = 15_000
const MINUTE_MS = 60_000
/** Rows that may just have come due while nothing is behind. */
const AT_A_TIME = 5
/** What is filled once (code, caches, the database's own memory) is left out of the slope. */
const WARM_UP_PERCENT = 25

interface Sample {
  minute: number
  rssMb: number
  heapMb: number
  externalMb: number
  databaseMb: number
}

/**
 * The running program, with the doubles of Meta and Telegram, for so many minutes: makers, companies and officers say what is
 * said in the chat logs, newcomers among them. Each minute its memory is looked at after a collection, and at the end how
 * fast it grows.
 */
export async function benchSoak(minutes: number): Promise<void> {
  const networks = await openCloudNetworks()
  const work = mkdtempSync(join(tmpdir(), 'soak-'))
  const dir = join(networks.home, 'live')
  const probe = join(work, 'heap')
  await command(networks.home, { ...networks.env, GANDENG_DATA: dir }, ['seed', '--db', dir, '--size', 'demo'])
  const known = await accountsOf(dir)
  const program = await startPaired(networks, dir, {
    ...UNPACED,
    GANDENG_LOG: 'warn',
    SOAK_PROBE: probe,
    NODE_OPTIONS: `--import=${import.meta.resolve('tsx')} --import=${new URL('./soak-probe.ts', import.meta.url).href}`,
  })
  const over = new AbortController()
  setMaxListeners(0, over.signal)
  const town = openTown()
  const samples: Sample[] = []
  try {
    const chairs = (Object.keys(CHAIRS) as Role[]).flatMap((role) =>
      Array.from({ length: CHAIRS[role] }, () => chair(town, role, over.signal)),
    )
    print(
      `\nsoak: the running program on its embedded database, ${chairs.length} people at once for ${minutes} minutes`,
    )
    print(HEADS.map((head) => head.padStart(11)).join(''))
    for (let minute = 0; minute <= minutes; minute++) {
      if (minute) await wait(MINUTE_MS)
      samples.push(await look(minute))
      row(samples.at(-1)!, town.talked)
    }
    over.abort()
    await Promise.all(chairs)
    const settled = async () => {
      const { inbox, outbox } = (await program.health()).standing.queues
      // what is held to a line's pace comes due one by one
      return inbox === 0 && outbox < AT_A_TIME
    }
    // at eight in the morning much is told at once
    await until('all is settled', settled, 5 * MINUTE_MS)
    const { inbox, outbox } = JSON.parse(await program.command('inspect')) as { inbox: object; outbox: object }
    const { said, silent } = town.talked
    print(
      `${said} messages, ${(said / minutes / 60).toFixed(1)} a second; inbox ${JSON.stringify(inbox)}, outbox ${JSON.stringify(outbox)}`,
    )
    print(`nothing said to ${silent} within half a minute (words to an officer, a message that is only kept)`)
    const steady = samples.filter(({ minute }) => minute >= (minutes * WARM_UP_PERCENT) / 100)
    print(
      `from minute ${steady[0]?.minute} on, MB an hour: ${(['rssMb', 'heapMb', 'externalMb', 'databaseMb'] as const).map((what) => `${what.slice(0, -2)} ${slope(steady, what).toFixed(1)}`).join(', ')}`,
    )
    const complaints = program.log().trim()
    if (complaints) print(`log: ${complaints.split('\n').length} warnings, the last: ${complaints.split('\n').at(-1)}`)
  } finally {
    over.abort()
    await program.stop()
    await networks.close()
    rmSync(work, { recursive: true, force: true })
  }

  function openTown(): Town {
    const luck = chance(minutes)
    const sat = { whatsapp: 6_281_390_000_000, buyer: 50_000, officer: 90_000 }
    let pictures = 0
    return {
      networks,
      parts: partsInLogs(),
      luck,
      sit: (role) =>
        luck.percent(NEWCOMERS_PERCENT) || !known[role].length ? newcomer(role) : `${role}:${luck.one(known[role])}`,
      photos: (count) =>
        Array.from({ length: count }, () => {
          const path = join(work, `${pictures % 50}.png`)
          writeFileSync(path, picture(pictures++, 0))
          return path
        }),
      thinks: THINKS_MS,
      talked: { said: 0, took: [], silent: 0 },
    }

    function newcomer(role: Role): string {
      const id = String(++sat[role])
      known[role].push(id)
      return `${role}:${id}`
    }
  }

  async function look(minute: number): Promise<Sample> {
    const memory = await collected(program, probe)
    const mb = (bytes: number) => bytes / 1e6
    return {
      minute,
      rssMb: mb(memory.rss),
      heapMb: mb(memory.heapUsed),
      externalMb: mb(memory.external),
      databaseMb: mb(sizeOf(join(dir, 'pg'))),
    }
  }
}

const HEADS = ['minute', 'messages', 'p50 ms', 'p99 ms', 'rss MB', 'heap MB', 'external', 'database']

/** Of the minute that has gone by; what took how long is forgotten then. */
function row({ minute, rssMb, heapMb, externalMb, databaseMb }: Sample, talked: Talked): void {
  const took = talked.took.splice(0).toSorted((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN
  const figures = [minute, talked.said, at(0.5), at(0.99), rssMb, heapMb, externalMb, databaseMb]
  print(figures.map((figure) => cell(figure, 0).padStart(11)).join(''))
}

async function collected({ pid }: Program, probe: string): Promise<NodeJS.MemoryUsage> {
  const lines = () => {
    try {
      return readFileSync(probe, 'utf8').trimEnd().split('\n')
    } catch {
      return []
    }
  }
  const before = lines().length
  process.kill(pid, 'SIGUSR2')
  await until('the program has collected', () => lines().length > before)
  return JSON.parse(lines().at(-1)!)
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const { size } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? { size: 0 }
    return sum + size
  }, 0)

/** Least squares, in MB an hour. */
function slope(samples: readonly Sample[], what: keyof Sample): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map((sample) => sample[what]))]
  const over = samples.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0)
  return (60 * samples.reduce((sum, sample) => sum + (sample.minute - x) * (sample[what] - y), 0)) / over
}

/** Who has written before, by the network: ids there. */
async function accountsOf(dir: string): Promise<Record<Role, string[]>> {
  const db = await openDb({ dir: join(dir, 'pg') })
  const rows = await db.sql<{ channel: Role; external_id: string }>(
    `SELECT channel, external_id FROM accounts WHERE channel <> 'whatsapp' OR via = '32.15' ORDER BY id`,
  )
  await db.close()
  const of = (role: Role) => rows.filter(({ channel }) => channel === role).map(({ external_id }) => external_id)
  return { whatsapp: of('whatsapp'), buyer: of('buyer'), officer: of('officer') }
}
