import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const GANDENG = fileURLToPath(new URL('../../src/cli/gandeng.mjs', import.meta.url))

/** The queues and channels as `/health` tells them. */
export interface Standing {
  well: boolean
  channels: { channel: string; via: string; state: string; why?: string }[]
  queues: { inbox: number; outbox: number; oldestSeconds: number }
  memoryMb: number
}

/** A running `gandeng start`, as its operator has it: a page, commands, signals. */
export interface Program {
  pid: number
  /** the operator's page, as HTML */
  page(): Promise<string>
  health(): Promise<{ status: number; standing: Standing }>
  /** a command of `gandeng` on its folder. @returns what it printed. @throws when it fails */
  command(...args: string[]): Promise<string>
  /** @returns the exit code, and the milliseconds it took */
  stop(): Promise<{ code: number | null; ms: number }>
  /** without a word of warning */
  kill(): Promise<void>
  /** what it logged so far, a JSON object a line */
  log(): string
}

export type Env = Record<string, string>

/**
 * Starts the bot on the folder `dir` with these settings and no others. Resolves when its page is there.
 * @param only the parts it is started for; all unless said otherwise
 */
export async function startProgram(dir: string, env: Env, only?: string): Promise<Program> {
  mkdirSync(dir, { recursive: true })
  const child = run(dir, env, only === undefined ? ['start'] : ['start', '--only', only])
  let logged = ''
  child.stderr!.on('data', (text) => {
    logged += text
  })
  const ended = once(child, 'exit')
  const url = await Promise.race([pageOf(child), ended.then(() => undefined)])
  if (url === undefined) throw new Error(`gandeng start ended with ${child.exitCode}: ${logged.slice(-2000)}`)
  return {
    pid: child.pid!,
    page: async () => (await fetch(url)).text(),
    async health() {
      const response = await fetch(`${url}health`)
      return { status: response.status, standing: (await response.json()) as Standing }
    },
    command: (...args) => command(dir, env, args),
    async stop() {
      const began = performance.now()
      child.kill('SIGTERM')
      await ended
      return { code: child.exitCode, ms: performance.now() - began }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    log: () => logged,
  }
}

/** Runs one command to its end. */
export async function command(dir: string, env: Env, args: string[]): Promise<string> {
  const child = run(dir, env, args)
  let out = ''
  let complaint = ''
  child.stdout!.on('data', (text) => {
    out += text
  })
  child.stderr!.on('data', (text) => {
    complaint += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`gandeng ${args.join(' ')} ended with ${code}: ${complaint}`)
  return out
}

/** In its own folder, so that no .env of this machine has a word in it. */
const run = (dir: string, env: Env, args: string[]): ChildProcess =>
  spawn(process.execPath, [GANDENG, ...args], {
    cwd: dir,
    env: { PATH: process.env.PATH, HOME: dir, GANDENG_DATA: dir, GANDENG_LOG: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

function pageOf(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve) => {
    child.stdout!.on('data', (text) => {
      said += text
      const url = /operator's page: (\S+)\n/.exec(said)?.[1]
      if (url) resolve(url)
    })
  })
}
