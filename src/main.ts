import { createHash, randomInt } from 'node:crypto'
import type { Errand } from './actions/errand.ts'
import { forwardVoice } from './actions/handoff/forward-voice.ts'
import { relayToOfficer } from './actions/handoff/relay.ts'
import { ACTIONS, ERRANDS } from './actions/index.ts'
import { readFeasts, writeReference } from './actions/places/reference.ts'
import type { Channel, ChannelName } from './chat/channel.ts'
import type { Message } from './chat/message.ts'
import type { Outgoing, Sent } from './chat/reply.ts'
import { type Clock, dayOf, type MovableClock, systemClock } from './clock.ts'
import { keepFile, keptBytes } from './db/files.ts'
import { type Db, openDb } from './db/open.ts'
import { recount } from './db/upkeep.ts'
import { startWorker } from './db/worker.ts'
import { startDrawing } from './documents/drawing.ts'
import type { Draw } from './documents/drawings.ts'
import { DISTRICTS } from './domain/districts.ts'
import type { Solve } from './domain/program.ts'
import { nextLoud } from './domain/quiet.ts'
import type { House } from './flow/types.ts'
import { openHouse } from './house.ts'
import { consultNext } from './inbox/consult.ts'
import type { Desk } from './inbox/desk.ts'
import { freeErrands, runErrand } from './inbox/errands.ts'
import { type Flood, tooMuch } from './inbox/flood.ts'
import { thumbnail } from './inbox/pictures.ts'
import { prepareNext } from './inbox/prepare.ts'
import { type Received, receive } from './inbox/receive.ts'
import { takeTurn } from './inbox/take.ts'
import { askForMonth } from './inbox/tell-month.ts'
import { openTiming, type Timing } from './inbox/timing.ts'
import { anythingWaits, whatWaits } from './inbox/waits.ts'
import { openWaiting } from './inbox/wake.ts'
import { wordNotice } from './inbox/word.ts'
import type { Machine } from './jobs/job.ts'
import { nextTick, rememberTick, tick, tickedUntil, type Waits } from './jobs/tick.ts'
import type { Log } from './log.ts'
import { nextDue, requeueStuck } from './outbox/claim.ts'
import { deliver, deliverReply } from './outbox/deliver.ts'
import type { Post } from './outbox/post.ts'
import { openSender, type SendLine } from './outbox/sender.ts'
import { startSolver } from './solver/solver.ts'
import { understand } from './understand/index.ts'
import type { Model } from './understand/model/model.ts'

/** Turns and sending are anybody's work; what came in on a channel is fetched by that channel only. */
export type Work = Shared | Fetching
/** What any process on the same server may do. */
const SHARED = ['turn', 'send', 'errand', 'ask'] as const
type Shared = (typeof SHARED)[number]
type Fetching = `fetch ${ChannelName} ${string}`

export const fetching = ({ name, via }: Pick<Channel, 'name' | 'via'>): Fetching => `fetch ${name} ${via}`

/** One program on one database: live, simulated and the playground are the same but for clock and channels. */
export interface World {
  db: Db
  clock: Clock
  desk: Desk
  /** folder of the files that people send and we make */
  filesDir: string
  draw: Draw
  /** how long turns took here since the start */
  timing: Timing
  /** messages that were one too many, since the start */
  dropped(): number
  receive(message: Message): Promise<Received>
  /** one message, or one delivery where no lines of their own send. @returns whether there was anything to do */
  work(): Promise<boolean>
  /** one piece of work that takes longer than a turn may. @returns whether there was one */
  errand(): Promise<boolean>
  /** has a model look at one message that our readers could not settle. @returns whether there was one */
  consult(signal?: AbortSignal): Promise<boolean>
  /** sends what is due on the lines of this program. @returns whether there was anything to send */
  pump(): Promise<boolean>
  /** fetches what one message of a channel is about. @returns whether there was one */
  prepare(channel: Pick<Channel, 'name' | 'via' | 'fetch'>): Promise<boolean>
  /** resolves when nothing is on its way out any more */
  idle(): Promise<void>
  /** waits until there may be such work, or so many milliseconds: other processes bring work too. The signal ends it */
  rest(kind: Work, ms: number, signal?: AbortSignal): Promise<void>
  /** whether what other processes bring is told here, so that nobody need look so often */
  isTold(): boolean
  /** everything that is due at the present instant */
  drain(): Promise<void>
  /** every job that fell due up to now. @param known what rounds were just found to wait for */
  ring(known?: Waits): Promise<void>
  close(): Promise<void>
}

export interface WorldOptions {
  clock: Clock
  log: Log
  /** a database already open, which stays the caller's to close */
  db?: Db
  /** PostgreSQL; without it the embedded database in `dir` */
  url?: string | undefined
  /** folder of the embedded database and of files; without it the database is in memory */
  dir?: string | undefined
  filesDir: string
  send(outgoing: Outgoing): Promise<Sent>
  /** numbers and bots that this program sends through, each at its own pace; without them everything goes one by one */
  lines?: readonly SendLine[]
  /** looks at the machine for the morning's word; without it only the database is looked at */
  machine?: Machine
  /** keeps floods out; without it everything is heard, as in a script */
  flood?: Flood
  /** one-time codes; random unless a script must give the same bytes twice */
  newCode?: () => string
  house?: House
  /** for what our readers cannot settle; without it that is asked back, as always */
  model?: Model | undefined
  /** its calls a day, at most, for each purpose */
  callsADay?: number
  /** the house's own unless a test brings others */
  errands?: readonly Errand[]
  /** name of the buyers' bot, without @: links on paper lead there */
  buyersBot?: string | undefined
  /** how papers and pictures are drawn, and programs solved; in threads of their own unless a test saves itself these */
  draw?: Draw
  solve?: Solve
}

/** Opens the database, brings what every database holds (regions, kecamatan, feasts), and puts the house together. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { clock, log, filesDir } = options
  const house = options.house ?? openHouse()
  const db = options.db ?? (await openDb({ url: options.url, dir: options.dir && `${options.dir}/pg` }))
  await writeReference(db)
  // the folder has one owner: what was being sent when it ended is nobody's any more
  if (db.embedded && !options.db) {
    await requeueStuck(db, new Date(clock.now().getTime() + OLDEST_LEASE_MS))
    await freeErrands(db)
  }
  const desk: Desk = {
    house,
    actions: new Map(ACTIONS.map((action) => [action.name, action])),
    feasts: await readFeasts(db),
    districts: DISTRICTS,
    read: understand,
    relay: relayToOfficer,
    forward: forwardVoice,
    model: options.model,
    mayDeliver: (channel, via) => sender?.mayDeliver(channel, via) ?? true,
    newCode: options.newCode ?? randomCode,
    log,
  }
  const post: Post = {
    send: (outgoing) => sendPatiently(outgoing, options, clock),
    nextLoud: (instant) => nextLoud(instant, desk.feasts),
    windowHours: (channel, via) =>
      options.lines?.find((line) => line.channel === channel && line.via === via)?.windowHours ?? null,
    word: (tx, row, now) => wordNotice(tx, desk, row, now),
    log,
  }
  const errands = new Map((options.errands ?? ERRANDS).map((errand) => [errand.name, errand]))
  let rung = (await tickedUntil(db)) ?? clock.now()
  /** messages that came in here and that nobody has gone for yet: work that need not be looked for */
  let expected = 0
  const waiting = openWaiting<Work>()
  const timing = openTiming()
  let listens = false
  const listen = () => {
    if (listens) return
    listens = true
    db.wire?.listen((word) => {
      for (const kind of SHARED) if (word === kind || word === '') waiting.wake(kind)
    })
  }
  /** where nobody rests here, or nobody does such work, another process may have the time */
  const call = (kind: Shared) => void (waiting.wake(kind) || db.wire?.tell(kind))
  const sender = options.lines && openSender(db, post, options.lines, clock, () => waiting.wake('send'))
  const solver = options.solve ? undefined : startSolver(startWorker)
  const solve = options.solve ?? solver!.solve
  const linkTo = (code: string) => options.buyersBot && `https://t.me/${options.buyersBot}?start=${code}`
  const drawing = options.draw ? undefined : startDrawing(startWorker)
  const draw = options.draw ?? drawing!.draw
  const errand = async () => {
    const now = clock.now()
    const tools = {
      now,
      today: dayOf(now),
      house,
      feasts: desk.feasts,
      solve,
      draw,
      errands,
      log,
      filesDir,
      thumbnail,
      linkTo,
    }
    const callsADay = options.callsADay ?? DEFAULT_CALLS_A_DAY
    const tell = (lines: readonly string[]) => askForMonth(db, desk, lines, { now, callsADay })
    const keep = (content: Uint8Array, name: string) => keepFile(db.sql, filesDir, content, { kind: 'made', name, now })
    const ran = await runErrand(db, { ...tools, keep, tell, read: (hash) => keptBytes(db.sql, filesDir, hash) })
    // a result is a turn; a deed leaves notices
    if (ran) call('turn')
    if (ran && sender) call('send')
    return ran
  }
  const consult = async (signal?: AbortSignal) => {
    const callsADay = options.callsADay ?? DEFAULT_CALLS_A_DAY
    const consulted = await consultNext(db, desk, { filesDir, callsADay, signal }, clock.now())
    if (consulted) call('turn')
    return consulted
  }
  const work = async () => {
    const came = expected > 0
    if (came) expected--
    const there = came ? { turns: true, rows: false, errands: false } : await whatWaits(db, clock.now())
    const began = clock.now()
    const took = there.turns ? await takeTurn(db, desk, began) : undefined
    if (took) timing.add((clock.now().getTime() - began.getTime()) / 1000)
    if (took?.reply && !sender) await deliverReply(db, post, took.reply, clock.now())
    else if (took?.reply) sender!.launch(took.reply)
    if (took?.asks) call('ask')
    const waits = took?.waits ?? there
    if (waits.errands) call('errand')
    // notices to others, or a reply that has to wait its turn
    if (took && waits.rows && sender) call('send')
    if (took) return expected > 0 || !took.waits || waits.turns || (waits.rows && !sender)
    // what came was somebody else's already: the next look is a real one
    if (came) return true
    return !sender && there.rows && (await deliver(db, post, clock.now())) > 0
  }
  return {
    db,
    clock,
    desk,
    filesDir,
    draw,
    timing,
    dropped: () => options.flood?.dropped() ?? 0,
    async receive(message) {
      const now = clock.now()
      const verdict = options.flood?.let(message, now) ?? 'in'
      if (verdict === 'drop') return 'dropped'
      const heard = verdict === 'warn' ? tooMuch(message) : message
      const received = await receive(db, heard, now, () => options.flood?.letNewcomer(now) ?? true)
      if (received === 'duplicate' || received === 'dropped') return received
      if (heard.refs?.length) waiting.wake(fetching({ name: message.channel, via: message.via }))
      else {
        expected++
        call('turn')
      }
      return received
    },
    work,
    errand,
    consult,
    pump: async () => ((await sender?.pump()) ?? 0) > 0,
    async prepare({ name, via, fetch }) {
      const prepared = await prepareNext(db, { channel: name, via, fetch, filesDir, log }, clock.now())
      if (prepared) call('turn')
      return prepared
    },
    idle: async () => sender?.idle(),
    rest(kind, ms, signal) {
      listen()
      return waiting.rest(kind, ms, signal)
    },
    isTold: () => db.wire?.listening() ?? false,
    async drain() {
      if (expected === 0 && !(await anythingWaits(db, clock.now()))) return
      while ((await work()) || (await errand()) || (await consult()));
    },
    async ring(known) {
      const now = clock.now()
      desk.feasts = await readFeasts(db)
      await recount(db)
      await requeueStuck(db, now)
      const { machine } = options
      await tick(db, { feasts: desk.feasts, log, machine, live: clock === systemClock }, rung, now, undefined, known)
      if (now > rung) rung = now
      await rememberTick(db, rung)
      call('turn')
      call('send')
    },
    async close() {
      await solver?.stop()
      await drawing?.stop()
      if (!options.db) await db.close()
    },
  }
}

/** House figure, as in config.ts. */
const DEFAULT_CALLS_A_DAY = 500

/** No row of the outbox is leased for longer. */
const OLDEST_LEASE_MS = 3_600_000

/** A network that asks for a pause gets it for the whole line, since it counts per bot as well as per person. */
const LONGEST_PAUSE_MS = 3_000

async function sendPatiently(outgoing: Outgoing, { send, lines }: WorldOptions, clock: Clock): Promise<Sent> {
  const sent = await send(outgoing)
  if (!sent.sent && sent.why === 'later') {
    const line = lines?.find(({ channel, via }) => channel === outgoing.channel && via === outgoing.via)
    line?.pace.pause(new Date(clock.now().getTime() + Math.min(sent.retryAfterMs, LONGEST_PAUSE_MS)))
  }
  return sent
}

/** Moves a simulated world forward, from due instant to due instant, so that everything happens at its own time. */
export async function moveTo(world: World, clock: MovableClock, instant: Date): Promise<void> {
  for (;;) {
    await world.drain()
    const { at, waits } = await nextTick(world.db, world.desk, clock.now())
    const dues = [at, await nextDue(world.db)].filter((due) => due && due > clock.now())
    const next = dues.reduce((a, b) => (a && b && a < b ? a : (b ?? a)), undefined)
    if (!next || next > instant) break
    clock.moveTo(next)
    await world.ring(waits)
  }
  clock.moveTo(instant)
  await world.ring()
  await world.drain()
}

/** Letters and digits that nobody mistakes for each other on a cheap phone. */
const CODE_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const CODE_LENGTH = 12

const randomCode = () =>
  Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')

/** The same codes every time, for scripts that must give the same bytes twice. */
export function countedCodes(start: number): () => string {
  let count = start
  return () => {
    const digest = createHash('sha256').update(`invitation ${count++}`).digest()
    return [...digest.subarray(0, CODE_LENGTH)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('')
  }
}
