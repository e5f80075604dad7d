// The thread that stands still while HiGHS works. It answers one program at a time, in the order they come.
import { parentPort } from 'node:worker_threads'
import loadHighs from 'highs'
import type { Asked, Told } from './messages.ts'
import { run } from './run.ts'

if (!parentPort) throw new Error('this file is a worker thread')
const port = parentPort
const tell = (told: Told) => port.postMessage(told)

// its types are those of the CommonJS build, where the loader is one step further in
const loading = (loadHighs as unknown as typeof loadHighs.default)()
port.on('message', async ({ program, limits }: Asked) => {
  try {
    const highs = await loading
    const solution = run(highs, program, limits)
    tell({ kind: 'solved', solution, memoryBytes: highs.memoryBytes })
  } catch (error) {
    // after an abort the WebAssembly instance is of no more use: a fresh thread takes over
    tell({ kind: 'broke', why: error instanceof Error ? error.message : String(error) })
  }
})
