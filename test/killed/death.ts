import pg from 'pg'

/** How a program dies: its nth statement is the last to reach the database (1 the first), or the first not to. */
export interface Death {
  nth: number
  reaches: boolean
}

/** What every statement of a dead program is answered with: nothing it does counts any more. */
export class Dead extends Error {
  constructor() {
    super('this program is dead')
  }
}

export interface Mortality {
  /** from now on the program lives until that statement; without one, for ever */
  arm(death?: Death): void
  /** since `arm` */
  died(): boolean
  /** statements since `arm` */
  statements(): number
  /** nobody is mortal any more */
  end(): void
}

type Query = (this: pg.Client, ...args: [pg.QueryConfig | string]) => Promise<pg.QueryResult>

/** Opening and giving up a transaction leave nothing behind: dying there is dying at the next statement. */
const NOTHING = /^(BEGIN|ROLLBACK)$/

/**
 * Makes every program of this process mortal, at its connections: whatever it uses, Prisma or SQL, each statement and each
 * COMMIT counts. A dead program's transaction is rolled back, as the server does when the connection is gone, and nothing
 * it still tries reaches the database.
 * @param kill really ends this process, where only one program lives in it
 */
export function openMortality(kill?: () => void): Mortality {
  const real = pg.Client.prototype.query as Query
  let death: Death | undefined
  let count = 0
  let dead = false
  const query: Query = function (...args) {
    const [config] = args
    if (NOTHING.test(typeof config === 'string' ? config : config.text)) return real.apply(this, args)
    // a process that is about to end for good hears nothing more, and so throws nothing
    if (dead) return kill ? new Promise(() => {}) : Promise.reject(new Dead())
    count++
    if (!death || count < death.nth) return real.apply(this, args)
    dead = true
    const unheard = () => {
      kill?.()
      return Promise.reject(new Dead())
    }
    return death.reaches ? real.apply(this, args).then(unheard, unheard) : unheard()
  }
  Object.assign(pg.Client.prototype, { query })
  return {
    arm(next) {
      death = next
      count = 0
      dead = false
    },
    died: () => dead,
    statements: () => count,
    end: () => void Object.assign(pg.Client.prototype, { query: real }),
  }
}
