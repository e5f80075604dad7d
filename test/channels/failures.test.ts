import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The failures that operators read about, each with the file and the test that shows it. */
const ROWS = readFileSync(join(ROOT, 'docs/operating.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, happens, , file, name] = line.split('|').map((cell) => cell.trim())
    const path = /^`(\S+\.ts)`$/.exec(file ?? '')?.[1]
    return path && name ? [{ happens: happens!, path: join(ROOT, 'test', path), name }] : []
  })

test('every failure that operators read about has the test that is named for it', () => {
  const missing = ROWS.filter(({ path, name }) => !existsSync(path) || !readFileSync(path, 'utf8').includes(name))
  expect(missing.map(({ happens }) => happens)).toEqual([])
  expect(ROWS.length).toBeGreaterThan(30)
})
