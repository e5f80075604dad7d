import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { template } from '../../src/db/embedded/template.ts'
import { readMigrations } from '../../src/db/migrate.ts'

const GANDENG = fileURLToPath(new URL('../../src/cli/gandeng.mjs', import.meta.url))

/** Seconds from starting the program to its first word, on a folder that is new and on one that exists. */
export async function startUp(): Promise<[string, number][]> {
  const home = mkdtempSync(join(tmpdir(), 'bench-start-'))
  try {
    const made = await timed(() => template(readMigrations(), join(home, 'cache')))
    const fresh = await timed(() => firstReply(join(home, 'data')))
    const again = await timed(() => firstReply(join(home, 'data')))
    return [
      ['new database', fresh],
      ['first one ever on a machine', fresh + made],
      ['existing database', again],
    ]
  } finally {
    rmSync(home, { recursive: true })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Resolves when somebody who says hello has been answered. */
function firstReply(dir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [GANDENG, 'simulate', '--db', dir], { stdio: ['pipe', 'pipe', 'inherit'] })
    let answered = false
    child.stdout.once('data', () => {
      answered = true
      child.stdin.end()
    })
    child.once('exit', (code) =>
      answered ? resolve() : reject(new Error(`ended with ${code} before its first reply`)),
    )
    child.stdin.write('{"from":"whatsapp:6281200000001","text":"halo"}\n')
  })
}
