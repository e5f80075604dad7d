import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const packageFolder = (name: string) => fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url))

let home = ''
const write = (file: string, text: string) => writeFileSync(join(home, 'src', file), text)

/** What `src/begin.ts` prints when a fresh process loads it. */
async function loaded(): Promise<string> {
  const at = (file: string) => pathToFileURL(join(home, 'src', file)).href
  const start = `const { load } = await import('${at('load.mjs')}'); await load('${at('begin.ts')}')`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', start])
  return stdout
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'load-'))
  for (const folder of ['src/deep', 'node_modules']) mkdirSync(join(home, folder), { recursive: true })
  for (const name of ['esbuild', 'tsx', 'get-tsconfig', 'resolve-pkg-maps'])
    symlinkSync(packageFolder(name), join(home, 'node_modules', name))
  writeFileSync(join(home, 'package.json'), '{"type":"module"}')
  copyFileSync(new URL('../src/load.mjs', import.meta.url), join(home, 'src', 'load.mjs'))
  write('begin.ts', "import { where } from './deep/where.ts'\nconsole.log(where satisfies string)\n")
  write('deep/where.ts', 'export const where: string = import.meta.url\n')
})

afterAll(() => rmSync(home, { recursive: true }))

describe('TypeScript on a Node that may not read it', () => {
  test('every file knows its own place, however it was put together', async () => {
    expect(await loaded()).toBe(`${pathToFileURL(join(home, 'src/deep/where.ts')).href}\n`)
  })

  test('a file changed since the last start is run as it is now', async () => {
    write('deep/where.ts', "export const where = 'elsewhere'\n")
    expect(await loaded()).toBe('elsewhere\n')
  })

  test('the log names the line that somebody wrote, not the bundle’s', async () => {
    write('deep/where.ts', "interface Nothing {}\n\nthrow new Error('here')\nexport const where = ''\n")
    await expect(loaded()).rejects.toThrow('src/deep/where.ts:3')
  })

  test('it starts where nothing can be kept', async () => {
    rmSync(join(home, 'node_modules/.cache'), { recursive: true, force: true })
    writeFileSync(join(home, 'node_modules/.cache'), '')
    write('deep/where.ts', "export const where = 'without a cache'\n")
    expect(await loaded()).toBe('without a cache\n')
  })
})
