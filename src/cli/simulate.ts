import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { movableClock } from '../clock.ts'
import type { Log } from '../log.ts'
import { countedCodes, openWorld } from '../main.ts'
import type { Model } from '../understand/model/model.ts'
import { playLine, type Stage, saidLine } from './script.ts'
import { type SeedSize, seedDatabase } from './seed/seed.ts'

/** When a script begins unless it says otherwise: the first working Monday of the demo year. */
export const SCRIPT_START = '2027-01-04T08:00:00+07:00'

/** Where links on paper lead in a script: to nobody's bot. */
const DEMO_BOT = 'gandeng_simulasi_bot'

export interface SimulateOptions {
  /** folder of the database and its files; a fresh one when missing */
  dir?: string | undefined
  url?: string | undefined
  seed: SeedSize | 'empty'
  now?: Date | undefined
  /** for what our readers cannot settle; with it the same script may get other answers */
  model?: Model | undefined
  log: Log
}

/** Opens a stage: a world whose clock is moved by hand and whose channels only write down what is said. */
export async function openStage({ dir, url, seed, now, log, model }: SimulateOptions, say: (line: object) => void) {
  const home = dir ?? mkdtempSync(join(tmpdir(), 'gandeng-'))
  mkdirSync(home, { recursive: true })
  const clock = movableClock(now ?? new Date(SCRIPT_START))
  const world = await openWorld({
    clock,
    log,
    url,
    model,
    dir: home,
    buyersBot: DEMO_BOT,
    filesDir: join(home, 'files'),
    newCode: countedCodes(0),
    async send(outgoing) {
      say(saidLine(outgoing, clock.now()))
      return { sent: true }
    },
  })
  const [last] = await world.db.sql<{ inbox: number; invitations: number; bell: Date | null }>(
    `SELECT (SELECT coalesce(max(id), 0) FROM inbox) AS inbox, (SELECT count(*) FROM invitations) + (SELECT count(*) FROM member_invitations) AS invitations,
       (SELECT max(started_at) FROM job_runs) AS bell`,
  )
  // on a database that has been played on, time goes on from where it stopped
  if (!now && last?.bell) clock.moveTo(last.bell)
  world.desk.newCode = countedCodes(last?.invitations ?? 0)
  if (seed !== 'empty') await seedDatabase(world.db, { size: seed, now: clock.now() })
  const stage: Stage = { world, clock, run: `script-${last?.inbox ?? 0}` }
  return { stage, home }
}

/**
 * Plays JSON Lines against the whole product without any account; every line is answered at once and closed by
 * `{"done":N}`.
 * @returns 0, or 2 when a line was refused
 */
export async function simulate(
  options: SimulateOptions,
  lines: AsyncIterable<string>,
  write: (text: string) => void,
): Promise<number> {
  const say = (line: object) => write(`${JSON.stringify(line)}\n`)
  const { stage, home } = await openStage(options, say)
  if (!options.dir) process.stderr.write(`database and files: ${home}\n`)
  let number = 0
  let refused = false
  try {
    for await (const line of lines) {
      number++
      if (line.trim()) {
        const answer = await playLine(stage, number, line)
        if (answer) say(answer)
        if (answer?.error) refused = true
      }
      say({ done: number })
    }
  } finally {
    await stage.world.close()
  }
  return refused ? 2 : 0
}
