import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { startBell } from '../jobs/bell.ts'
import { openLog } from '../log.ts'
import { openWorld } from '../main.ts'
import { OFFICE } from './office.ts'
import { answerOperator } from './owner.ts'
import { startPlayground } from './playground.ts'
import { startWorkers } from './workers.ts'

/** A clean stop finishes what is in hand within this time. */
const STOP_MS = 10_000

/** The bot, live, until it is told to stop. @returns the exit code */
export async function start(args: string[]): Promise<number> {
  if (args.length) throw new TypeError(`start takes no '${args[0]}'`)
  const config = readConfig()
  const log = openLog(config.GANDENG_LOG)
  mkdirSync(config.GANDENG_DATA, { recursive: true, mode: 0o700 })
  const world = await openWorld({
    clock: systemClock,
    log,
    url: config.DATABASE_URL,
    dir: config.GANDENG_DATA,
    filesDir: join(config.GANDENG_DATA, 'files'),
    // no channel is connected yet: what would be said waits in the outbox
    send: async () => ({ sent: false, why: 'later', retryAfterMs: 60_000 }),
  })
  const workers = startWorkers(world)
  const bell = startBell(() => world.ring())
  const hangUp = await answerOperator(config.GANDENG_DATA, async ({ command, args }) => {
    const run = OFFICE[command]
    return run ? run(world, args) : { code: 2, out: `the running program does not know '${command}'\n` }
  })
  const playground = config.PLAYGROUND === 'on' ? await startPlayground(config, log) : undefined
  log.info({ embedded: world.db.embedded }, 'gandeng is running')
  await stopSignal()
  log.info('stopping')
  await Promise.race([
    (async () => {
      await hangUp()
      await bell.stop()
      await workers.stop()
      await playground?.stop()
      await world.close()
    })(),
    new Promise((resolve) => setTimeout(resolve, STOP_MS).unref()),
  ])
  return 0
}

const stopSignal = () =>
  new Promise<void>((resolve) => process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve()))
