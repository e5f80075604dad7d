import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/**
 * One connection to the server that stays, for what belongs to a connection and to no transaction: being told at once that
 * another process has brought work, and holding an office of which there is one. Nobody may rely on being told: who is told
 * nothing looks for himself, a little later.
 */
export interface Wire {
  /** from now on `hear` gets every word that any process tells, its own too */
  listen(hear: (word: string) => void): void
  /** every process that listens hears it. The same word within a moment is told once */
  tell(word: string): void
  /** whether what is told now is heard here */
  listening(): boolean
  /** Stands for the office of that name: one process on this database has it at a time. */
  hold(name: string): Office
  close(): Promise<void>
}

export interface Office {
  /** resolves with the first answer: whether it is ours, or somebody else's for now */
  first: Promise<boolean>
  /** resolves when it is ours */
  ours: Promise<void>
  /**
   * Resolves when it was ours and is somebody else's: the connection had been lost, and another process was quicker. As long
   * as the server cannot be reached nobody else can be elected by it, and it goes on being ours.
   */
  lost: Promise<void>
}

const CHANNEL = 'gandeng'
/** How often somebody who stands by asks for an office, and how soon a lost connection is opened again. */
const ASK_MS = 1_000
const AGAIN_MS = 300
/** A connection that has said nothing for so long is asked whether it is still there, and has so long to answer. */
const BEAT_MS = 5_000
const ANSWER_MS = 10_000
/** The same word is told once in this time. */
const TELL_MS = 20
/** A machine that has lost its power is noticed by the server after 5 + 3 × 5 seconds. */
const KEEPALIVE = '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

interface Standing {
  name: string
  ours: boolean
  answer(ours: boolean): void
}

/** Connects when it is first used. */
export function openWire(config: () => Promise<pg.ClientConfig>): Wire {
  const hearers = new Set<(word: string) => void>()
  const offices: Standing[] = []
  /** told a moment ago, and whether it is to be told again when that moment is over */
  const told = new Map<string, boolean>()
  const closing = new AbortController()
  const { signal } = closing
  let client: pg.Client | undefined
  let running: Promise<void> | undefined
  let asked = () => {}

  const rest = (ms: number) => {
    const woken = new AbortController()
    asked = () => woken.abort()
    return pause(ms, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => {})
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const next = new pg.Client({
        ...(await config()),
        keepAlive: true,
        options: KEEPALIVE,
        query_timeout: ANSWER_MS,
        pipeline: true,
      })
      let gone = false
      const lose = () => {
        gone = true
        asked()
      }
      next.on('error', lose).on('end', lose)
      next.on('notification', ({ payload = '' }) => {
        for (const hear of hearers) hear(payload)
      })
      try {
        await next.connect()
        await next.query(`LISTEN ${CHANNEL}`)
        client = next
        // what was told while nobody listened
        for (const hear of hearers) hear('')
        await stay(next, () => gone)
      } catch {
        // the server is away: tried again below
      }
      client = undefined
      await next.end().catch(() => {})
      await rest(AGAIN_MS)
    }
  }

  /** As long as the connection holds: asks for the offices that are not held on it. */
  async function stay(on: pg.Client, gone: () => boolean): Promise<void> {
    const held = new Set<Standing>()
    while (!gone() && !signal.aborted) {
      for (const office of offices.filter((one) => !held.has(one))) {
        const { rows } = await on.query<{ ours: boolean }>(
          'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS ours',
          [`gandeng ${office.name}`],
        )
        const ours = rows[0]?.ours === true
        if (ours) held.add(office)
        office.answer(ours)
      }
      const waits = held.size < offices.length
      await rest(waits ? ASK_MS : BEAT_MS)
      if (!waits && !gone() && !signal.aborted) await on.query('SELECT 1')
    }
  }

  const start = () => {
    running ??= run()
  }

  return {
    listen(hear) {
      hearers.add(hear)
      start()
    },
    tell(word) {
      start()
      if (told.has(word)) return void told.set(word, true)
      told.set(word, false)
      client?.query('SELECT pg_notify($1, $2)', [CHANNEL, word]).catch(() => {})
      setTimeout(() => {
        const again = told.get(word)
        told.delete(word)
        if (again) this.tell(word)
      }, TELL_MS).unref()
    },
    listening: () => client !== undefined,
    hold(name) {
      const [first, ours, lost] = [promised<boolean>(), promised<void>(), promised<void>()]
      const standing: Standing = {
        name,
        ours: false,
        answer(now) {
          first.keep(now)
          if (now) ours.keep()
          else if (standing.ours) lost.keep()
          standing.ours = now
        },
      }
      offices.push(standing)
      start()
      asked()
      return { first: first.promise, ours: ours.promise, lost: lost.promise }
    },
    async close() {
      closing.abort()
      await running
    },
  }
}

function promised<T>(): { promise: Promise<T>; keep(value: T): void } {
  let keep!: (value: T) => void
  const promise = new Promise<T>((resolve) => {
    keep = resolve
  })
  return { promise, keep }
}
