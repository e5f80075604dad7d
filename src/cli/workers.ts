import type { World } from '../main.ts'

/** How long an idle worker waits before it looks again; a message that comes in wakes it at once. */
const IDLE_MS = 250
/** Workers at once: the embedded database does one thing at a time, a server several. */
const WORKERS = { embedded: 1, server: 4 }

/** Takes messages and delivers replies until stopped. */
export function startWorkers(
  world: World,
  count = world.db.embedded ? WORKERS.embedded : WORKERS.server,
): { stop(): Promise<void> } {
  let stopped = false
  const loop = async () => {
    while (!stopped) {
      const busy = await world.work().catch((error) => {
        world.desk.log.error({ err: error }, 'the database did not answer')
        return false
      })
      if (!busy && !stopped) await world.rest(IDLE_MS)
    }
  }
  const loops = Array.from({ length: count }, loop)
  return {
    async stop() {
      stopped = true
      await Promise.all(loops)
    },
  }
}
