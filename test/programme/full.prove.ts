import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { openDb } from '../../src/db/open.ts'
import { figures, found, table } from './ledger.ts'
import { replay } from './pipe.ts'
import { FULL, playProgramme, START } from './play.ts'

test('Karawang 2021: 14 companies, 70 makers, about 3,000 parcels over six packing points; the ledger holds, twice the same to the byte', async () => {
  const played = await playProgramme(FULL)
  const home = dirname(played.dir)
  const script = join(home, 'script.jsonl')
  writeFileSync(script, played.script)
  const db = await openDb({ dir: join(played.dir, 'pg') })
  const happened = await figures(db.sql)
  console.log(table(happened, played))
  expect(await found(db.sql)).toEqual({})
  expect(happened).toMatchObject({ makers: 70, companies: 14 })
  expect(happened.parcels).toBeGreaterThan(2_700)
  await db.close()
  expect((await replay(script, join(home, 'again'), START)) === played.output).toBe(true)
  rmSync(home, { recursive: true })
}, 3_600_000)
