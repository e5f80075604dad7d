import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const GANDENG = fileURLToPath(new URL('../../src/cli/gandeng.mjs', import.meta.url))

const FOLDER = mkdtempSync(join(tmpdir(), 'gandeng-crash-'))

/** A file that breaks the program off at a signal, as a bug of ours might, with a row at hand. */
function breaksOff(how: string): string {
  const file = join(FOLDER, `${how.length}.mjs`)
  writeFileSync(
    file,
    `const row = { name: 'Bu Rahasia', phone: '628123456789' }\nprocess.on('SIGUSR2', () => { ${how} })\n`,
  )
  return file
}

test.concurrent.each([
  ['a row that was refused', `throw Object.assign(new Error('invalid input syntax: "' + row.name + '"'), { row })`],
  ['a promise nobody waits for', `Promise.reject(Object.assign(new Error('refused'), { detail: row.phone }))`],
])('%s that nobody catches ends the program with a code in its log, and with nobody’s name', async (_, how) => {
  const child = spawn(process.execPath, [GANDENG, 'simulate'], {
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, NODE_OPTIONS: `--import=${breaksOff(how)}` },
  })
  let [said, told] = ['', '']
  child.stdout.on('data', (text) => {
    said += text
  })
  child.stderr.on('data', (text) => {
    told += text
  })
  child.stdin.write('{"from":"whatsapp:628123456789","text":"halo"}\n')
  await expect.poll(() => said).toContain('"done":1')
  child.kill('SIGUSR2')
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  const line = told.split('\n').find((one) => one.startsWith('{'))
  expect(JSON.parse(line ?? '')).toMatchObject({ level: 60, code: expect.stringMatching(/^C[0-9a-f]{8}$/) })
  expect(told).not.toMatch(/Rahasia|62812/)
})
