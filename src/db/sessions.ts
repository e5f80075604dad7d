import type { Session } from './session.ts'

/** A few sessions shared by many: whoever finds none free waits in line. */
export interface Sessions {
  /** Lends a session for the length of `use`. Throws when none came free within a minute. */
  borrow<T>(use: (session: Session) => Promise<T>): Promise<T>
  /** Waits for what is under way, then closes all. */
  close(): Promise<void>
}

const PATIENCE_MS = 60_000

/** At most `size` sessions, each opened when first needed and anew after its connection was lost. */
export function shareSessions(open: () => Promise<Session>, size: number): Sessions {
  const free: Session[] = []
  const line: (() => void)[] = []
  let busy = 0
  let closed = false
  let emptied = () => {}

  async function takeTurn(): Promise<void> {
    if (closed) throw new Error('the database is closed')
    if (busy < size) {
      busy++
      return
    }
    await new Promise<void>((resolve, reject) => {
      const give = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        line.splice(line.indexOf(give), 1)
        reject(new Error('no session came free in a minute: is a transaction waiting for another one inside it?'))
      }, PATIENCE_MS)
      line.push(give)
    })
  }

  function passTurn() {
    const next = line.shift()
    if (next) return next() // the turn is handed on: busy stays
    busy--
    if (busy === 0) emptied()
  }

  return {
    async borrow(use) {
      await takeTurn()
      let session: Session | undefined
      try {
        session = free.pop()
        while (session?.broken()) {
          await session.close().catch(() => {})
          session = free.pop()
        }
        session ??= await open()
        return await use(session)
      } finally {
        if (session?.broken()) await session.close().catch(() => {})
        else if (session) free.push(session)
        passTurn()
      }
    },
    async close() {
      closed = true
      if (busy > 0) {
        await new Promise<void>((resolve) => {
          emptied = resolve
        })
      }
      await Promise.all(free.splice(0).map((session) => session.close()))
    },
  }
}
