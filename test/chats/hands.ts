import { setTimeout as pause } from 'node:timers/promises'
import type { Message } from '../../src/chat/message.ts'
import { startWorkers } from '../../src/cli/workers.ts'
import type { MovableClock } from '../../src/clock.ts'
import { startBell } from '../../src/jobs/bell.ts'
import { nextTick } from '../../src/jobs/tick.ts'
import { moveTo, type World } from '../../src/main.ts'
import { nextDue } from '../../src/outbox/claim.ts'

/** The program while a log is played: who takes the messages and moves the clock. */
export interface Hands {
  world(): World
  /** a message comes in; back when everything due has been said */
  say(message: Message): Promise<void>
  moveTo(instant: Date): Promise<void>
  /** the program is started anew on the same database */
  restart(): Promise<void>
  close(): Promise<void>
}

/** As `gandeng simulate` does it: one thing after the other. */
export async function simulated(open: () => Promise<World>, clock: MovableClock): Promise<Hands> {
  let world = await open()
  return {
    world: () => world,
    async say(message) {
      await world.receive(message)
      await world.drain()
    },
    moveTo: (instant) => moveTo(world, clock, instant),
    async restart() {
      world = await open()
    },
    close: async () => {},
  }
}

/** Programs on one database, and workers of each: as many as a busy office would have. */
const PROGRAMS = 2
const WORKERS = 2
const EVERY_SECOND = '* * * * * *'
const LOOK_MS = 3

/**
 * As it runs live: two programs on one database, each with workers and a bell of its own that strikes whenever it likes;
 * the network hands messages now to the one and now to the other. Only the clock is moved by hand.
 */
export async function live(open: () => Promise<World>, clock: MovableClock): Promise<Hands> {
  const start = async () => {
    const world = await open()
    const workers = startWorkers(world, WORKERS)
    const bell = startBell(() => world.ring(), EVERY_SECOND)
    return {
      world,
      async stop() {
        await bell.stop()
        await workers.stop()
      },
    }
  }
  const startAll = () => Promise.all(Array.from({ length: PROGRAMS }, start))
  let programs = await startAll()
  let messages = 0
  const first = () => programs[0]!.world

  /** nothing is being worked on and nothing is due */
  async function quiet(): Promise<void> {
    for (;;) {
      const [row] = await first().db.sql<{ busy: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM inbox WHERE status IN ('new', 'ask') AND (not_before IS NULL OR not_before <= $1))
           OR EXISTS (SELECT 1 FROM errands WHERE status = 'new')
           OR EXISTS (SELECT 1 FROM outbox WHERE status = 'sending' OR status = 'queued' AND due_at <= $1) AS busy`,
        [clock.now()],
      )
      if (!row?.busy) return
      await pause(LOOK_MS)
    }
  }
  const ring = () => Promise.all(programs.map(({ world }) => world.ring()))

  return {
    world: first,
    async say(message) {
      await programs[messages++ % PROGRAMS]!.world.receive(message)
      await quiet()
    },
    async moveTo(instant) {
      for (;;) {
        await quiet()
        const { db, desk } = first()
        const dues = [(await nextTick(db, desk, clock.now())).at, await nextDue(db)]
        const next = dues
          .filter((due) => due !== undefined && due > clock.now())
          .sort((a, b) => Number(a) - Number(b))[0]
        if (!next || next > instant) break
        clock.moveTo(next)
        await ring()
      }
      clock.moveTo(instant)
      await ring()
      await quiet()
    },
    async restart() {
      await Promise.all(programs.map(({ stop }) => stop()))
      programs = await startAll()
    },
    close: async () => void (await Promise.all(programs.map(({ stop }) => stop()))),
  }
}
