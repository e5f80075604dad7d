import type { Message } from '../../src/chat/message.ts'
import { startWorkers } from '../../src/cli/workers.ts'
import { systemClock } from '../../src/clock.ts'
import { type Db, openDb } from '../../src/db/open.ts'
import { type Log, openLog } from '../../src/log.ts'
import { openWorld } from '../../src/main.ts'
import type { Subject } from './load.ts'
import { talkHouse } from './talk.ts'

/** Where the database is: a folder for the embedded one, or a server. */
export interface Store {
  dir?: string
  url?: string
}

/** The whole line, as it runs live: receive → turn → outbox → a channel that takes everything. */
export async function theLine({ dir, url }: Store): Promise<Subject> {
  const opened = await openDb({ url, dir: dir && `${dir}/pg` })
  const { db, statements } = counted(opened)
  const waiting = new Map<string, () => void>()
  const world = await openWorld({
    clock: systemClock,
    // an apology is also an answer, and would be a fast one
    log: { ...openLog('silent'), error: fail } as Log,
    db,
    filesDir: `${dir ?? '/nonexistent'}/files`,
    house: talkHouse(),
    async send({ to }) {
      waiting.get(to)?.()
      return { sent: true }
    },
  })
  const workers = startWorkers(world)
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
    async close() {
      await workers.stop()
      await opened.close()
    },
  }
}

function fail(fields: object, text: string): void {
  console.error(text, fields)
  process.exit(1)
}

/** The same database, counting what is sent to it. */
function counted(db: Db): { db: Db; statements(): number } {
  let count = 0
  return {
    statements: () => count,
    db: {
      ...db,
      sql(text, params) {
        count++
        return db.sql(text, params)
      },
      transaction: (work) =>
        db.transaction((tx) => {
          count += 2 // BEGIN and COMMIT
          const counting: typeof tx = {
            sql(text, params) {
              count++
              return tx.sql(text, params)
            },
            last(text, params) {
              count++
              return tx.last(text, params)
            },
            get prisma() {
              return tx.prisma
            },
          }
          return work(counting)
        }),
    },
  }
}
