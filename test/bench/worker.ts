// A process that does nothing but turns, until it is killed or told to stop.
import { startWorkers } from '../../src/cli/workers.ts'
import { systemClock } from '../../src/clock.ts'
import { openDb } from '../../src/db/open.ts'
import { openLog } from '../../src/log.ts'
import { openWorld } from '../../src/main.ts'
import { talkHouse } from './talk.ts'

const { url, told } = JSON.parse(process.argv[2]!) as { url: string; told: boolean }
const db = await openDb({ url })
const world = await openWorld({
  clock: systemClock,
  log: openLog('error'),
  db: told ? db : { ...db, wire: undefined },
  filesDir: '/nonexistent',
  house: talkHouse(),
  lines: [],
  send: async () => ({ sent: false, why: 'later', retryAfterMs: 1_000 }),
})
startWorkers(world)
process.stdout.write('ready\n')
