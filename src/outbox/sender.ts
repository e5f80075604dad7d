import type { ChannelName } from '../chat/channel.ts'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { type ClaimedReply, claim, renewLeases } from './claim.ts'
import { deliverReply, deliverRow } from './deliver.ts'
import type { Lane, Pace } from './pace.ts'
import type { Post } from './post.ts'

/** One of our numbers or bots, as the outbox sees it. */
export interface SendLine {
  channel: ChannelName
  via: string
  pace: Pace
  /** hours after a person's last message in which free text may be sent; null or missing: always */
  windowHours?: number | null
  /** people who are being written to at the same time, at most */
  atOnce: number
  /** false while the network is not there: its rows stay in the queue */
  up(): boolean
}

/** Sends to many people at once, one message at a time to each, as fast as each line may. */
export interface Sender {
  /** whether a reply to that line could leave right now */
  mayDeliver(channel: ChannelName, via: string): boolean
  /** sends a reply that its turn has claimed; nobody waits for it */
  launch(reply: ClaimedReply): void
  /** claims and launches what is due and may go. @returns how many */
  pump(): Promise<number>
  /** resolves when nothing is on its way any more */
  idle(): Promise<void>
}

/** A slow network holds a file for minutes: its row stays ours as long as it is on its way. */
const RENEW_MS = 45_000

const LANES: readonly Lane[] = ['reply', 'notice']

/** One look at the queue, cheaper than a claim for each line that finds nothing. */
async function isAnythingDue({ sql }: Db, now: Date): Promise<boolean> {
  const [look] = await sql<{ due: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM outbox WHERE status = 'queued' AND due_at <= $1) AS due`,
    [now],
  )
  return look!.due
}

/** @param settled called after each message: there may be room for the next */
export function openSender(
  db: Db,
  post: Post,
  lines: readonly SendLine[],
  clock: Clock,
  settled: () => void = () => {},
): Sender {
  const onTheWay = new Map<SendLine, Set<Promise<void>>>(lines.map((line) => [line, new Set()]))
  /** rows on their way, and when their lease was last taken */
  const leased = new Map<number, Date>()
  const lineOf = (channel: ChannelName, via: string) =>
    lines.find((line) => line.channel === channel && line.via === via)
  const free = (line: SendLine) => (line.up() ? line.atOnce - onTheWay.get(line)!.size : 0)

  function track(line: SendLine, lane: Lane, id: number, work: Promise<void>): void {
    const now = clock.now()
    line.pace.spend(lane, now)
    leased.set(id, now)
    const tracked = work
      .catch((error) => post.log.error({ err: error }, 'a row could not be settled'))
      .finally(() => {
        onTheWay.get(line)!.delete(tracked)
        leased.delete(id)
        settled()
      })
    onTheWay.get(line)!.add(tracked)
  }

  async function keepLeases(now: Date): Promise<void> {
    const old = [...leased].flatMap(([id, since]) => (now.getTime() - since.getTime() >= RENEW_MS ? [id] : []))
    if (!old.length) return
    await renewLeases(db, old, now)
    for (const id of old) if (leased.has(id)) leased.set(id, now)
  }

  async function pumpLine(line: SendLine): Promise<number> {
    const now = clock.now()
    const lanes = LANES.filter((lane) => line.pace.left(lane, now) > 0)
    const room = Math.min(free(line), ...lanes.map((lane) => line.pace.left(lane, now)))
    if (!lanes.length || room <= 0) return 0
    const rows = await claim(db, now, room, { channel: line.channel, via: line.via, lanes })
    for (const row of rows) track(line, row.lane, row.id, deliverRow(db, post, row, clock.now()))
    return rows.length
  }

  return {
    mayDeliver(channel, via) {
      const line = lineOf(channel, via)
      return line !== undefined && free(line) > 0 && line.pace.left('reply', clock.now()) > 0
    },
    launch(reply) {
      const line = lineOf(reply.channel, reply.via)
      if (!line) throw new Error(`no line for ${reply.channel} ${reply.via}`)
      track(line, 'reply', reply.id, deliverReply(db, post, reply, clock.now()))
    },
    async pump() {
      await keepLeases(clock.now())
      // most of the time nothing is due: replies leave with the turn that made them
      if (!(await isAnythingDue(db, clock.now()))) return 0
      let launched = 0
      for (const line of lines) launched += await pumpLine(line)
      return launched
    },
    async idle() {
      while ([...onTheWay.values()].some(({ size }) => size))
        await Promise.all([...onTheWay.values()].flatMap((set) => [...set]))
    },
  }
}
