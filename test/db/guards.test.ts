import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { errorForLog } from '../../src/log.ts'
import { freshDb } from './fresh.ts'
import { plant } from './rows.ts'

const AT = new Date('2027-01-04T01:00:00Z')
let db: Db

beforeAll(async () => {
  db = await freshDb()
  await plant(db)
}, 60_000)
afterAll(() => db.close())

type Row = Record<string, unknown>
const SHARE: Row = {
  region_code: '32.15',
  order_line_id: 1,
  seller_id: 1,
  product_id: 1,
  offered: 100,
  promised: 60,
  delivered: 0,
  deducted: 0,
  price: 15000,
  status: 'partial',
  due_on: '2027-02-20',
  created_at: AT,
}
const PRODUCT: Row = {
  region_code: '32.15',
  seller_id: 1,
  name: 'Rengginang',
  kind: 'crackers',
  unit_price: 12000,
  unit: 'bungkus',
  status: 'waiting',
  created_at: AT,
  updated_at: AT,
}
const REPLY: Row = {
  account_id: 1,
  lane: 'reply',
  kind: 'reply',
  priority: 0,
  text: 'Baik',
  due_at: AT,
  status: 'queued',
  created_at: AT,
}

/** Writes the row and takes it back. */
async function attempt(table: string, row: Row): Promise<'written' | string> {
  const undone = new Error('undone')
  const columns = Object.keys(row)
  try {
    await db.transaction(async (tx) => {
      await tx.sql(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, n) => `$${n + 1}`).join(', ')})`,
        Object.values(row),
      )
      throw undone
    })
  } catch (error) {
    if (error === undone) return 'written'
    return (error as { constraint?: string; message: string }).constraint ?? (error as Error).message
  }
  return 'written'
}

beforeAll(async () => {
  await db.sql(
    `INSERT INTO accounts (channel, via, external_id, region_code, created_at) VALUES ('whatsapp', '32.15', '628', '32.15', $1)`,
    [AT],
  )
})

describe('a share of an order', () => {
  test('as it should be is written', async () => {
    expect(await attempt('allocations', SHARE)).toBe('written')
  })

  test.each<[string, Row, string]>([
    ['more promised than offered', { promised: 101 }, 'allocations_promised'],
    ['less than nothing promised', { promised: -1 }, 'allocations_promised'],
    ['more delivered than promised', { delivered: 61 }, 'allocations_settled'],
    ['delivered and deducted together more than promised', { delivered: 40, deducted: 21 }, 'allocations_settled'],
    ['a yes without pieces', { status: 'accepted', promised: 0 }, 'allocations_word_given'],
    ['pieces promised before the answer', { status: 'offered' }, 'allocations_word_given'],
    ['finished with pieces missing', { status: 'delivered', delivered: 59 }, 'allocations_finished'],
    ['an offer of nothing', { offered: 0, promised: 0, status: 'offered' }, 'allocations_offered'],
    ['a state nobody knows', { status: 'vielleicht' }, 'allocations_status'],
    ['a day that does not exist', { due_on: '2027-02-29' }, 'date field value out of range: 2027-02-29'],
    ['a day in another spelling', { due_on: '20-02-2027' }, 'allocations_due_on'],
    ['a maker of the regency next door', { seller_id: 2, product_id: 2 }, 'allocations_seller_id_region_code_fkey'],
    ["somebody else's product", { product_id: 2 }, 'allocations_product_id_seller_id_fkey'],
    [
      'the region of the maker, not of the order',
      { region_code: '32.16', seller_id: 2, product_id: 2 },
      'allocations_order_line_id_region_code_fkey',
    ],
  ])('is refused with %s', async (_, change, refusal) => {
    expect(await attempt('allocations', { ...SHARE, ...change })).toBe(refusal)
  })

  test('is not offered twice at once for the same product', async () => {
    const offer = { ...SHARE, promised: 0, status: 'offered' }
    const columns = Object.keys(offer).join(', ')
    const twice = db.transaction(async (tx) => {
      for (let n = 0; n < 2; n++)
        await tx.sql(
          `INSERT INTO allocations (${columns}) VALUES (${Object.keys(offer).map((_, i) => `$${i + 1}`)})`,
          Object.values(offer),
        )
    })
    await expect(twice).rejects.toMatchObject({ constraint: 'allocations_one_open_offer' })
  })
})

describe('a product', () => {
  test('as it should be is written, and a draft may lack what is not yet told', async () => {
    expect(await attempt('products', PRODUCT)).toBe('written')
    expect(await attempt('products', { ...PRODUCT, status: 'draft', kind: null, unit_price: null, unit: null })).toBe(
      'written',
    )
  })

  test.each<[string, Row, string]>([
    ['no price in curation', { unit_price: null }, 'products_complete'],
    ['a price of nothing', { unit_price: 0 }, 'products_amounts'],
    ['a capacity of nobody knows when', { capacity_qty: 30 }, 'products_capacity'],
    ['eight days a week', { days_per_week: 8 }, 'products_days'],
    ['a kecamatan of the regency next door', { region_code: '32.16' }, 'products_seller_id_region_code_fkey'],
  ])('is refused with %s', async (_, change, refusal) => {
    expect(await attempt('products', { ...PRODUCT, ...change })).toBe(refusal)
  })
})

describe('the outbox', () => {
  test('takes a reply', async () => {
    expect(await attempt('outbox', REPLY)).toBe('written')
  })

  test.each<[string, Row, string]>([
    ['nothing to say', { text: null }, 'outbox_says_something'],
    ['a notice in the lane of replies', { kind: 'summary', notice: 'x' }, 'outbox_kind_of_lane'],
    ['sent, nobody knows when', { status: 'sent' }, 'outbox_sent_when'],
  ])('refuses %s', async (_, change, refusal) => {
    expect(await attempt('outbox', { ...REPLY, ...change })).toBe(refusal)
  })

  test('holds a notice once for its key, whoever queues it', async () => {
    const notice = { ...REPLY, lane: 'notice', kind: 'reminder', notice: 'remind', key: 'remind:1:2027-02-24' }
    const columns = Object.keys(notice).join(', ')
    const queue = () =>
      db.sql(
        `INSERT INTO outbox (${columns}) VALUES (${Object.keys(notice).map((_, i) => `$${i + 1}`)}) ON CONFLICT (key) DO NOTHING RETURNING id`,
        Object.values(notice),
      )
    expect((await Promise.all([queue(), queue(), queue()])).flat()).toHaveLength(1)
  })
})

test('a final summary can be neither changed nor deleted; a provisional one can', async () => {
  await db.sql(
    `INSERT INTO summaries (region_code, month, kind, number, figures, created_at, locked_at)
     VALUES ('32.15', '2027-01', 'final', 1, '{}', $1, $1), ('32.15', '2027-01', 'provisional', NULL, '{}', $1, NULL)`,
    [AT],
  )
  await expect(db.sql(`UPDATE summaries SET figures = '{"turnover":1}' WHERE kind = 'final'`)).rejects.toThrow(
    '2027-01',
  )
  await expect(db.sql(`DELETE FROM summaries WHERE kind = 'final'`)).rejects.toThrow('2027-01')
  await expect(
    db.sql(`UPDATE summaries SET number = 2, figures = '{"sellers":{}}' WHERE kind = 'final'`),
  ).rejects.toThrow()
  await db.sql(`UPDATE summaries SET figures = '{"turnover":1}' WHERE kind = 'provisional'`)
  // whoever is named in it may be forgotten
  await db.sql(`UPDATE summaries SET figures = '{"sellers":{"1":"UMKM 1"}}' WHERE kind = 'final'`)
})

describe('where every piece of a line is', () => {
  beforeEach(() => db.sql('DELETE FROM allocations'))

  test('can be read off the tables with plain SQL', async () => {
    const insert = (row: Row) =>
      db.sql(
        `INSERT INTO allocations (region_code, order_line_id, seller_id, product_id, offered, promised, delivered, deducted, price, status, due_on, created_at)
         VALUES ('32.15', 1, 1, 1, $1, $2, $3, $4, 15000, $5, '2027-02-20', $6)`,
        [row.offered, row.promised, row.delivered, row.deducted, row.status, AT],
      )
    await insert({ offered: 50, promised: 40, delivered: 37, deducted: 3, status: 'delivered' })
    await insert({ offered: 30, promised: 30, delivered: 0, deducted: 0, status: 'accepted' })
    await insert({ offered: 20, promised: 0, delivered: 0, deducted: 0, status: 'offered' })
    await insert({ offered: 10, promised: 0, delivered: 0, deducted: 0, status: 'declined' })
    await db.sql('UPDATE order_lines SET cancelled = 5 WHERE id = 1')
    const [line] = await db.sql(
      `SELECT l.quantity AS ordered, l.cancelled, sum(a.delivered) AS delivered, sum(a.deducted) AS deducted,
         sum(a.promised - a.delivered - a.deducted) AS promised, sum(a.offered) FILTER (WHERE a.status = 'offered') AS offered
       FROM order_lines l JOIN allocations a ON a.order_line_id = l.id GROUP BY l.id`,
    )
    expect(line).toEqual({ ordered: 100, cancelled: 5, delivered: 37, deducted: 3, promised: 30, offered: 20 })
  })
})

describe('the search', () => {
  const find = (words: string) =>
    db.sql<{ name: string }>(
      `SELECT name FROM products WHERE words @@ websearch_to_tsquery('indonesian', $1) AND region_code = '32.15'`,
      [words],
    )

  test('finds a product by its words in any form, and by new words after a change', async () => {
    expect(await find('keripik')).toHaveLength(1)
    expect(await find('kripik')).toEqual([])
    await db.sql(`UPDATE products SET brand = 'Bu Iis', description = 'dimakan saat berbuka' WHERE id = 1`)
    expect(await find('makanan')).toHaveLength(1)
    expect(await find('batik')).toEqual([])
  })

  test('finds it by likeness when it is mistyped', async () => {
    expect(await db.sql(`SELECT name FROM products WHERE name % 'kripik tempe'`)).toHaveLength(1)
  })
})

test('an error of the database is logged with its place and without the row: no name, number or word', async () => {
  const row = {
    region_code: '32.15',
    name: 'PT Rahasia',
    kind: 'company',
    contact_name: 'Bu Rahasia',
    phone: '628123456789',
    source: 'chat',
    created_at: AT,
    updated_at: AT,
  }
  const person = { name: 'Bu Rahasia', phone: 628123456789 as unknown as string, createdAt: AT }
  const columns = Object.keys(row)
  const failing = [
    db.sql(
      `INSERT INTO buyers (${columns}, status) VALUES (${columns.map((_, n) => `$${n + 1}`)}, 'king')`,
      Object.values(row),
    ),
    db.sql(
      `INSERT INTO people (name, phone, created_at) SELECT 'Bu Rahasia', '628123456789', $1 FROM generate_series(1, 2)`,
      [AT],
    ),
    db.sql('SELECT $1::int', ['Bu Rahasia 628123456789\n"dua"']),
    db.transaction(({ prisma }) => prisma.person.create({ data: person })),
    Promise.resolve('Bu Rahasia').then(JSON.parse),
  ]
  for (const error of await Promise.all(
    failing.map((one) =>
      one.then(
        () => undefined,
        (error: unknown) => error,
      ),
    ),
  )) {
    const logged = JSON.stringify(errorForLog(error))
    expect(logged).toMatch(/constraint|invalid|not valid/i)
    expect(logged).not.toMatch(/Rahasia|62812|dua/)
  }
})
