import { ERRANDS } from '../../../src/actions/index.ts'
import { readFeasts } from '../../../src/actions/places/reference.ts'
import type { Db } from '../../../src/db/open.ts'
import { drawHere } from '../../../src/documents/drawings.ts'
import { dayAt } from '../../../src/domain/calendar.ts'
import type { Solve } from '../../../src/domain/program.ts'
import { type Runner, runErrand } from '../../../src/inbox/errands.ts'
import { solverHere } from '../../solver/here.ts'

/** Whoever does errands in a test without a program around it. What goes wrong is thrown by the test unless it says otherwise. */
export async function runnerAt(db: Db, now: Date, { solve, log }: { solve?: Solve; log?: Runner['log'] } = {}) {
  const runner: Runner = {
    now,
    today: dayAt(now),
    feasts: await readFeasts(db),
    solve: solve ?? (await here()),
    house: { phrases: {} } as Runner['house'],
    errands: new Map(ERRANDS.map((errand) => [errand.name, errand])),
    draw: drawHere,
    filesDir: '/nowhere',
    read: async () => undefined,
    thumbnail: async () => undefined,
    linkTo: () => undefined,
    keep: () => Promise.reject(new Error('nothing is kept here')),
    log: log ?? {
      error: ({ err }: { err?: unknown }) => {
        throw err
      },
    },
  }
  return runner
}

let solver: Promise<Solve> | undefined
const here = () => {
  solver ??= solverHere()
  return solver
}

/** Does whatever waits. */
export async function doErrands(db: Db, now: Date): Promise<void> {
  const runner = await runnerAt(db, now)
  while (await runErrand(db, runner));
}
