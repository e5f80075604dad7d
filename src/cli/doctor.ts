import { existsSync, readFileSync, statSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { findBrowser } from '../channels/whatsapp/browser.ts'
import { systemClock, wib } from '../clock.ts'
import { type Config, VARIABLES } from '../config.ts'
import { lockFolder } from '../db/lock.ts'
import { openServer } from '../db/server.ts'
import { didYouMean } from '../flow/words.ts'
import { FLOWS_DIR, houseWithProblems } from '../house.ts'
import { modelOf } from './model.ts'
import { askOwner } from './owner.ts'

/** What was looked at: how it stands, and what to do when it is not well. */
interface Finding {
  what: string
  found: string
  /** nothing: all is well */
  todo?: string
}

const LEAST_NODE = [20, 19] as const
const LEAST_FREE_BYTES = 500 * 1024 * 1024
const MB = 1024 * 1024

/**
 * Looks at everything that must be right before the bot can run, and says in words what to do about what is not.
 * @param file the settings' file, whose names are looked at: a mistyped one is not read by anybody
 * @returns the exit code: 0 all is well, 1 the operator must act
 */
export async function doctor(config: Config, write: (text: string) => void, file = '.env'): Promise<number> {
  const running = config.DATABASE_URL ? false : await isRunning(config.GANDENG_DATA)
  const findings = [
    node(),
    ...settings(file),
    config.DATABASE_URL ? await server(config.DATABASE_URL) : await folder(config.GANDENG_DATA, running),
    flows(),
    clock(),
    await space(config.GANDENG_DATA),
    await bot("buyers' bot", 'TELEGRAM_BUYER_TOKEN', config),
    await bot("officers' bot", 'TELEGRAM_OFFICER_TOKEN', config),
    ...whatsapp(config),
    model(config),
    ...(config.PLAYGROUND === 'on' ? [await port(config.PLAYGROUND_HOST, config.PLAYGROUND_PORT, running)] : []),
  ]
  for (const { what, found, todo } of findings)
    write(`${todo ? '✗' : '✓'} ${what}: ${found}\n${todo ? `  → ${todo}\n` : ''}`)
  const wrong = findings.filter(({ todo }) => todo).length
  write(wrong ? `\n${wrong} to mend.\n` : '\nAll is well.\n')
  return wrong ? 1 : 0
}

function node(): Finding {
  const found = process.versions.node
  const [major = 0, minor = 0] = found.split('.').map(Number)
  const [leastMajor, leastMinor] = LEAST_NODE
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return { what: 'Node', found }
  return { what: 'Node', found, todo: `install Node ${LEAST_NODE.join('.')} or later` }
}

/** Names in .env that nothing reads. */
function settings(file: string): Finding[] {
  if (!existsSync(file)) return []
  const known = Object.keys(VARIABLES)
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1]
      if (name === undefined || known.includes(name)) return []
      const near = didYouMean(name.toUpperCase(), known)
      return [
        {
          what: 'settings',
          found: `${file}:${index + 1}: '${name}' is not read by gandeng${near}`,
          todo: 'see .env.example for the names there are, or take the line out',
        },
      ]
    })
}

async function server(url: string): Promise<Finding> {
  const what = 'database server'
  const { host, pathname } = new URL(url)
  const client = new pg.Client({ ...(await openServer(url).config()), connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    const { rows } = await client.query('SHOW server_version')
    return { what, found: `PostgreSQL ${rows[0]?.server_version} on ${host}` }
  } catch (error) {
    const why = (error as Error).message || String((error as { code?: string }).code)
    return {
      what,
      found: why,
      todo: `see that PostgreSQL runs on ${host}, has the database ${pathname.slice(1)} and lets this user in (DATABASE_URL)`,
    }
  } finally {
    await client.end().catch(() => {})
  }
}

async function folder(data: string, running: boolean): Promise<Finding> {
  const what = 'database folder'
  const dir = resolve(data)
  const home = nearest(dir)
  const writable = await access(home, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!writable)
    return {
      what,
      found: `${home} may not be written to`,
      todo: 'give this user the right to, or choose another folder (GANDENG_DATA)',
    }
  if (running) return { what, found: `${dir}, served by the running gandeng` }
  const database = join(dir, 'pg')
  if (!existsSync(database)) return { what, found: `${dir} is new: it is filled at the first start` }
  try {
    const unlock = await lockFolder(database)
    await unlock()
    return { what, found: dir }
  } catch (error) {
    return {
      what,
      found: (error as Error).message,
      todo: 'stop the other program, or choose another folder (GANDENG_DATA)',
    }
  }
}

function flows(): Finding {
  const { house, problems } = houseWithProblems()
  const [first] = problems
  if (!first) return { what: 'flows', found: `${house.flows.size} in ${FLOWS_DIR}` }
  return {
    what: 'flows',
    found: `${problems.length} mistakes, the first in flows/${first.file}:${first.line}: ${first.message}`,
    todo: 'run `gandeng flows check` and mend what it names; the bot does not start before',
  }
}

/** A clock that stands before this program was written would send every reminder on the wrong day. */
function clock(): Finding {
  const now = systemClock.now()
  const found = `${wib(now)} in Jakarta`
  const written = statSync(join(FLOWS_DIR, '..', 'package.json')).mtime
  if (now.getTime() > written.getTime() - 24 * 3_600_000) return { what: 'clock', found }
  return {
    what: 'clock',
    found,
    todo: "set the machine's clock (timedatectl set-ntp true); its time zone does not matter",
  }
}

async function space(data: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearest(resolve(data)))
  const free = bavail * bsize
  const found = `${Math.floor(free / MB)} MB free`
  if (free >= LEAST_FREE_BYTES) return { what: 'disk', found }
  return {
    what: 'disk',
    found,
    todo: `make room for at least ${LEAST_FREE_BYTES / MB} MB: photos and the database grow`,
  }
}

const NETWORK_MS = 10_000

/** Asks Telegram whose token it is. */
async function bot(
  what: string,
  name: 'TELEGRAM_BUYER_TOKEN' | 'TELEGRAM_OFFICER_TOKEN',
  config: Config,
): Promise<Finding> {
  const token = config[name]
  if (!token) return { what, found: `not set up (${name} is empty)` }
  try {
    const answer = await fetch(`${config.TELEGRAM_API}/bot${token}/getMe`, { signal: AbortSignal.timeout(NETWORK_MS) })
    const { ok, result } = (await answer.json()) as { ok: boolean; result?: { username?: string } }
    if (ok) return { what, found: `@${result?.username}` }
    return { what, found: 'Telegram does not know its token', todo: `copy it again from @BotFather (${name})` }
  } catch {
    return {
      what,
      found: `${config.TELEGRAM_API} is not reached`,
      todo: 'see that this machine may open https connections to it',
    }
  }
}

/** What makers' WhatsApp needs on this machine. */
function whatsapp(config: Config): Finding[] {
  const what = 'WhatsApp'
  switch (config.WHATSAPP) {
    case 'off':
      return [{ what, found: 'not set up (WHATSAPP is off)' }]
    case 'web': {
      const found = config.WHATSAPP_BROWSER ?? findBrowser()
      if (found && existsSync(found)) return [{ what, found: `${config.WHATSAPP_REGIONS.join(', ')} by ${found}` }]
      return [
        {
          what,
          found: found ? `there is no browser at ${found}` : 'no browser was found',
          todo: 'install Chromium (apt-get install chromium), or say where it is (WHATSAPP_BROWSER)',
        },
      ]
    }
    case 'cloud': {
      const names = ['TOKEN', 'PHONES', 'SECRET', 'VERIFY'] as const
      const missing = names.map((name) => `WHATSAPP_CLOUD_${name}` as const).filter((name) => !config[name])
      const found = missing.length
        ? `${missing.join(', ')} missing`
        : `Cloud API, ${Object.keys(config.WHATSAPP_CLOUD_PHONES!).join(', ')}`
      return [
        missing.length ? { what, found, todo: 'copy them from the app at developers.facebook.com' } : { what, found },
      ]
    }
  }
}

/** What leaves the machine, and where to; nothing is asked to find out. */
function model(config: Config): Finding {
  const what = 'language model'
  const { OPENAI_VOICE_MODEL: voice, OPENAI_PICTURE_MODEL: pictures, OPENAI_BASE_URL: url } = config
  if (modelOf(config)) {
    const models = [
      `words by ${config.OPENAI_MODEL}`,
      voice && `voice by ${voice}`,
      pictures && `photos by ${pictures}`,
    ]
    return { what, found: `${models.filter(Boolean).join(', ')} at ${new URL(url).host}` }
  }
  if (voice === undefined && pictures === undefined) return { what, found: 'not set up' }
  return {
    what,
    found: 'named, but nowhere to be asked',
    todo: 'set OPENAI_API_KEY, or OPENAI_BASE_URL of your own server',
  }
}

async function port(host: string, wanted: number, running: boolean): Promise<Finding> {
  const what = 'playground'
  if (wanted === 0) return { what, found: `a free port on ${host}` }
  const free = await new Promise<boolean>((done) => {
    const probe = createServer()
    probe.once('error', () => done(false)).listen(wanted, host, () => probe.close(() => done(true)))
  })
  if (free) return { what, found: `http://${host}:${wanted}` }
  if (running) return { what, found: `http://${host}:${wanted}, served by the running gandeng` }
  return {
    what,
    found: `port ${wanted} is taken`,
    todo: 'choose another one (PLAYGROUND_PORT), or 0 for any that is free',
  }
}

/** Whether a gandeng answers in that folder; to a command it does not know it answers as well. */
const isRunning = async (dir: string) => (await askOwner(dir, { command: 'ping', args: [] })) !== undefined

/** The folder, or what of its path exists. */
function nearest(dir: string): string {
  return existsSync(dir) || dirname(dir) === dir ? dir : nearest(dirname(dir))
}
