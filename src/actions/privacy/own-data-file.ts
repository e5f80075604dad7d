import type { Sql } from '../../db/open.ts'
import type { Book, BookSheet } from '../../documents/workbook.ts'
import { dayAt } from '../../domain/calendar.ts'
import type { TalkErrand } from '../errand.ts'
import { type Speech, speechOf } from '../reports/files/speech.ts'

export const MAKE_OWN_DATA = 'make_own_data'
/** The flow that hands the file over. */
export const OWN_DATA_FLOW = 'own-data-file'

/** Everything kept about one person, as a workbook that Excel and phones open (UU PDP 27/2022 art. 7 and 13). */
export const makeOwnDataErrand: TalkErrand = {
  name: MAKE_OWN_DATA,
  async run({ personId, region }: { personId: number; region: string }, { db, house, today, feasts, draw, keep }) {
    const speech = speechOf(house, { region, today, feasts })
    const content = await draw('workbook', await ownDataBook(db.sql, personId, today, speech))
    return { flow: OWN_DATA_FLOW, slots: { files: [await keep(content, `${speech.word('own_data.title')}.xlsx`)] } }
  },
} as TalkErrand

/** What stands in the workbook: who one is, what one makes, orders and shares, and every message still kept. */
export async function ownDataBook(sql: Sql, personId: number, today: string, speech: Speech): Promise<Book> {
  const { word } = speech
  const text = (name: string, width: number) => ({
    title: word(`own_data.column.${name}`),
    kind: 'text' as const,
    width,
  })
  const count = (name: string) => ({ title: word(`own_data.column.${name}`), kind: 'count' as const, width: 12 })
  const day = { title: word('own_data.column.day'), kind: 'day' as const, width: 12 }
  const sheets: BookSheet[] = [
    {
      name: word('own_data.sheet.person'),
      columns: [text('what', 28), text('value', 50)],
      rows: await facts(sql, personId, speech),
    },
    {
      name: word('own_data.sheet.products'),
      columns: [
        text('product', 30),
        text('unit', 12),
        count('price'),
        count('capacity'),
        text('permits', 34),
        text('status', 16),
      ],
      rows: await products(sql, personId, speech),
    },
    {
      name: word('own_data.sheet.orders'),
      columns: [day, text('number', 18), text('product', 30), count('pieces'), count('delivered'), count('price')],
      rows: await orders(sql, personId),
    },
    {
      name: word('own_data.sheet.talk'),
      columns: [day, text('who', 14), text('said', 90)],
      rows: await talk(sql, personId, speech),
    },
  ]
  return { title: word('own_data.title'), author: 'Gandeng', day: today, sheets }
}

type Rows = (string | number | null)[][]

/** One row a fact: what it is called in flows/words.yaml, and what stands there. */
async function facts(sql: Sql, personId: number, { word }: Speech): Promise<Rows> {
  const rows = await sql<{ what: string; value: string | null }>(
    `SELECT f.what, f.value FROM (
       SELECT 1 AS place, p.id, unnest(ARRAY['name', 'phone']) AS what, unnest(ARRAY[p.name, p.phone]) AS value FROM people p WHERE p.id = $1
       UNION ALL SELECT 2, a.id, 'account', a.channel || ' ' || a.external_id FROM accounts a WHERE a.person_id = $1
       UNION ALL SELECT 3, k.id, 'consent', to_char(k.given_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD HH24:MI') || ' (' || k.version || ')'
         FROM consents k WHERE k.person_id = $1
       UNION ALL SELECT 4, s.id, unnest(ARRAY['business', 'owner', 'phone', 'address', 'nib', 'workers']),
         unnest(ARRAY[s.name, s.owner_name, s.phone, s.address, s.nib, s.workers::text])
         FROM sellers s JOIN seller_members m ON m.seller_id = s.id WHERE m.person_id = $1
       UNION ALL SELECT 5, b.id, 'bank', concat_ws(' ', b.bank, b.number, b.holder)
         FROM bank_accounts b JOIN seller_members m ON m.seller_id = b.seller_id WHERE m.person_id = $1
       UNION ALL SELECT 6, b.id, unnest(ARRAY['organisation', 'contact', 'phone', 'address']), unnest(ARRAY[b.name, b.contact_name, b.phone, b.address])
         FROM buyers b JOIN buyer_members m ON m.buyer_id = b.id WHERE m.person_id = $1 AND m.status = 'active'
       UNION ALL SELECT 7, o.id, 'office', r.office_name FROM officers o JOIN regions r ON r.code = o.region_code
         WHERE o.person_id = $1 AND o.status = 'active'
     ) f WHERE f.value IS NOT NULL ORDER BY f.place, f.id`,
    [personId],
  )
  return rows.map(({ what, value }) => [word(`own_data.fact.${what}`), value])
}

async function products(sql: Sql, personId: number, { word }: Speech): Promise<Rows> {
  const rows = await sql<{
    name: string
    unit: string | null
    price: number | null
    capacity: number | null
    permits: string
    status: string
  }>(
    `SELECT p.name, p.unit, p.unit_price AS price, p.capacity_qty AS capacity, concat_ws(', ', p.pirt, p.bpom_md, p.halal) AS permits, p.status
     FROM products p JOIN seller_members m ON m.seller_id = p.seller_id WHERE m.person_id = $1 ORDER BY p.id`,
    [personId],
  )
  return rows.map(({ name, unit, price, capacity, permits, status }) => [
    name,
    unit,
    price,
    capacity,
    permits,
    word(`product_status.${status}`),
  ])
}

/** Shares she was offered, and orders placed for her organisations. */
async function orders(sql: Sql, personId: number): Promise<Rows> {
  const rows = await sql<{
    day: string
    number: string | null
    what: string
    pieces: number
    delivered: number
    price: number
  }>(
    `SELECT a.due_on AS day, o.number, l.label AS what, a.promised AS pieces, a.delivered, a.price
     FROM seller_members m JOIN allocations a ON a.seller_id = m.seller_id JOIN order_lines l ON l.id = a.order_line_id
       JOIN orders o ON o.id = l.order_id WHERE m.person_id = $1
     UNION ALL SELECT o.needed_on, o.number, l.label, l.quantity - l.cancelled,
         (SELECT coalesce(sum(a.delivered), 0)::int FROM allocations a WHERE a.order_line_id = l.id), l.price
     FROM buyer_members m JOIN orders o ON o.buyer_id = m.buyer_id JOIN order_lines l ON l.order_id = o.id
     WHERE m.person_id = $1 AND m.status = 'active' AND o.number IS NOT NULL
     ORDER BY 1, 2, 3`,
    [personId],
  )
  return rows.map(({ day, number, what, pieces, delivered, price }) => [day, number, what, pieces, delivered, price])
}

/** What both sides said, as far as it is still kept. */
async function talk(sql: Sql, personId: number, { word }: Speech): Promise<Rows> {
  const rows = await sql<{ at: Date; own: boolean; said: string }>(
    `SELECT x.at, x.own, x.said FROM accounts a JOIN conversations c ON c.account_id = a.id CROSS JOIN LATERAL (
       SELECT i.received_at AS at, true AS own, coalesce(i.payload ->> 'text', i.payload ->> 'pick', '') AS said, i.id FROM inbox i
         WHERE i.conversation_id = c.id AND i.kind = 'message'
       UNION ALL SELECT o.sent_at, false, o.text, o.id FROM outbox o WHERE o.account_id = a.id AND o.status = 'sent' AND o.text <> ''
     ) x WHERE a.person_id = $1 AND x.said <> '' ORDER BY x.at, x.own DESC, x.id`,
    [personId],
  )
  return rows.map(({ at, own, said }) => [dayAt(at), word(own ? 'own_data.you' : 'own_data.we'), said])
}
