import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keepInvitation } from '../actions/officers/invitation.ts'
import { OFFICER_ROLES, type OfficerRole } from '../chat/actor.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { openLog } from '../log.ts'
import { openWorld, type World } from '../main.ts'
import { backupRunning } from './backup.ts'
import { exportAnonymous } from './export.ts'
import { inspectDatabase } from './inspect.ts'
import { type Answered, type Asked, askOwner } from './owner.ts'
import { writeReport } from './report.ts'
import { SEED_SIZES, type SeedSize, seedDatabase } from './seed/seed.ts'

type OfficeCommand = (
  world: Pick<World, 'db' | 'clock' | 'desk' | 'filesDir' | 'draw'>,
  args: string[],
) => Promise<Answered>

const fine = (out: string): Answered => ({ code: 0, out })
const misuse = (out: string): Answered => ({ code: 2, out: `${out}\n` })

/** Commands that only look: a folder without a database is a wrong path, and none is made there. */
const LOOKING = new Set(['inspect', 'report', 'export'])

/** Commands on the database that work whether or not the program is running. */
export const OFFICE: Readonly<Record<string, OfficeCommand>> = {
  async invite({ db, clock, desk }, args) {
    const { values } = parseArgs({
      args,
      options: { role: { type: 'string', default: 'admin' }, region: { type: 'string', default: '32.15' } },
    })
    const role = values.role as OfficerRole
    if (!OFFICER_ROLES.includes(role)) return misuse(`--role: one of ${OFFICER_ROLES.join(', ')}`)
    const code = desk.newCode()
    const kept = await keepInvitation(db.sql, { code, role, region: values.region, now: clock.now() })
    if (!kept)
      return misuse(`--region: there is no region '${values.region}'; 32.15 Karawang, 32.16 Bekasi, 32.14 Purwakarta`)
    return fine(`/start ${code}\n`)
  },
  async inspect({ db }, args) {
    parseArgs({ args, options: {} })
    return fine(`${JSON.stringify(await inspectDatabase(db), null, 1)}\n`)
  },
  async seed({ db, clock }, args) {
    const { values } = parseArgs({ args, options: { size: { type: 'string', default: 'demo' } } })
    const size = values.size as SeedSize
    if (!SEED_SIZES.includes(size)) return misuse(`--size: one of ${SEED_SIZES.join(', ')}`)
    const filled = await seedDatabase(db, { size, now: clock.now() })
    return filled
      ? fine(`filled with a ${size}\n`)
      : { code: 1, out: 'this database has makers already: nothing was changed\n' }
  },
  backup: ({ db, clock, filesDir }, args) => backupRunning({ db, filesDir, now: clock.now() }, args),
  async export({ db }, args) {
    const { values } = parseArgs({
      args,
      options: { anonymous: { type: 'boolean', default: false }, out: { type: 'string', default: 'export' } },
    })
    if (!values.anonymous) return misuse('--anonymous: there is no other export; `gandeng backup` keeps everything')
    return fine(`${(await exportAnonymous(db, values.out)).join('\n')}\n`)
  },
  async report(world, args) {
    const { values } = parseArgs({
      args,
      options: { month: { type: 'string' }, out: { type: 'string', default: '.' } },
    })
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(values.month ?? '')) return misuse('--month: like 2027-02')
    return fine(`${(await writeReport(world, values.month!, values.out)).join('\n')}\n`)
  },
}

/**
 * Runs a command on the database: asked of the running program when there is one, else on the folder or server itself.
 * @param db folder named with --db; else what the settings say
 */
export async function runOffice(asked: Asked, db: string | undefined, config: Config): Promise<Answered> {
  const dir = db ?? config.GANDENG_DATA
  const url = db === undefined ? config.DATABASE_URL : undefined
  const answered = url ? undefined : await askOwner(dir, asked)
  if (answered) return answered
  if (!url && LOOKING.has(asked.command) && !existsSync(join(dir, 'pg')))
    return { code: 1, out: `there is no database in ${dir}: check --db, or start gandeng once\n` }
  const world = await openWorld({
    clock: systemClock,
    log: openLog(config.GANDENG_LOG),
    url,
    dir,
    filesDir: join(dir, 'files'),
    send: async () => ({ sent: false, why: 'later', retryAfterMs: 60_000 }),
  })
  try {
    return await OFFICE[asked.command]!(world, asked.args)
  } finally {
    await world.close()
  }
}
