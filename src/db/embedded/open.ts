import { lockFolder } from '../lock.ts'
import type { Store } from '../server.ts'
import { copyFolder, fillFolder, holdsDatabase, makeFolder } from './folder.ts'
import { type Pglite, type Start, startPglite } from './pglite.ts'
import { startEngine } from './pglite-engine.ts'
import { pgliteStream } from './pglite-stream.ts'
import type { Template } from './template.ts'

/**
 * Starts PostgreSQL inside this process, on durable files in `dir` (made, for this user only, and locked), or in memory.
 * A new database is a copy of the template, when there is one. It serves one connection at a time, and starts again
 * when its thread has died. Throws `DatabaseInUse` when another process has the folder.
 */
export async function openEmbedded(
  dir: string | undefined,
  template: () => Promise<Template | undefined> = async () => undefined,
): Promise<Store> {
  if (!dir) {
    const kept = await template()
    return serve(kept ? { dump: kept.dump } : {})
  }
  await makeFolder(dir)
  const unlock = await lockFolder(dir)
  try {
    if (!(await holdsDatabase(dir))) await found(dir, await template())
    return await serve({ dir, durable: true }, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

async function found(dir: string, template: Template | undefined): Promise<void> {
  await fillFolder(dir, async (draft) => {
    if (template) return copyFolder(template.cluster, draft)
    const db = await startPglite({ dir: draft })
    await db.close()
  })
}

async function serve(start: Start, unlock = async () => {}): Promise<Store> {
  // what lives in memory is for tests: two threads that hand each other every query would only cost them time
  let db: Pglite = await (start.dir ? startPglite(start) : startEngine(start))
  return {
    async config() {
      // what is in files comes back as after a crash; what was in memory is gone with the thread
      if (!db.alive() && start.dir) db = await startPglite(start)
      const current = db
      return { stream: () => pgliteStream(current) as never, user: 'postgres' }
    },
    async close() {
      if (db.alive()) await db.close()
      await unlock()
    },
  }
}
