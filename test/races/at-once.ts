import type { Message } from '../../src/chat/message.ts'
import type { MovableClock } from '../../src/clock.ts'
import type { Db, Tx } from '../../src/db/open.ts'
import type { World } from '../../src/main.ts'
import { type Hands, simulated } from '../chats/hands.ts'

/** The lock that a race is lost without: statements that take it, and whether it is there. */
export interface Guard {
  takes: RegExp
  there: boolean
}

/** Longer than a statement takes, so that only somebody who waits for a lock is late. */
const MEETING_MS = 400
export const LOCKS = /\s+FOR (NO KEY )?UPDATE( OF \w+(, \w+)*)?( SKIP LOCKED)?/g

/**
 * As `gandeng simulate`, but what the last `count` messages lead to happens at the same moment: each transaction waits
 * where it has taken the guarded lock until the others are there too, or are found to be waiting for that lock.
 * @param messages how many there are in all
 */
export const atOnce =
  (db: Db, messages: number, count: number, guard: Guard) =>
  async (open: (db: Db) => Promise<World>, clock: MovableClock): Promise<Hands> => {
    const hands = await simulated(() => open(db), clock)
    const together: Message[] = []
    let said = 0
    return {
      ...hands,
      async say(message) {
        if (++said <= messages - count) return hands.say(message)
        together.push(message)
        if (together.length < count) return
        const meeting = meet(count)
        const worlds = await Promise.all(together.map(() => open(held(db, guard, meeting))))
        for (const [nth, message] of together.entries()) await worlds[nth]!.receive(message)
        await Promise.all(worlds.map((world) => world.work()))
        await hands.world().drain()
      },
    }
  }

/** Resolves for everybody when so many are there, or when nobody else comes. */
export function meet(count: number): () => Promise<void> {
  let there = 0
  let open = () => {}
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    there++
    if (there === count) open()
    else setTimeout(open, MEETING_MS)
    return all
  }
}

/** The same database; whoever has taken the lock waits for the others. Without its guard nothing is locked. */
function held(db: Db, { takes, there }: Guard, arrive: () => Promise<void>): Db {
  return {
    ...db,
    transaction: (work) =>
      db.transaction((tx) => {
        let arrived = false
        const own: Tx = {
          async sql(text, params) {
            if (!takes.test(text)) return tx.sql(text, params)
            const rows = await tx.sql<never>(there ? text : text.replace(LOCKS, ''), params)
            if (!arrived) await arrive()
            arrived = true
            return rows
          },
          last: tx.last,
          get prisma() {
            return tx.prisma
          },
        }
        return work(own)
      }),
  }
}
