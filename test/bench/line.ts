import type { Message } from '../../src/chat/message.ts'
import { startCarriers, startWorkers } from '../../src/cli/workers.ts'
import { systemClock } from '../../src/clock.ts'
import { type Db, openDb, type Sql } from '../../src/db/open.ts'
import { type Log, openLog } from '../../src/log.ts'
import { openWorld } from '../../src/main.ts'
import { openPace } from '../../src/outbox/pace.ts'
import type { SendLine } from '../../src/outbox/sender.ts'
import { type Subject, stopwatch } from './load.ts'
import { talkHouse } from './talk.ts'

/** Where the database is: a folder for the embedded one, or a server. */
export interface Store {
  dir?: string
  url?: string
}

/** A number that nobody paces. */
const LINE: SendLine = {
  channel: 'whatsapp',
  via: '32.15',
  pace: openPace({ reply: 10_000_000, notice: 10_000_000, noticesADay: 'none' }),
  atOnce: 400,
  up: () => true,
}

/** The whole line, as it runs live: receive → turn → outbox → a channel that takes everything. */
export async function theLine({ dir, url }: Store): Promise<Subject> {
  const opened = await openDb({ url, dir: dir && `${dir}/pg` })
  const { db, statements, inDatabase } = counted(opened)
  const waiting = new Map<string, () => void>()
  const world = await openWorld({
    clock: systemClock,
    // an apology is also an answer, and would be a fast one
    log: { ...openLog('silent'), error: fail } as Log,
    db,
    filesDir: `${dir ?? '/nonexistent'}/files`,
    house: talkHouse(),
    lines: [LINE],
    async send({ to }) {
      waiting.get(to)?.()
      return { sent: true }
    },
  })
  const workers = startWorkers(world)
  const carriers = startCarriers(world, [])
  return {
    async answer(person, nth, text) {
      const from = String(628120000000 + person)
      const answered = new Promise<void>((resolve) => waiting.set(from, resolve))
      const message: Message = {
        channel: 'whatsapp',
        via: '32.15',
        from,
        externalId: `${person}-${nth}`,
        text,
        media: [],
      }
      await world.receive(message)
      await answered
    },
    statements,
    inDatabase,
    async close() {
      await workers.stop()
      await carriers.stop()
      await opened.close()
    },
  }
}

function fail(fields: object, text: string): void {
  console.error(text, fields)
  process.exit(1)
}

/** The same database, counting what is sent to it and how long something is under way. */
function counted(db: Db): { db: Db; statements(): number; inDatabase(): number } {
  let count = 0
  const watch = stopwatch()
  const counting =
    (run: Sql): Sql =>
    (text, params) => {
      count++
      return watch.time(run(text, params))
    }
  return {
    statements: () => count,
    inDatabase: watch.total,
    db: {
      ...db,
      sql: counting(db.sql),
      async transaction(work) {
        count += 2 // BEGIN and COMMIT
        let worked = () => {}
        const commit = new Promise<void>((resolve) => {
          worked = resolve
        })
        const whole = db.transaction(async (tx) => {
          const done = await work({
            sql: counting(tx.sql),
            last: counting(tx.last),
            get prisma() {
              return tx.prisma
            },
          })
          worked()
          return done
        })
        void commit.then(() => watch.time(whole)).catch(() => {})
        return whole
      },
    },
  }
}
