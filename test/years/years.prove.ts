import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDb } from '../../src/db/open.ts'
import { counted, live, saidIn } from './live.ts'
import { planYears } from './plan.ts'
import { faults, liveKilled, type Sent } from './verdict.ts'

const SIZE = { makers: 25, companies: 6, orders: 60, days: 730 }
const KILLS = 12

test('two years of a small regency, and the same with kills and restarts at random moments: the very same notices', async () => {
  const plan = planYears(SIZE)
  const whole = await openDb()
  const sent: Sent[] = []
  await live(whole, plan, ({ id }, at) => sent.push({ id, at }))
  expect(await faults(whole, plan, sent)).toEqual([])
  console.table(await counted(whole))
  const said = await saidIn(whole)
  await whole.close()

  const dir = mkdtempSync(join(tmpdir(), 'years-killed-'))
  const heard = await liveKilled(dir, SIZE, KILLS)
  const killed = await openDb({ dir: join(dir, 'pg') })
  expect(await faults(killed, plan, heard, { kills: KILLS })).toEqual([])
  expect(await saidIn(killed)).toEqual(said)
  await killed.close()
  rmSync(dir, { recursive: true, force: true })
})
