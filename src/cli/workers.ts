import type { Channel } from '../chat/channel.ts'
import { fetching, type Work, type World } from '../main.ts'

/**
 * How long somebody idle waits before looking again, in milliseconds; what happens in this program wakes them at once, and
 * what other processes on the same server bring is told on the wire. While the wire is down they look more often. Pictures
 * come in only where they are fetched.
 */
const IDLE_MS = { told: 1_000, untold: 250 }
const FETCH_IDLE_MS = 5_000
/** Turns at once: the embedded database does one thing at a time, a server several. */
const WORKERS = { embedded: 1, server: 4 }
/** Messages that a model looks at at once: one that takes its time must not keep the others waiting. */
const CONSULTANTS = 4
/** Pictures fetched at once for one channel: one that hangs must not keep the others waiting. */
const FETCHERS = 3

export interface Workers {
  /** takes up nothing new; resolves when what was in hand is finished */
  stop(): Promise<void>
}

/** Takes messages, and delivers replies where no lines of their own do, until stopped. */
export function startWorkers(world: World, count = world.db.embedded ? WORKERS.embedded : WORKERS.server): Workers {
  return startLoops(world, [
    ...Array.from({ length: count }, (): Loop => ['turn', () => world.work()]),
    ['errand', () => world.errand()],
    ...Array.from(
      { length: world.desk.model ? CONSULTANTS : 1 },
      (): Loop => ['ask', (signal) => world.consult(signal)],
    ),
  ])
}

/** Fetches pictures for the channels of this program and sends what is due on them, until stopped. */
export function startCarriers(world: World, channels: readonly Channel[]): Workers {
  const fetchers = channels.flatMap((channel) =>
    Array.from(
      { length: FETCHERS },
      (): Loop => [
        fetching(channel),
        // one that is away, or another process's, has nothing to fetch with
        async () => channel.health().state === 'up' && world.prepare(channel),
      ],
    ),
  )
  const loops = startLoops(world, [['send', () => world.pump()], ...fetchers])
  return {
    async stop() {
      await loops.stop()
      await world.idle()
    },
  }
}

type Loop = [kind: Work, work: (signal: AbortSignal) => Promise<boolean>]

/** Does each thing again and again: at once while there is something to do, else when woken or after a moment. */
function startLoops(world: World, works: readonly Loop[]): Workers {
  const stopping = new AbortController()
  const { signal } = stopping
  const idle = () => IDLE_MS[world.db.embedded || world.isTold() ? 'told' : 'untold']
  const loop = async ([kind, work]: Loop) => {
    while (!signal.aborted) {
      const busy = await work(signal).catch((error) => {
        world.desk.log.error({ err: error }, 'the database did not answer')
        return false
      })
      if (!busy) await world.rest(kind, kind === 'ask' || kind.startsWith('fetch') ? FETCH_IDLE_MS : idle(), signal)
    }
  }
  const loops = works.map(loop)
  return {
    async stop() {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}
