import { Worker } from 'node:worker_threads'

/** A worker thread that runs the TypeScript file at `url`; `data` is copied to its `workerData`. */
export function startWorker(url: URL, data: unknown): Worker {
  if (readsTypescript(process.versions.node)) return new Worker(url, { workerData: data })
  // tsx started with --import leaves threads alone, so the thread registers it first. Its full address, because a bare
  // name would be looked up from the working directory.
  const tsx = import.meta.resolve('tsx/esm/api')
  const start = `import('${tsx}').then(({ register }) => { register(); return import('${url}') })`
  return new Worker(start, { eval: true, workerData: data, execArgv: [] })
}

/**
 * True for a Node that runs TypeScript by itself (22.18, 23.6 and later). `process.features.typescript` does not tell: tsx
 * sets it too.
 */
export function readsTypescript(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}
