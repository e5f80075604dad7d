import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { DurableFS, durableStartParams } from './durable-fs.ts'
import type { Pglite, Start } from './pglite.ts'

/** PostgreSQL in this very thread, which stands still during a query; throws when it can't start on that store. */
export async function startEngine(start: Start): Promise<Pglite> {
  const db = await PGlite.create({
    extensions: { pg_trgm },
    postgresqlconf: ['shared_buffers = 32MB', 'min_wal_size = 32MB', "timezone = 'UTC'"],
    ...(start.dir && start.durable && { fs: new DurableFS(start.dir), startParams: durableStartParams }),
    ...(start.dir && !start.durable && { fs: new NodeFS(start.dir) }),
    ...(start.dump && { loadDataDir: await openAsBlob(start.dump) }),
  })
  let open = true
  let last: Promise<unknown> = Promise.resolve()

  // asked things in order, it does them in order
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
  return {
    exec: (bytes) => inTurn(() => db.execProtocolRaw(bytes)),
    reset: () =>
      inTurn(async () => {
        // what a server does when a connection is cut
        if (db.isInTransaction()) await db.exec('ROLLBACK')
        await db.exec('DISCARD ALL')
      }),
    dump: () => inTurn(async () => new Uint8Array(await (await db.dumpDataDir('none')).arrayBuffer())),
    close: () =>
      inTurn(() => {
        open = false
        return db.close()
      }),
    alive: () => open,
  }
}
