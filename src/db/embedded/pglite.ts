import { startWorker } from '../worker.ts'

/** What a PGlite is started on: files in `dir`, a `dump` loaded into memory, or an empty database in memory. */
export interface Start {
  dir?: string
  /** commits wait for the disk */
  durable?: boolean
  /** path of a tar that `dump()` wrote */
  dump?: string
}

type Op = 'exec' | 'reset' | 'dump' | 'close'
export interface Ask {
  id: number
  op: Op
  bytes?: Uint8Array
}
interface Answer {
  id: number
  bytes?: Uint8Array
  error?: string
}

/** PostgreSQL in a worker thread. Asked things in order, it answers them in order. */
export interface Pglite {
  /** sends bytes of PostgreSQL's protocol and returns the server's */
  exec(bytes: Uint8Array): Promise<Uint8Array>
  /** rolls back what is open and forgets the session's settings and prepared statements */
  reset(): Promise<void>
  /** the whole cluster as a tar */
  dump(): Promise<Uint8Array>
  /** shuts PostgreSQL down cleanly */
  close(): Promise<void>
  /** false once the thread has died */
  alive(): boolean
}

/** Starts the thread and waits until PostgreSQL is ready in it; throws when it can't start on that store. */
export async function startPglite(start: Start): Promise<Pglite> {
  const worker = startWorker(new URL('./pglite-worker.ts', import.meta.url), { start })
  const waiting = new Map<
    number,
    { resolve: (bytes: Uint8Array | undefined) => void; reject: (error: Error) => void }
  >()
  let dead: Error | undefined
  let last = 0

  const died = (error: Error) => {
    dead ??= error
    for (const { reject } of waiting.values()) reject(dead)
    waiting.clear()
  }
  worker.on('message', ({ id, bytes, error }: Answer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error) asked?.reject(new Error(error))
    else asked?.resolve(bytes)
  })
  worker.on('error', died)
  worker.on('exit', () => died(new Error('the embedded database has stopped')))

  const ask = (op: Op, bytes?: Uint8Array) =>
    new Promise<Uint8Array | undefined>((resolve, reject) => {
      if (dead) return reject(dead)
      const id = ++last
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, op, bytes } satisfies Omit<Ask, 'bytes'> & { bytes: Uint8Array | undefined })
    })

  await new Promise((resolve, reject) => waiting.set(0, { resolve, reject }))
  return {
    exec: async (bytes) => (await ask('exec', bytes))!,
    reset: async () => void (await ask('reset')),
    dump: async () => (await ask('dump'))!,
    close: async () => {
      await ask('close')
      await worker.terminate()
    },
    alive: () => dead === undefined,
  }
}
