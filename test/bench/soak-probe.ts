// Loaded before the program: asked by a signal, it writes a line on what is left of its heap after a collection.
import { appendFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.env.SOAK_PROBE) {
  const file = process.env.SOAK_PROBE
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  process.on('SIGUSR2', () => {
    collect()
    appendFileSync(file, `${JSON.stringify(process.memoryUsage())}\n`)
  })
}
