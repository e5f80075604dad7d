// PostgreSQL (PGlite) in a worker thread: a query never blocks the program's event loop.
import { openAsBlob } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { DurableFS, durableStartParams } from './durable-fs.ts'
import type { Ask, Start } from './pglite.ts'

const { start } = workerData as { start: Start }
const port = parentPort!

const db = await PGlite.create({
  extensions: { pg_trgm },
  postgresqlconf: ['shared_buffers = 32MB', 'min_wal_size = 32MB', "timezone = 'UTC'"],
  ...(start.dir && start.durable && { fs: new DurableFS(start.dir), startParams: durableStartParams }),
  ...(start.dir && !start.durable && { fs: new NodeFS(start.dir) }),
  ...(start.dump && { loadDataDir: await openAsBlob(start.dump) }),
})

async function answer({ op, bytes }: Ask): Promise<Uint8Array | undefined> {
  switch (op) {
    case 'exec':
      return db.execProtocolRaw(bytes!)
    case 'reset':
      // what a server does when a connection is cut
      if (db.isInTransaction()) await db.exec('ROLLBACK')
      await db.exec('DISCARD ALL')
      return undefined
    case 'dump':
      return new Uint8Array(await (await db.dumpDataDir('none')).arrayBuffer())
    case 'close':
      await db.close()
  }
}

let queue: Promise<void> = Promise.resolve()
port.on('message', (ask: Ask) => {
  queue = queue.then(async () => {
    try {
      const bytes = await answer(ask)
      port.postMessage({ id: ask.id, bytes }, bytes ? [bytes.buffer as ArrayBuffer] : [])
    } catch (error) {
      port.postMessage({ id: ask.id, error: String(error) })
    }
  })
})
port.postMessage({ id: 0 })
