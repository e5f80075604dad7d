import type { MovableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { freeErrands } from '../../src/inbox/errands.ts'
import { moveTo, type World } from '../../src/main.ts'
import { requeueStuck } from '../../src/outbox/claim.ts'
import type { Hands } from '../chats/hands.ts'
import type { Death, Mortality } from './death.ts'

/** Of each thing that happens, in order: at which statement the program dies, and again when it was started anew. */
export type Fate = (step: number) => readonly Death[]

const HOUR_MS = 3_600_000

/**
 * As `gandeng simulate`, but the program dies while a message is taken or the clock moves. It is started anew, the network
 * hands over once more what nobody confirmed, and the clock goes on.
 * @param died told of every death
 */
export const mortal =
  (mortality: Mortality, fate: Fate, died: () => void) =>
  async (open: () => Promise<World>, clock: MovableClock): Promise<Hands> => {
    let world = await open()
    // a bell that has never rung does not know what it missed
    await world.ring()
    let step = 0

    async function survive(happens: (world: World) => Promise<void>): Promise<void> {
      const deaths = [...fate(step++)]
      for (let again = false; ; again = true) {
        mortality.arm(deaths.shift())
        try {
          if (again) world = await startAnew(open, clock)
          await happens(world)
          if (!mortality.died()) return
        } catch (error) {
          if (!mortality.died()) throw error
        } finally {
          if (mortality.died()) died()
          mortality.arm()
        }
        await giveNumbersBack(world.db)
      }
    }
    return {
      world: () => world,
      say: (message) =>
        survive(async (world) => {
          await world.receive(message)
          await world.drain()
        }),
      moveTo: (instant) => survive((world) => moveTo(world, clock, instant)),
      async restart() {
        world = await open()
      },
      close: async () => {},
    }
  }

/** What the owner of a folder does at its start; a program that shares a server waits for the leases instead. */
async function startAnew(open: () => Promise<World>, clock: MovableClock): Promise<World> {
  const world = await open()
  await requeueStuck(world.db, new Date(clock.now().getTime() + HOUR_MS))
  await freeErrands(world.db)
  await world.ring()
  return world
}

/** What was rolled back has used up ids; an undisturbed run has not, and the two are compared. */
export const giveNumbersBack = (db: Db) =>
  db.sql(`DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT c.relname AS sequence, t.relname AS tab, a.attname AS col FROM pg_class c
      JOIN pg_depend d ON d.objid = c.oid AND d.deptype IN ('a', 'i') AND d.classid = 'pg_class'::regclass
      JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
      WHERE c.relkind = 'S' LOOP
      EXECUTE format('SELECT setval(%L, coalesce(max(%I), 1), max(%I) IS NOT NULL) FROM %I', one.sequence, one.col, one.col, one.tab);
    END LOOP;
  END $$`)
