import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendDelivery } from '../../src/actions/fulfilment/delivering/send-delivery.ts'
import { recordHandover } from '../../src/actions/fulfilment/handing/record-handover.ts'
import { confirmArrival } from '../../src/actions/fulfilment/receiving/confirm-receipt.ts'
import { keepInvitation } from '../../src/actions/officers/invitation.ts'
import { inspectDatabase } from '../../src/cli/inspect.ts'
import type { Db } from '../../src/db/open.ts'
import { act, BUYER, maker, openPoint, order, promised } from '../actions/fulfilment/point.ts'
import { freshDb } from '../db/fresh.ts'

type Rows = Record<string, unknown>[]
const NOW = new Date('2027-02-20T02:00:00Z')

let db: Db
let state: Record<string, Rows & Record<string, number>>
beforeAll(async () => {
  db = await freshDb()
  await openPoint(db)
  const iis = await maker(db, { name: 'Bu Iis' })
  const { orderId, lineIds } = await order(db, {
    number: 'KRW-2027-0001',
    neededOn: '2027-03-01',
    lines: [{ label: 'Keripik', quantity: 100, price: 15_000, products: [iis.productId] }],
  })
  const share = await promised(db, { lineId: lineIds[0]!, ...iis, pieces: 100, dueOn: '2027-02-26' })
  await act(db, recordHandover, { share: String(share), count: 100, damaged: 0, best_before: '2027-12-31' }, NOW)
  await act(db, sendDelivery, { order: String(orderId) }, NOW)
  await act(db, confirmArrival, { delivery: '1' }, NOW, BUYER)
  await db.sql(`UPDATE buyers SET npwp_sealed = '\\x0102'`)
  await keepInvitation(db.sql, { code: 'rahasia', role: 'curator', region: '32.15', now: NOW })
  state = (await inspectDatabase(db)) as typeof state
})
afterAll(() => db.close())

test('everything that others rely on is there under its name', () => {
  const [order] = state.orders!
  expect(order).toMatchObject({
    number: 'KRW-2027-0001',
    buyer_id: 1,
    status: 'delivered',
    needed_on: '2027-03-01',
    total: 1_500_000,
  })
  expect(order!.lines).toMatchObject([
    {
      label: 'Keripik',
      quantity: 100,
      price: 15_000,
      allocations: [{ offered: 100, promised: 100, delivered: 100, deducted: 0, status: 'delivered' }],
    },
  ])
  expect(order!.payments).toMatchObject([
    { ledger: 'buyer', amount: 1_500_000, status: 'due', due_on: '2027-03-06' },
    { ledger: 'maker', amount: 1_500_000 },
  ])
  expect(order!.deliveries).toMatchObject([{ status: 'confirmed', items: [{ quantity: 100, damaged: 0 }] }])
  expect(state.sellers).toMatchObject([
    { name: 'Bu Iis', owner: 'Bu Iis', district: '32.15.05', district_name: 'Klari', status: 'active' },
  ])
  expect(state.products).toMatchObject([
    { price: 15_000, unit: 'bungkus', capacity: 3000, capacity_per: 'month', pirt: null, halal: null },
  ])
  expect(state.buyers).toMatchObject([{ name: 'PT Maju', kind: 'company', status: 'verified' }])
  expect(state.officers).toMatchObject([{ role: 'admin', region: '32.15' }])
  expect(state.outbox).toMatchObject({ queued: expect.any(Number), sent: 0, failed: 0, dropped: 0 })
  for (const name of ['parcels', 'job_runs', 'targets', 'trainings', 'listings']) expect(state[name], name).toEqual([])
})

test('keys are snake_case, ids rise, amounts are whole numbers, instants say where they are', () => {
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      const ids = value.map((row) => (row as { id?: number } | null)?.id).filter((id) => typeof id === 'number')
      if (!path.endsWith('lines') && !path.endsWith('reason')) expect(ids, path).toEqual([...ids].sort((a, b) => a - b))
      for (const row of value) walk(row, path)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (!path.includes('state')) expect(key, path).toMatch(/^[a-z][a-z0-9_]*$/)
        walk(inner, `${path}.${key}`)
      }
    } else if (typeof value === 'number') expect(Number.isInteger(value), path).toBe(true)
    else if (typeof value === 'string' && path.endsWith('_at')) expect(value, path).toMatch(/\+07:00$/)
  }
  walk(state, 'state')
  expect(JSON.parse(JSON.stringify(state))).toEqual(state)
})

test('no secret is in it: no code, no hash of one, no sealed number', () => {
  const text = JSON.stringify(state)
  expect(text).not.toContain('rahasia')
  expect(text).not.toContain('code_hash')
  expect(text).not.toContain('npwp_sealed')
})

test('the same database gives the same bytes', async () => {
  expect(JSON.stringify(await inspectDatabase(db))).toBe(JSON.stringify(state))
})
