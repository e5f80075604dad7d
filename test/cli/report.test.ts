import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFeasts } from '../../src/actions/places/reference.ts'
import { sumUp } from '../../src/actions/reports/month.ts'
import { writeReport } from '../../src/cli/report.ts'
import { snake } from '../../src/cli/snake.ts'
import { movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { drawHere } from '../../src/documents/drawings.ts'
import type { Desk } from '../../src/inbox/desk.ts'
import { rememberTick } from '../../src/jobs/tick.ts'
import { maker, openPoint } from '../actions/fulfilment/point.ts'
import { freshDb } from '../db/fresh.ts'
import { house } from '../house.ts'

const clock = movableClock(new Date('2026-11-22T02:00:00Z'))
let db: Db
let home: string
beforeAll(async () => {
  db = await freshDb()
  await openPoint(db)
  home = mkdtempSync(join(tmpdir(), 'report-'))
})
afterAll(async () => {
  await db.close()
  rmSync(home, { recursive: true, force: true })
})

test('the month of every region, in figures and as officers read it', async () => {
  const feasts = await readFeasts(db)
  const desk = { house, feasts, districts: [] } as unknown as Desk
  await rememberTick(db, new Date('2027-02-20T02:00:00Z'))
  const out = join(home, 'not', 'there', 'yet')
  const paths = await writeReport({ db, clock, desk, draw: drawHere }, '2027-01', out)
  expect(paths).toEqual([join(out, 'summary.json'), join(out, 'summary.txt')])
  const { month, regions } = JSON.parse(readFileSync(paths[0]!, 'utf8'))
  expect(month).toBe('2027-01')
  const expected = await sumUp(db.sql, '32.15', '2027-01', { today: '2027-02-20', feasts })
  expect(regions.find((one: { region: string }) => one.region === '32.15')).toEqual(
    JSON.parse(JSON.stringify(snake(expected))),
  )
  expect(regions[0].figures).toHaveProperty('makers_who_sold', 0)
  expect(expected.complete).toBe(true)
  const text = readFileSync(paths[1]!, 'utf8')
  for (const name of ['Karawang', 'Bekasi', 'Purwakarta']) expect(text).toContain(`*Ringkasan Januari 2027*, ${name}`)
})

test('a region that sold something has a picture, a workbook and pages, the same bytes each time', async () => {
  const desk = { house, feasts: await readFeasts(db), districts: [] } as unknown as Desk
  const iis = await maker(db, { name: '=Bu Iis' })
  await db.sql(
    `INSERT INTO outside_sales (region_code, seller_id, month, place, amount, source, reported_at) VALUES ('32.15', $1, '2027-01', 'shop', 1250000, 'claim', now())`,
    [iis.sellerId],
  )
  const [first, second] = [join(home, 'first'), join(home, 'second')]
  const paths = await writeReport({ db, clock, desk, draw: drawHere }, '2027-01', first)
  const names = ['png', 'xlsx', 'pdf'].map((end) => `Ringkasan Karawang Januari 2027.${end}`)
  expect(paths.slice(2)).toEqual(names.map((name) => join(first, name)))
  await writeReport({ db, clock, desk, draw: drawHere }, '2027-01', second)
  for (const name of names) expect(readFileSync(join(first, name)).equals(readFileSync(join(second, name)))).toBe(true)
})
