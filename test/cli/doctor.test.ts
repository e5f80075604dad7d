import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doctor } from '../../src/cli/doctor.ts'
import { readConfig } from '../../src/config.ts'
import { lockFolder } from '../../src/db/lock.ts'

let home: string
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'doctor-'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

async function examine(settings: Record<string, string>): Promise<{ code: number; said: string }> {
  let said = ''
  const config = readConfig({ GANDENG_DATA: join(home, 'data'), PLAYGROUND_PORT: '0', ...settings })
  const code = await doctor(
    config,
    (text) => {
      said += text
    },
    join(home, '.env'),
  )
  return { code, said }
}

test('a machine that is ready: nothing to do, and nothing is made', async () => {
  const { code, said } = await examine({})
  expect(said).toContain('All is well.')
  expect(said).toContain('is new: it is filled at the first start')
  expect(code).toBe(0)
})

test('a database folder that another program holds is named, with what to do', async () => {
  mkdirSync(join(home, 'data', 'pg'), { recursive: true })
  const unlock = await lockFolder(join(home, 'data', 'pg'))
  const { code, said } = await examine({})
  await unlock()
  expect(said).toMatch(/✗ database folder: .* in use by another running gandeng[^\n]*\n {2}→ stop the other program/)
  expect(code).toBe(1)
  expect((await examine({})).code).toBe(0)
})

test('a port that is taken, and a server that does not answer', async () => {
  const other = createServer()
  const taken = await new Promise<number>((resolve) =>
    other.listen(0, '127.0.0.1', () => resolve((other.address() as AddressInfo).port)),
  )
  const { code, said } = await examine({
    PLAYGROUND_PORT: String(taken),
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/gandeng',
  })
  await new Promise((resolve) => other.close(resolve))
  expect(said).toContain(`✗ playground: port ${taken} is taken`)
  expect(said).toMatch(/✗ database server: .*\n {2}→ see that PostgreSQL runs on 127\.0\.0\.1:1/)
  expect(said).toContain('2 to mend.')
  expect(code).toBe(1)
})

test('a mistyped name in .env, which nobody would read, is named with its line', async () => {
  writeFileSync(join(home, '.env'), '# ours\nTELEGRAM_BUYERS_TOKEN=1\n#NOTHING=1\nGANDENG_LOG=info\n')
  const { code, said } = await examine({})
  rmSync(join(home, '.env'))
  expect(said).toContain(
    ".env:2: 'TELEGRAM_BUYERS_TOKEN' is not read by gandeng — did you mean 'TELEGRAM_BUYER_TOKEN'?",
  )
  expect(said).toContain('1 to mend.')
  expect(code).toBe(1)
})
