import type { Channel } from '../../src/chat/channel.ts'
import { startCarriers } from '../../src/cli/workers.ts'
import { systemClock } from '../../src/clock.ts'
import { openDb } from '../../src/db/open.ts'
import { openLog } from '../../src/log.ts'
import { openWorld } from '../../src/main.ts'
import { openPace } from '../../src/outbox/pace.ts'
import { startChild } from '../db/child.ts'
import { type Figures, play, type Subject } from './load.ts'
import { TALK, talkHouse } from './talk.ts'

export interface Split {
  url: string
  /** processes that do turns */
  workers: number
  people: number
  messages: number
  /** whether they tell each other of work, or only look for it */
  told: boolean
  /** one of them is killed when half of the messages are answered */
  kill?: boolean
}

/** Besides the figures: messages that were answered more or less than once, and the longest anybody waited. */
export type SplitFigures = Figures & { notOnce: number; longest: number }

/**
 * One process that is the network's: it receives and sends. So many others that do the turns, all on one server. Each
 * message waits for its answer.
 */
export async function playSplit({ url, workers, people, messages, told, kill }: Split): Promise<SplitFigures> {
  const db = await openDb({ url })
  const answered = new Map<string, number>()
  const waiting = new Map<string, () => void>()
  const line = {
    channel: 'whatsapp' as const,
    via: '32.15',
    pace: openPace({ reply: 10_000_000, notice: 10_000_000, noticesADay: 'none' }),
    atOnce: 400,
    up: () => true,
  }
  const world = await openWorld({
    clock: systemClock,
    log: openLog('error'),
    db: told ? db : { ...db, wire: undefined },
    filesDir: '/nonexistent',
    house: talkHouse(),
    lines: [line],
    async send({ to }) {
      answered.set(to, (answered.get(to) ?? 0) + 1)
      waiting.get(to)?.()
      return { sent: true }
    },
  })
  const carriers = startCarriers(world, [NETWORK])
  const children = Array.from({ length: workers }, () =>
    startChild('../bench/worker.ts', JSON.stringify({ url, told })),
  )
  await Promise.all(children.map((child) => child.lines(1)))

  const asked = new Map<string, number>()
  let longest = 0
  let all = 0
  const subject: Subject = {
    async answer(person, nth, text) {
      const from = String(628120000000 + person)
      asked.set(from, (asked.get(from) ?? 0) + 1)
      const answer = new Promise<void>((resolve) => waiting.set(from, resolve))
      const began = performance.now()
      const message = { channel: 'whatsapp', via: '32.15', from, externalId: `${person}-${nth}`, text } as const
      await world.receive({ ...message, media: [] })
      await answer
      longest = Math.max(longest, performance.now() - began)
      if (kill && ++all === Math.floor(messages / 2)) await children[0]!.kill()
    },
    statements: () => 0,
    inDatabase: () => 0,
    close: async () => {},
  }
  const warmUp: Subject = { ...subject, answer: (person, nth, text) => subject.answer(9_000 + person, nth, text) }
  await play({ ...warmUp }, TALK, { people: Math.min(people, 50), messages: Math.ceil(messages / 4) })
  longest = 0
  all = 0
  const figures = await play(subject, TALK, { people, messages })
  await carriers.stop()
  await Promise.all(children.map((child) => child.kill()))
  await db.close()
  const notOnce = [...asked].filter(([from, count]) => answered.get(from) !== count).length
  return { ...figures, notOnce, longest }
}

/** A network that has nothing to fetch. */
const NETWORK: Channel = {
  name: 'whatsapp',
  via: '32.15',
  can: { buttons: false, options: 100, label: 100, text: 4_000, edit: false, windowHours: null },
  alone: true,
  start: async () => {},
  stop: async () => {},
  send: async () => ({ sent: true }),
  fetch: async () => ({ fetched: false, why: 'gone' }),
  health: () => ({ state: 'starting' }),
}
