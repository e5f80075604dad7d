import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A program of its own, in TypeScript, that says things a line at a time. */
export interface Child {
  /** what it has said so far, to the last whole line */
  said: string[]
  /** resolves when it has said so many lines, or has ended */
  lines(count: number): Promise<void>
  /** kill -9, and waits until it is gone */
  kill(): Promise<void>
  /** exit code when it ends by itself */
  ended: Promise<number | null>
}

/** Starts `file` (relative to this folder) with the arguments. */
export function startChild(file: string, ...args: string[]): Child {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child: ChildProcess = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const out = createInterface({ input: child.stdout! })
  out.on('line', (line) => said.push(line))
  const ended = Promise.all([once(child, 'exit'), once(out, 'close')]).then(([[code]]) => code as number | null)
  return {
    said,
    ended,
    async lines(count) {
      let over = false
      ended.then(() => {
        over = true
      })
      while (said.length < count && !over) await Promise.race([once(out, 'line'), ended])
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
