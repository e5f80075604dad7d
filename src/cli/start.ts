import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf, systemClock } from '../clock.ts'
import { type Config, ConfigError } from '../config.ts'
import { fileBytes } from '../db/files.ts'
import { instantAt } from '../domain/calendar.ts'
import { openHouse } from '../house.ts'
import { openFlood } from '../inbox/flood.ts'
import { startBell } from '../jobs/bell.ts'
import { beginTicking } from '../jobs/tick.ts'
import { type Log, openLog } from '../log.ts'
import { openWorld, type World } from '../main.ts'
import { noticesLeft } from '../outbox/daily.ts'
import { openChannels } from './channels.ts'
import { startInOffice } from './elect.ts'
import { machineNow } from './figures.ts'
import { modelOf } from './model.ts'
import { OFFICE } from './office.ts'
import { startOperatorPage } from './operator.ts'
import { answerOperator } from './owner.ts'
import type { Part } from './parts.ts'
import { startPlayground } from './playground.ts'
import { watchChannel } from './watch.ts'
import { startCarriers, startWorkers } from './workers.ts'

/** A clean stop finishes what is in hand within this time. */
const STOP_MS = 10_000

/** The bot, live, until it is told to stop. @returns the exit code */
export async function start(parts: readonly Part[], config: Config): Promise<number> {
  const log = openLog(config.GANDENG_LOG)
  const stops: Stop[] = []
  const ending = new AbortController()
  const end: End = (why) => ending.abort(why)
  try {
    await startParts(parts, config, log, stops, end)
  } catch (error) {
    await stopAll(stops, log)
    throw error
  }
  // whoever reads that it runs may stop it at once
  const stopped = stopSignal(ending.signal)
  log.info({ parts: parts.join(' ') }, 'gandeng is running')
  await stopped
  const why = ending.signal.reason as Error | undefined
  if (why) log.error({ err: why }, 'this program ends, to be started anew')
  log.info('stopping')
  return Promise.race([
    stopAll(stops, log).then((code) => (why ? 1 : code)),
    new Promise<number>((resolve) => setTimeout(() => resolve(1), STOP_MS).unref()),
  ])
}

/** Things to stop, the last started first. */
type Stop = () => Promise<unknown>
/** Ends the program in good order, for a reason that only a new start mends. */
type End = (why: Error) => void

async function stopAll(stops: Stop[], log: Log): Promise<number> {
  for (const stop of stops.toReversed()) await stop().catch((error) => log.error({ err: error }, 'not stopped cleanly'))
  return 0
}

/** Starts what is wanted, and notes how to stop it again, in the order in which it was started. */
async function startParts(parts: readonly Part[], config: Config, log: Log, stops: Stop[], end: End): Promise<void> {
  if (parts.some((part) => part !== 'playground')) await startLive(parts, config, log, stops, end)
  if (parts.includes('playground') && config.PLAYGROUND === 'on') {
    const playground = await startPlayground(config, log)
    stops.push(() => playground.stop())
  }
}

async function startLive(parts: readonly Part[], config: Config, log: Log, stops: Stop[], end: End): Promise<void> {
  mkdirSync(config.GANDENG_DATA, { recursive: true, mode: 0o700 })
  const house = openHouse()
  const filesDir = join(config.GANDENG_DATA, 'files')
  const { channels, lines, webhooks } = openChannels(parts, config, {
    house,
    log,
    bytes: (file) => fileBytes(filesDir, file),
    context: () => ({
      today: dayOf(systemClock.now()),
      feasts: world.desk.feasts,
      districts: world.desk.districts,
      region: '',
      words: house.words,
    }),
  })
  const world: World = await openWorld({
    clock: systemClock,
    log,
    house,
    url: config.DATABASE_URL,
    dir: config.GANDENG_DATA,
    filesDir,
    buyersBot: config.TELEGRAM_BUYER_NAME,
    model: modelOf(config),
    callsADay: config.OPENAI_CALLS_A_DAY,
    machine: () => machineNow(config.GANDENG_DATA, watched),
    flood: openFlood({ messages: config.MESSAGES_A_MINUTE, newcomers: config.NEWCOMERS_A_MINUTE }),
    lines: lines.map((line) => ({ ...line, up: () => standing(line.channel, line.via) })),
    async send(outgoing) {
      const channel = channels.find(({ name, via }) => name === outgoing.channel && via === outgoing.via)
      return channel ? channel.send(outgoing) : { sent: false, why: 'later', retryAfterMs: 60_000 }
    },
  })
  stops.push(() => world.close())
  const watched = channels.map((channel) => watchChannel(world, channel, log))
  const standing = (name: string, via: string) =>
    watched.some(({ channel, health }) => channel.name === name && channel.via === via && health().state === 'up')

  if (parts.includes('jobs')) await beginTicking(world.db, world.clock.now())
  stops.push(await keepDailyCaps(world, lines, log))
  if (parts.includes('workers')) stops.push(stopOf(startWorkers(world)))
  if (channels.length) stops.push(stopOf(startCarriers(world, channels)))
  if (!config.DATABASE_URL) stops.push(await answerTheOperator(world, config))
  stops.push(stopOf(await webhooks.listen()))
  stops.push(stopOf(await startOperatorPage(config, world, watched)))
  for (const one of watched) {
    stops.push(async () => {
      one.stop()
      await one.channel.stop()
    })
    // only what can never work is thrown: a token that the network refuses
    await startInOffice(world, one, end).catch((error: Error) => {
      throw new ConfigError([error.message])
    })
  }
  if (parts.includes('jobs')) stops.push(stopOf(startBell(() => world.ring())))
}

/** What a number may still start today changes with every hour: looked up once a minute. */
async function keepDailyCaps(world: World, lines: Lines, log: Log): Promise<Stop> {
  const look = async () => {
    const midnight = instantAt(dayOf(world.clock.now()))
    for (const line of lines) line.pace.capNotices(await noticesLeft(world.db.sql, line, line.rates, midnight))
  }
  await look()
  const timer = setInterval(() => look().catch((error) => log.error({ err: error }, 'daily caps')), 60_000)
  return async () => clearInterval(timer)
}
type Lines = ReturnType<typeof openChannels>['lines']

const stopOf =
  (thing: { stop(): Promise<void> }): Stop =>
  () =>
    thing.stop()

/** The embedded database has one owner: commands are asked of it. */
const answerTheOperator = (world: World, config: Config) =>
  answerOperator(config.GANDENG_DATA, async ({ command, args }) => {
    const run = OFFICE[command]
    return run ? run(world, args) : { code: 2, out: `the running program does not know '${command}'\n` }
  })

const stopSignal = (ending: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (ending.aborted) resolve()
    ending.addEventListener('abort', () => resolve())
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve())
  })
