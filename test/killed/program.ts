// A program that plays lines of a script on a real database until it is killed, or kills itself at a statement.
import { join } from 'node:path'
import { playLine, saidLine } from '../../src/cli/script.ts'
import { movableClock } from '../../src/clock.ts'
import { type Db, openDb } from '../../src/db/open.ts'
import { drawHere } from '../../src/documents/drawings.ts'
import { freeErrands } from '../../src/inbox/errands.ts'
import { openLog } from '../../src/log.ts'
import { countedCodes, openWorld } from '../../src/main.ts'
import { requeueStuck } from '../../src/outbox/claim.ts'
import { endOf } from '../chats/end.ts'
import { solverHere } from '../solver/here.ts'
import { type Death, openMortality } from './death.ts'
import { giveNumbersBack } from './hands.ts'

/** What the program is told, once it has been started. */
export interface Orders {
  dir: string
  /** PostgreSQL; without it the embedded database in `dir` */
  url?: string
  now: string
  /** lines of a script, each with the number it has in the whole */
  lines: [number, string][]
  death?: Death
}
/** What it says: a line is done, something was handed to a network, how everything ended. */
export type Word = { done: number; now: string } | { sent: number } | { ended: object }

const HOUR_MS = 3_600_000
const solve = await solverHere()

process.once('message', (orders: Orders) => void play(orders))
process.send?.('ready')

async function play({ dir, url, now, lines, death }: Orders): Promise<void> {
  const db = await openDb({ url, dir: join(dir, 'pg'), sessions: 2 })
  await giveNumbersBack(db)
  const mortality = openMortality(() => process.kill(process.pid, 'SIGKILL'))
  const clock = movableClock(new Date(now))
  const say = (word: Word) => new Promise<void>((said) => process.send?.(word, () => said()))
  // asked for twice, an invitation gives two codes
  const invites = lines[0]?.[1].includes('"invite"')
  if (!invites) mortality.arm(death)
  const world = await openWorld({
    db,
    clock,
    solve,
    draw: drawHere,
    log: openLog('error'),
    filesDir: join(dir, 'files'),
    newCode: countedCodes(await codesGiven(db)),
    async send(outgoing) {
      await say({ sent: Number(saidLine(outgoing, clock.now()).id.slice(1)) })
      return { sent: true }
    },
  })
  await requeueStuck(db, new Date(clock.now().getTime() + HOUR_MS))
  await freeErrands(db)
  await world.ring()
  for (const [number, line] of lines) {
    const refused = await playLine({ world, clock, run: 'script' }, number, line)
    if (refused?.error) throw new Error(refused.error)
    // a message that comes again uses up an id where it meets itself
    await giveNumbersBack(db)
    await say({ done: number, now: clock.now().toISOString() })
    if (invites && number === lines[0]![0]) mortality.arm(death)
  }
  mortality.end()
  await say({ ended: await endOf(db) })
  await world.close()
  await db.close()
  process.disconnect()
}

const codesGiven = async ({ sql }: Db) => (await sql<{ n: number }>('SELECT count(*)::int AS n FROM invitations'))[0]!.n
