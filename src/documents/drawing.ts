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
  overdue: NodeJS.Timeout
}

/** What the largest workbook we take needs is less than half of it. House figure. */
const MOST_MB = 1_024
/** What is drawn for longer never ends: a catalogue of 300 goods takes seconds. House figure. */
const LONGEST_MS = 2 * 60_000

/**
 * Papers, charts and workbooks drawn in a thread of their own, started with the first one: nobody's answer waits for a
 * paper. When the thread breaks down, wants too much memory or does not come to an end, what it was at fails, and the next
 * drawing starts another.
 * @param startWorker starts the TypeScript file at an address as a thread; see src/db/worker.ts
 */
export function startDrawing(
  startWorker: (url: URL, data: unknown, mostMb: number) => Worker,
  { mostMb = MOST_MB, longestMs = LONGEST_MS } = {},
): Drawing {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let last = 0

  const broke = (worker: Worker, why: string) => {
    if (worker !== thread) return
    thread = undefined
    for (const { reject, overdue } of waiting.values()) {
      clearTimeout(overdue)
      reject(new Error(why))
    }
    waiting.clear()
  }
  const open = (): Worker => {
    const worker = startWorker(new URL('./thread.ts', import.meta.url), null, mostMb)
    worker.on('message', (told: Told) => {
      const asked = waiting.get(told.id)
      waiting.delete(told.id)
      clearTimeout(asked?.overdue)
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
        const worker = thread
        worker.ref()
        const id = ++last
        const overdue = setTimeout(() => {
          broke(worker, `'${what}' took longer than ${longestMs / 1000} s`)
          void worker.terminate()
        }, longestMs)
        waiting.set(id, { resolve, reject, overdue })
        worker.postMessage({ id, what, facts } satisfies Asked)
      }),
    async stop() {
      const old = thread
      if (old) broke(old, 'the program ends')
      await old?.terminate()
    },
  }
}
