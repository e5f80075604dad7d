import { createHash } from 'node:crypto'
import { realpathSync, unlinkSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'

/**
 * Takes the folder for this process; the answer gives it back. Two processes that write one embedded database lose rows,
 * and nothing in PGlite refuses the second. The lock is a socket, so the kernel drops it with the process, however it
 * dies. Throws `DatabaseInUse` when another process (or this one) holds it. `dir` must exist.
 */
export async function lockFolder(dir: string): Promise<() => Promise<void>> {
  const address = socketFor(dir)
  const server = createServer((peer) => peer.destroy()).unref()
  if (!(await listens(server, address))) {
    // only a socket that is a file outlives its process
    if (address.startsWith('\0') || address.startsWith('\\\\') || (await answers(address))) throw inUse(dir)
    unlinkSync(address)
    if (!(await listens(server, address))) throw inUse(dir)
  }
  return () => new Promise((resolve) => server.close(() => resolve()))
}

/** True for the error that says another process has the folder. */
export function isDatabaseInUse(error: unknown): error is Error {
  return error instanceof Error && error.name === 'DatabaseInUse'
}

function inUse(dir: string): Error {
  const error = new Error(
    `the database in ${dir} is in use by another running gandeng: stop that one first, or choose another folder with --db`,
  )
  error.name = 'DatabaseInUse'
  return error
}

function socketFor(dir: string): string {
  const id = createHash('sha256').update(realpathSync(dir)).digest('hex').slice(0, 32)
  if (process.platform === 'linux') return `\0gandeng-${id}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\gandeng-${id}`
  return join(dir, '.lock')
}

function listens(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error))
    server.once('error', failed)
    server.listen(address, () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const peer = connect(address)
    peer.once('connect', () => resolve(true)).once('error', () => resolve(false))
    peer.once('close', () => peer.destroy())
  })
}
