// PostgreSQL (PGlite) in a worker thread: a query never blocks the program's event loop.
import { parentPort, workerData } from 'node:worker_threads'
import type { Ask, Start } from './pglite.ts'
import { startEngine } from './pglite-engine.ts'

const port = parentPort!
const engine = await startEngine((workerData as { start: Start }).start)

port.on('message', async ({ id, op, bytes }: Ask) => {
  try {
    const answer = await (op === 'exec' ? engine.exec(bytes!) : engine[op]())
    port.postMessage({ id, bytes: answer }, answer ? [answer.buffer as ArrayBuffer] : [])
  } catch (error) {
    port.postMessage({ id, error: String(error) })
  }
})
port.postMessage({ id: 0 })
