import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openDb } from '../../src/db/open.ts'
import { figures, found } from './ledger.ts'
import { playProgramme, SMALL } from './play.ts'

const LOG = join(dirname(fileURLToPath(import.meta.url)), 'small.txt')

test('three makers, a company and 20 parcels: from the first hello to the month’s summary, word for word as approved', async () => {
  const played = await playProgramme(SMALL)
  const db = await openDb({ dir: join(played.dir, 'pg') })
  expect(await found(db.sql)).toEqual({})
  expect(await figures(db.sql)).toMatchObject({
    makers: 3,
    products: 3,
    companies: 1,
    orders: 1,
    parcels: 20,
    divided: 1,
  })
  await db.close()
  await expect(played.log).toMatchFileSnapshot(LOG)
  rmSync(dirname(played.dir), { recursive: true })
}, 120_000)
