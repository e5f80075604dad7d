import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getPaper } from '../../../src/actions/papers/get-paper.ts'
import { keepPaper } from '../../../src/actions/papers/keep-paper.ts'
import { makePaperErrand } from '../../../src/actions/papers/make-paper.ts'
import { readPaperOrder } from '../../../src/actions/papers/order.ts'
import type { Db } from '../../../src/db/open.ts'
import { drawHere } from '../../../src/documents/drawings.ts'
import { dayAt } from '../../../src/domain/calendar.ts'
import { emptyDb } from '../../db/empty.ts'
import { freshDb } from '../../db/fresh.ts'
import { plant } from '../../db/rows.ts'
import { house } from '../../house.ts'

const NOW = new Date('2027-01-18T09:00:00+07:00')

let db: Db
beforeAll(async () => {
  db = await freshDb({ sessions: 6, own: true })
})
afterAll(() => db?.close())

/** Eight orders of one buyer at one penyedia; the ninth at another. */
beforeEach(async () => {
  await emptyDb(db)
  await plant(db)
  await db.sql(`INSERT INTO people (name, created_at) VALUES ('Hendra', $1)`, [NOW])
  await db.sql(
    `INSERT INTO accounts (region_code, person_id, channel, via, external_id, created_at) VALUES ('32.15', 1, 'buyer', 'bot', '1001', $1)`,
    [NOW],
  )
  await db.sql(`INSERT INTO conversations (account_id, state, created_at) VALUES (1, '{}', $1)`, [NOW])
  await db.sql(
    `INSERT INTO suppliers (region_code, name, kind, created_at)
     VALUES ('32.15', 'Koperasi Maju Jaya', 'cooperative', $1), ('32.15', 'Kelompok Mitra Jaya', 'group', $1)`,
    [NOW],
  )
  await db.sql(
    `INSERT INTO orders (number, region_code, buyer_id, supplier_id, status, needed_on, total, dp_percent, source, created_at)
     SELECT 'KRW-2027-' || n, '32.15', 1, CASE WHEN n = 9 THEN 2 ELSE 1 END, 'placed', '2027-02-24', 1000000, 50, 'chat', $1
     FROM generate_series(2, 9) n`,
    [NOW],
  )
  await db.sql(`UPDATE orders SET supplier_id = 1, dp_percent = 50 WHERE id = 1`)
  await db.sql(
    `INSERT INTO order_lines (order_id, region_code, position, label, quantity, price)
     SELECT id, '32.15', 1, 'Keripik', 100, 10000 FROM orders WHERE id > 1`,
  )
})

const actor = {
  accountId: 1,
  conversationId: 1,
  region: '32.15',
  roles: ['buyer' as const],
  personId: 1,
  buyerId: 1,
}
const work = { now: NOW, today: dayAt(NOW), actor, house, feasts: {}, newCode: () => 'x' }

const ask = (order: number, paper = 'dp_invoice', today = work.today) =>
  db.transaction((tx) => getPaper.run({ order: String(order), paper }, { ...work, tx, today }))
const numbers = async (where = 'TRUE') =>
  (await db.sql<{ number: string }>(`SELECT number FROM documents WHERE ${where} ORDER BY supplier_id, year, no`)).map(
    ({ number }) => number,
  )

test('papers of many orders asked for at once get numbers without doubles or gaps, each penyedia its own', async () => {
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9].map((order) => ask(order)))
  expect(await numbers('supplier_id = 1')).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((no) => `00${no}/INV-DP/KMJ/I/2027`))
  expect(await numbers('supplier_id = 2')).toEqual(['001/INV-DP/KMJ2/I/2027'])
})

test('the same paper asked for six times at once is one paper', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => ask(1)))
  expect(new Set(all.map(({ values }) => values?.paper_number))).toEqual(new Set(['001/INV-DP/KMJ/I/2027']))
  expect(await numbers()).toHaveLength(1)
})

test('a turn that is rolled back leaves no gap', async () => {
  await ask(1)
  await expect(
    db.transaction(async (tx) => {
      await getPaper.run({ order: '2', paper: 'dp_invoice' }, { ...work, tx })
      throw new Error('the turn breaks')
    }),
  ).rejects.toThrow('the turn breaks')
  await ask(3)
  expect(await numbers()).toEqual(['001/INV-DP/KMJ/I/2027', '002/INV-DP/KMJ/I/2027'])
})

test('an order that changed gets the next number; the old paper is void and keeps its own', async () => {
  await ask(1)
  await db.sql('UPDATE order_lines SET quantity = 50 WHERE order_id = 1')
  await ask(1)
  expect(await numbers('voided_at IS NULL')).toEqual(['002/INV-DP/KMJ/I/2027'])
  expect(await numbers('voided_at IS NOT NULL')).toEqual(['001/INV-DP/KMJ/I/2027'])
})

test('a down payment that has come keeps the invoice it was paid for, whatever the order becomes', async () => {
  await ask(2)
  await db.sql(
    `INSERT INTO payments (order_id, region_code, ledger, purpose, amount, paid, status, due_on, confirmed_at, created_at)
     VALUES (2, '32.15', 'buyer', 'dp', 500000, 500000, 'confirmed', '2027-01-11', $1, $1)`,
    [NOW],
  )
  await db.sql('UPDATE order_lines SET quantity = 60 WHERE order_id = 2')
  await ask(2)
  expect(await numbers('order_id = 2')).toEqual(['001/INV-DP/KMJ/I/2027'])
})

test('a kuitansi is of the day its money was confirmed, and of that year, whenever it is asked for', async () => {
  await db.sql(
    `INSERT INTO payments (order_id, region_code, ledger, purpose, amount, paid, status, due_on, confirmed_at, created_at)
     VALUES (2, '32.15', 'buyer', 'dp', 500000, 500000, 'confirmed', '2027-01-11', $1, $1)`,
    [NOW],
  )
  const [payment] = await db.sql<{ id: number }>('SELECT id FROM payments')
  await ask(2, `receipt-${payment!.id}`, '2028-01-03')
  expect(await numbers()).toEqual(['001/KW/KMJ/I/2027'])
  expect(await db.sql(`SELECT data->>'day' AS day FROM documents`)).toEqual([{ day: '2027-01-18' }])
})

test('a surat jalan is of the day the lorry left, in Karawang and of that year, whenever it is asked for', async () => {
  await db.sql(
    `INSERT INTO allocations (region_code, order_line_id, seller_id, product_id, offered, promised, price, status, due_on, created_at)
     VALUES ('32.15', 1, 1, 1, 100, 100, 15000, 'handed_over', '2027-01-08', $1)`,
    [NOW],
  )
  await db.sql(
    `INSERT INTO deliveries (order_id, region_code, position, planned_on, address, status, sent_at, created_at)
     VALUES (1, '32.15', 1, '2027-01-09', 'KIIC', 'on_the_way', $1, $1)`,
    [new Date('2027-01-10T05:30:00+07:00')],
  )
  await db.sql(
    `INSERT INTO delivery_items (delivery_id, region_code, allocation_id, quantity)
     SELECT d.id, '32.15', a.id, 100 FROM deliveries d, allocations a`,
  )
  const [delivery] = await db.sql<{ id: number }>('SELECT id FROM deliveries')
  await ask(1, `delivery_note-${delivery!.id}`, '2028-01-03')
  expect(await db.sql(`SELECT kind, number, data->>'day' AS day FROM documents`)).toEqual([
    { kind: 'delivery_note', number: '001/SJ/KMJ/I/2027', day: '2027-01-10' },
  ])
})

test('a BAST is of the day the goods came, whenever it is asked for', async () => {
  await db.sql(
    `INSERT INTO deliveries (order_id, region_code, position, planned_on, address, status, sent_at, received_at, created_at)
     VALUES (2, '32.15', 1, '2027-01-10', 'KIIC', 'confirmed', $1, $2, $1)`,
    [new Date('2027-01-10T07:00:00+07:00'), new Date('2027-01-12T09:00:00+07:00')],
  )
  const [delivery] = await db.sql<{ id: number }>('SELECT id FROM deliveries')
  await ask(2, `handover_report-${delivery!.id}`)
  expect(await db.sql(`SELECT kind, data->>'day' AS day FROM documents`)).toEqual([
    { kind: 'handover_report', day: '2027-01-12' },
  ])
})

test('a new telephone number at the head makes no new paper; another penyedia does', async () => {
  await ask(1)
  await db.sql(`UPDATE suppliers SET phone = '0267 1' WHERE id = 1`)
  await ask(1)
  expect(await numbers()).toEqual(['001/INV-DP/KMJ/I/2027'])
  await db.sql('UPDATE orders SET supplier_id = 2 WHERE id = 1')
  await ask(1)
  expect(await numbers('voided_at IS NULL')).toEqual(['001/INV-DP/KMJ2/I/2027'])
})

test('numbers begin again with the year, and each kind has its own', async () => {
  await ask(1)
  await ask(2, 'dp_invoice', '2028-01-03')
  await ask(1, 'purchase_order')
  expect(await numbers()).toEqual(['001/INV-DP/KMJ/I/2027', '001/SP/KMJ/I/2027', '001/INV-DP/KMJ/I/2028'])
})

test('what a forged button asks for is not there: a strange order, a strange paper, a maker’s own', async () => {
  await db.sql(
    `INSERT INTO buyers (region_code, name, kind, contact_name, status, source, created_at, updated_at)
     VALUES ('32.15', 'PT Lain', 'company', 'Lia', 'verified', 'chat', $1, $1)`,
    [NOW],
  )
  await db.sql('UPDATE orders SET buyer_id = 2 WHERE id = 5')
  for (const [order, paper] of [
    ['5', 'dp_invoice'],
    ['1', 'receipt-1'],
    ['1', 'work_order-1'],
    ['1', "x'; DROP TABLE documents"],
    ['99999999999999', 'sph'],
  ] as const) {
    const got = await db.transaction((tx) => getPaper.run({ order, paper }, { ...work, tx }))
    expect(got.outcome).toBe('gone')
  }
  expect(await numbers()).toEqual([])
})

test('a paper drawn twice is noted once and has the same bytes; one voided while it was drawn is not handed over', async () => {
  await ask(1)
  const kept: Uint8Array[] = []
  const tools = {
    db,
    house,
    draw: drawHere,
    keep: async (content: Uint8Array, name: string) => {
      kept.push(content)
      await db.sql(
        `INSERT INTO stored_files (hash, kind, type, bytes, name, created_at) VALUES ($1, 'made', 'application/pdf', $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        ['a'.repeat(64), content.byteLength, name, NOW],
      )
      return { hash: 'a'.repeat(64), name, type: 'application/pdf' }
    },
    read: async () => undefined,
  }
  const draw = () => makePaperErrand.run({ documentId: 1, flow: 'paper-made' } as never, tools as never)
  const first = await draw()
  await draw()
  expect(Buffer.compare(kept[0] as Uint8Array, kept[1] as Uint8Array)).toBe(0)
  expect(first.slots.files).toEqual([
    { hash: 'a'.repeat(64), name: 'Invoice uang muka 001-INV-DP-KMJ-I-2027.pdf', type: 'application/pdf' },
  ])
  const keep = () => db.transaction((tx) => keepPaper.run(first.slots, { ...work, tx }))
  expect(await keep()).toMatchObject({ outcome: 'kept', wrote: true })
  expect(await keep()).toMatchObject({ outcome: 'kept', wrote: false })
  expect(await ask(1)).toMatchObject({ outcome: 'ready' })
  await db.sql('UPDATE documents SET voided_at = $1', [NOW])
  expect(await keep()).toMatchObject({ outcome: 'over' })
})

test('what stands in for a line is on its papers only once it has come, and only where the buyer agreed', async () => {
  const instead = async () => (await db.transaction((tx) => readPaperOrder(tx, 1)))?.lines[0]?.instead
  await db.sql(
    `INSERT INTO allocations (region_code, order_line_id, seller_id, product_id, offered, promised, delivered, price, status, due_on, created_at)
     VALUES ('32.15', 1, 1, 1, 100, 100, 1, 15000, 'in_progress', '2027-02-20', $1)`,
    [NOW],
  )
  await db.sql(
    `INSERT INTO substitutions (order_line_id, region_code, product_id, status, proposed_at) VALUES (1, '32.15', 1, 'asked', $1)`,
    [NOW],
  )
  expect(await instead()).toBeNull()
  await db.sql(`UPDATE substitutions SET status = 'accepted', answered_at = $1`, [NOW])
  expect(await instead()).toBe('Keripik Tempe Pedas')
  await db.sql('UPDATE allocations SET delivered = 0')
  expect(await instead()).toBeNull()
})
