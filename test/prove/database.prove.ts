import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDb } from '../../src/db/open.ts'
import { startChild } from '../db/child.ts'
import { crashRound } from '../db/crash.ts'

const ROUNDS = Number(process.env.PROVE_ROUNDS ?? 40)

test(`kill -9 ${ROUNDS} times in the middle of writing: nothing acknowledged is lost, nothing is there by half`, async () => {
  const home = mkdtempSync(join(tmpdir(), 'gandeng-prove-'))
  let acknowledged = 0
  for (let round = 0; round < ROUNDS; round++) {
    // one folder for all rounds, killed at other points each time
    const outcome = await crashRound(join(home, 'data'), (round * 37) % 150, (round * 13) % 29)
    expect(outcome).toMatchObject({ opened: 'open', lost: 0, half: 0 })
    acknowledged += outcome.acknowledged
  }
  rmSync(home, { recursive: true })
  console.log(`${ROUNDS} kills, ${acknowledged} acknowledged transactions, 0 lost`)
}, 1_800_000)

test(`kill -9 ${ROUNDS} times while the folder is being made: it opens afterwards, whole`, async () => {
  const home = mkdtempSync(join(tmpdir(), 'gandeng-prove-'))
  for (let round = 0; round < ROUNDS; round++) {
    const dir = join(home, `data${round}`)
    const writer = startChild('./writer.ts', dir)
    await new Promise((resolve) => setTimeout(resolve, 200 + ((round * 97) % 1800)))
    await writer.kill()
    const db = await openDb({ dir })
    expect(await db.sql('SELECT count(*) >= 0 AS there FROM allocations')).toEqual([{ there: true }])
    await db.close()
    rmSync(dir, { recursive: true })
  }
  rmSync(home, { recursive: true })
}, 1_800_000)
