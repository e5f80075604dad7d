import { Worker } from 'node:worker_threads'

const LOAD = new URL('../load.mjs', import.meta.url)

/**
 * A worker thread that runs the TypeScript file at `url`; `data` is copied to its `workerData`.
 * @param mostMb megabytes of objects it may hold: beyond them the thread ends, and not the program
 */
export function startWorker(url: URL, data: unknown, mostMb?: number): Worker {
  const start = `import('${LOAD}').then(({ load }) => load('${url}'))`
  const resourceLimits = mostMb === undefined ? {} : { maxOldGenerationSizeMb: mostMb }
  return new Worker(start, { eval: true, workerData: data, execArgv: [], resourceLimits })
}
