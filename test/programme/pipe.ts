import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { SaidLine } from '../../src/cli/script.ts'

const GANDENG = fileURLToPath(new URL('../../src/cli/gandeng.mjs', import.meta.url))

/** A line of a script for `gandeng simulate`. */
export type ScriptLine = Record<string, unknown>

/** A running `gandeng simulate`, driven line by line. */
export interface Pipe {
  /** sends one line. @returns what was said until it was done. @throws when the line is refused */
  play(line: ScriptLine): Promise<Answer>
  /** everything sent and everything answered so far, as the files would be */
  script(): string
  /** lines sent so far */
  lines(): number
  output(): string
  /** closes the input and waits for the end. @returns the exit code */
  end(): Promise<number>
}

export interface Answer {
  said: SaidLine[]
  /** a code asked for by an `invite` line */
  invite?: string
}

/** Starts `gandeng simulate` on the folder `dir`, with its clock at `now`. */
export function openPipe(dir: string, now: string): Pipe {
  const child = startSimulate(['--db', dir, '--now', now])
  const sent: string[] = []
  const heard: string[] = []
  let complaint = ''
  child.stderr!.on('data', (text) => {
    complaint += text
  })
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  const ended = once(child, 'exit').then(([code]) => Number(code))
  return {
    async play(line) {
      sent.push(JSON.stringify(line))
      child.stdin!.write(`${sent.at(-1)}\n`)
      const answer: Answer = { said: [] }
      for (;;) {
        const { value, done } = await lines.next()
        if (done) throw new Error(`simulate ended with ${await ended}: ${complaint.slice(-2000)}`)
        heard.push(value)
        const out = JSON.parse(value)
        if (out.error) throw new Error(`${out.error}\n${sent.at(-1)}`)
        if (out.done) break
        if (out.invite) answer.invite = out.invite
        else answer.said.push(out)
      }
      if (complaint) throw new Error(complaint.slice(-4000))
      return answer
    },
    lines: () => sent.length,
    script: () => sent.map((line) => `${line}\n`).join(''),
    output: () => heard.map((line) => `${line}\n`).join(''),
    async end() {
      child.stdin!.end()
      return ended
    },
  }
}

/** Plays a whole file and returns what came out. @throws when it ended with anything but 0 */
export async function replay(file: string, dir: string, now: string): Promise<string> {
  const child = startSimulate(['--db', dir, '--now', now, file])
  const chunks: Buffer[] = []
  let complaint = ''
  child.stdout!.on('data', (chunk) => chunks.push(chunk))
  child.stderr!.on('data', (text) => {
    complaint += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`simulate ended with ${code}: ${complaint.slice(-2000)}`)
  return Buffer.concat(chunks).toString()
}

const startSimulate = (args: string[]): ChildProcess =>
  spawn(process.execPath, [GANDENG, 'simulate', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // whatever database this machine is set up for, the programme plays on its own folder
    env: { ...process.env, DATABASE_URL: '', GANDENG_LOG: 'error' },
  })
