import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Outgoing } from '../../src/chat/reply.ts'
import { movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import type { Draw } from '../../src/documents/drawings.ts'
import { addDays, daysBetween } from '../../src/domain/calendar.ts'
import { tickedUntil } from '../../src/jobs/tick.ts'
import { openLog } from '../../src/log.ts'
import { countedCodes, moveTo, openWorld } from '../../src/main.ts'
import { house } from '../house.ts'
import { solverHere } from '../solver/here.ts'
import { FIRST_DAY, instant, type Plan } from './plan.ts'
import { happen, happened, settle } from './region.ts'

const solve = await solverHere()

// pictures are no part of this proof, and there are many
const drawNothing: Draw = async () => Buffer.from('drawn')

/** Lets the years pass on a database, from wherever it stands to the end. `heard`: each message, and when it went out. */
export async function live(db: Db, plan: Plan, heard: (outgoing: Outgoing, at: Date) => void): Promise<void> {
  if ((await happened(db)) === undefined) await settle(db, plan)
  const clock = movableClock((await tickedUntil(db)) ?? instant(`${FIRST_DAY}T08:00`))
  const filesDir = mkdtempSync(join(tmpdir(), 'years-'))
  const world = await openWorld({
    db,
    clock,
    filesDir,
    house,
    log: openLog('silent'),
    newCode: countedCodes(0),
    draw: drawNothing,
    solve,
    async send(outgoing) {
      heard(outgoing, clock.now())
      return { sent: true }
    },
  })
  try {
    let counted = -1
    for (let place = (await happened(db)) ?? 0; place < plan.happenings.length; place++) {
      const next = plan.happenings[place]
      if (!next) break
      // the night's upkeep goes by the machine's clock, and here a month passes in a minute
      const week = Math.floor(daysBetween(FIRST_DAY, next.at.slice(0, 10)) / 7)
      if (week !== counted) await db.sql('VACUUM (ANALYZE)')
      counted = week
      await moveTo(world, clock, instant(next.at))
      await happen(db, next, place)
    }
    await moveTo(world, clock, instant(`${addDays(FIRST_DAY, plan.size.days - 1)}T20:00`))
  } finally {
    rmSync(filesDir, { recursive: true, force: true })
  }
}

/** What was said in the end, each notice by its name and key; those said within another's message too. */
export const saidIn = async (db: Db): Promise<string[]> =>
  (
    await db.sql<{ said: string }>(
      `SELECT notice || ' ' || key AS said FROM outbox WHERE lane = 'notice' AND status IN ('sent', 'merged') ORDER BY 1`,
    )
  ).map(({ said }) => said)

/** How many of each kind, and how many were dropped and why. */
export const counted = (db: Db) =>
  db.sql<{ notice: string; said: number; dropped: number; why: string | null }>(
    `SELECT notice, count(*) FILTER (WHERE status IN ('sent', 'merged'))::int AS said, count(*) FILTER (WHERE status = 'dropped')::int AS dropped,
       string_agg(DISTINCT error, ', ') AS why FROM outbox WHERE lane = 'notice' GROUP BY 1 ORDER BY 1`,
  )
