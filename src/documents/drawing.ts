import type { Worker } from 'node:worker_threads'
import type { Draw, Drawings } from './drawings.ts'

/** To the thread: what to draw, from what. */
export interface Asked {
  id: number
  what: keyof Drawings
  facts: Drawings[keyof Drawings]
}
/** Back from it: the bytes, or why there are none. */
export type Told = { id: number; bytes: Uint8Array } | { id: number; why: string }

export interface Drawing {
  draw: Draw
  /** ends the thread; what is being drawn is refused */
  stop(): Promise<void>
}

interface Waiting {
  resolve(bytes: Uint8Array): void
  reject(error: Error): void
}

/**
 * Papers, charts and workbooks drawn in a thread of their own, started with the first one: nobody's answer waits for a
 * paper. When the thread breaks down, what it was at fails, and the next drawing starts another.
 * @param startWorker starts the TypeScript file at an address as a thread; see src/db/worker.ts
 */
export function startDrawing(startWorker: (url: URL, data: unknown) => Worker): Drawing {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let last = 0

  const broke = (worker: Worker, why: string) => {
    if (worker !== thread) return
    thread = undefined
    for (const { reject } of waiting.values()) reject(new Error(why))
    waiting.clear()
  }
  const open = (): Worker => {
    const worker = startWorker(new URL('./thread.ts', import.meta.url), null)
    worker.on('message', (told: Told) => {
      const asked = waiting.get(told.id)
      waiting.delete(told.id)
      // an idle thread keeps no program alive
      if (!waiting.size) worker.unref()
      if ('bytes' in told) asked?.resolve(told.bytes)
      else asked?.reject(new Error(told.why))
    })
    worker.on('error', (error) => broke(worker, String(error)))
    worker.on('exit', (code) => broke(worker, `the thread that draws ended with ${code}`))
    return worker
  }

  return {
    draw: (what, ...facts) =>
      new Promise((resolve, reject) => {
        thread ??= open()
        thread.ref()
        const id = ++last
        waiting.set(id, { resolve, reject })
        thread.postMessage({ id, what, facts } satisfies Asked)
      }),
    async stop() {
      const old = thread
      if (old) broke(old, 'the program ends')
      await old?.terminate()
    },
  }
}
