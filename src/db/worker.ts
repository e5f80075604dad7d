import { Worker } from 'node:worker_threads'

const LOAD = new URL('../load.mjs', import.meta.url)

/** A worker thread that runs the TypeScript file at `url`; `data` is copied to its `workerData`. */
export function startWorker(url: URL, data: unknown): Worker {
  const start = `import('${LOAD}').then(({ load }) => load('${url}'))`
  return new Worker(start, { eval: true, workerData: data, execArgv: [] })
}
