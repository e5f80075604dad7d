import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sent } from '../../src/chat/reply.ts'
import { movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { openLog } from '../../src/log.ts'
import { openWorld } from '../../src/main.ts'
import { openPace } from '../../src/outbox/pace.ts'
import { freshDb } from '../db/fresh.ts'
import { house } from '../house.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db?.close())

test('what is minutes on its way, a large file on a slow line, is not sent a second time', async () => {
  const clock = movableClock(new Date('2027-01-04T01:00:00Z'))
  const began: number[] = []
  let arrive: (sent: Sent) => void = () => {}
  const world = await openWorld({
    house,
    db,
    clock,
    log: openLog('silent'),
    filesDir: mkdtempSync(join(tmpdir(), 'lease-')),
    send({ id }) {
      began.push(id)
      return new Promise((resolve) => {
        arrive = resolve
      })
    },
    lines: [
      {
        channel: 'buyer',
        via: 'bot',
        pace: openPace({ reply: 'none', notice: 'none', noticesADay: 'none' }),
        atOnce: 5,
        up: () => true,
      },
    ],
  })
  await world.receive({ channel: 'buyer', via: 'bot', from: '1', externalId: 'm1', media: [], text: 'halo' })
  await world.work()
  for (let minute = 1; minute <= 7; minute++) {
    clock.moveTo(new Date(clock.now().getTime() + 60_000))
    await world.pump()
    await world.ring()
    await world.pump()
  }
  expect(began).toHaveLength(1)
  arrive({ sent: true, externalId: 'w1' })
  await world.idle()
  expect(await db.sql('SELECT status, external_id FROM outbox')).toEqual([{ status: 'sent', external_id: 'w1' }])
  await world.close()
})
