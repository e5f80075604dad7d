import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { joinTraining, leaveTraining } from '../../../src/actions/programme/trainings/join.ts'
import {
  cancelTraining,
  createTraining,
  inviteMore,
  lookAtTraining,
  moveTraining,
  setTrainingPlaces,
} from '../../../src/actions/programme/trainings/office.ts'
import { readTraining } from '../../../src/actions/programme/trainings/training.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { passTime, said } from '../../jobs/clockwork.ts'
import { act, emptyOffice, NOW, somebody } from '../officers/office.ts'
import { account, business, speaks } from '../people/town.ts'

const MAKERS = 4
const WHEN = { training_day: '2027-01-20', hours: '09.00', training_place: 'Aula' }
let db: Db
beforeAll(async () => {
  db = await freshDb()
}, 60_000)
beforeEach(() => emptyOffice(db))
afterAll(() => db.close())

async function invited(places: number): Promise<{ officer: Actor; makers: Actor[]; training: string }> {
  await emptyOffice(db)
  const officer = await somebody(db, 'Bu Rina', ['admin'])
  const makers: Actor[] = []
  for (let nth = 1; nth <= MAKERS; nth++) {
    const phone = `62812000000${nth}`
    const { accountId, personId } = await account(db, phone)
    await business(db, personId ?? 0, `Dapur ${nth}`, phone)
    makers.push(await speaks(db, accountId))
  }
  await act(db, officer, createTraining, { topic: 'Halal', ...WHEN, places })
  const [row] = await db.sql<{ id: number }>('SELECT id FROM trainings')
  return { officer, makers, training: String(row?.id) }
}

const standing = (training: string) => db.transaction((tx) => readTraining(tx, Number(training), '32.15'))

const step = fc.record({
  does: fc.constantFrom('join', 'leave', 'join', 'resize'),
  maker: fc.nat(MAKERS - 1),
  places: fc.integer({ min: 1, max: 4 }),
})

test('whoever joins and leaves in whatever order: never more than there are places, nobody waits beside a free one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(step, { minLength: 4, maxLength: 12 }),
      async (places, steps) => {
        const { officer, makers, training } = await invited(places)
        for (const [nth, { does, maker, places: wished }] of steps.entries()) {
          const now = new Date(NOW.getTime() + nth * 60_000)
          const who = makers[maker] ?? officer
          if (does === 'join') await act(db, who, joinTraining, { training }, now)
          if (does === 'leave') await act(db, who, leaveTraining, { training }, now)
          if (does === 'resize') await act(db, officer, setTrainingPlaces, { training, places: wished }, now)
          const found = await standing(training)
          expect(found?.joined).toBeLessThanOrEqual(found?.places ?? 0)
          expect(found?.waiting === 0 || found?.joined === found?.places).toBe(true)
        }
      },
    ),
    { numRuns: 12 },
  )
}, 120_000)

test('everybody at the same moment: the last place is given once, and each hears what became of it', async () => {
  const { makers, training } = await invited(1)
  const outcomes = await Promise.all(makers.map((maker) => act(db, maker, joinTraining, { training })))
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['joined', 'waiting', 'waiting', 'waiting'])
  expect(await standing(training)).toMatchObject({ joined: 1, waiting: 3 })
})

test('whoever has gone since leaves her place to the next, and only those who come are reminded', async () => {
  const { makers, training } = await invited(1)
  const [gone, next] = makers
  if (gone) await act(db, gone, joinTraining, { training })
  if (next) await act(db, next, joinTraining, { training }, new Date(NOW.getTime() + 1))
  await db.sql(`UPDATE sellers SET status = 'left' WHERE id = $1`, [gone?.sellerId])
  await passTime(db, '2027-01-18T08:00', '2027-01-20T08:00')
  expect((await said(db, 'training_moved_up')).map(({ account_id }) => account_id)).toEqual([next?.accountId])
  expect((await said(db, 'training_tomorrow')).map(({ account_id }) => account_id)).toEqual([next?.accountId])
})

test('moved twice at one wish and called off: everybody who comes or waits hears each thing once, nobody else', async () => {
  const { officer, makers, training } = await invited(1)
  for (const maker of makers.slice(0, 2)) await act(db, maker, joinTraining, { training })
  const later = { ...WHEN, training, training_day: '2027-01-21' }
  expect((await act(db, officer, moveTraining, later)).values).toEqual({ told: 2, call: [] })
  expect((await act(db, officer, moveTraining, later)).outcome).toBe('same')
  await act(db, officer, cancelTraining, { training, why: 'sakit' })
  expect((await act(db, officer, cancelTraining, { training, why: 'sakit' })).outcome).toBe('over')
  const accounts = makers.slice(0, 2).map(({ accountId }) => accountId)
  for (const notice of ['training_moved', 'training_cancelled'])
    expect((await said(db, notice)).map(({ account_id }) => account_id)).toEqual(accounts)
  const open = await db.sql(`SELECT id FROM outbox WHERE notice = 'training_invited' AND status = 'queued'`)
  expect(open.length).toBe(2)
})

test('an officer of a neighbouring regency neither sees nor changes it, and nobody is invited twice', async () => {
  const { officer, training } = await invited(2)
  const neighbour = await somebody(db, 'Pak Asep', ['admin'], '32.16')
  expect((await act(db, neighbour, lookAtTraining, { training })).outcome).toBe('over')
  expect((await act(db, neighbour, cancelTraining, { training, why: 'sakit' })).outcome).toBe('over')
  expect((await act(db, officer, inviteMore, { training })).outcome).toBe('nobody')
})
