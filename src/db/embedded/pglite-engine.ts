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
    // not execProtocolRaw: that one also parses every answer and keeps what it parsed for ever (PGlite 0.5.16)
    exec: (bytes) =>
      inTurn(async () => {
        const answer: Uint8Array[] = []
        await db.execProtocolRawStream(bytes, { onRawData: (part) => void answer.push(part.slice()) })
        return whole(answer)
      }),
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

/** Parts of an answer as one piece that is nobody else's memory: it may be handed to another thread. */
function whole(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  if (parts.length === 1 && only) return only
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes
}
