import { nameSimilarity } from '../../../domain/products/names.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { pickedId } from '../../picked.ts'

/** From here on two names are likely one organisation. House figure. */
const ALIKE = 0.85

/** One organisation with everything it told of itself, what waits for it, and who looks like it. */
export const openBuyerCard = action({
  name: 'open_buyer_card',
  for: ['admin', 'curator'],
  needs: { buyer: 'pick' },
  gives: {
    unverified: {
      buyer_name: 'text',
      buyer_kind: 'word',
      estate: 'text?',
      address: 'text?',
      district: 'district?',
      contact_name: 'text',
      contact_phone: 'phone?',
      employees: 'count?',
      since: 'date',
      waiting_orders: 'lines',
      buyer_warnings: 'lines',
    },
    decided: { buyer_name: 'text', buyer_status: 'word' },
    gone: {},
  },
  async run({ buyer }, { tx, actor }) {
    const [row] = await tx.sql<{
      id: number
      name: string
      kind: string
      status: string
      estate: string | null
      address: string | null
      district: string | null
      contact: string
      phone: string | null
      employees: number | null
      since: string
    }>(
      `SELECT id, name, kind, status, estate, address, district_code AS district, contact_name AS contact, phone, employees,
         to_char(created_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD') AS since
       FROM buyers WHERE id = $1 AND region_code = $2`,
      [pickedId(buyer), actor.region],
    )
    if (!row || row.status === 'left') return { outcome: 'gone' }
    if (row.status !== 'unverified')
      return { outcome: 'decided', values: { buyer_name: row.name, buyer_status: `buyer_status.${row.status}` } }
    const orders = await tx.sql<{ number: string; day: string; total: number }>(
      `SELECT number, needed_on AS day, total FROM orders WHERE buyer_id = $1 AND status = 'awaiting_verification' ORDER BY id LIMIT 5`,
      [row.id],
    )
    const others = await tx.sql<{ name: string; status: string }>(
      `SELECT name, status FROM buyers WHERE id <> $1 AND region_code = $2 AND status <> 'left' AND similarity(name, $3) > 0.4
       ORDER BY id LIMIT 50`,
      [row.id, actor.region, row.name],
    )
    const alike = others.filter(({ name }) => nameSimilarity(name, row.name) >= ALIKE)
    return {
      outcome: 'unverified',
      values: {
        buyer_name: row.name,
        buyer_kind: `buyer_kind.${row.kind}`,
        estate: row.estate ?? undefined,
        address: row.address ?? undefined,
        district: row.district ?? undefined,
        contact_name: row.contact,
        contact_phone: row.phone ?? undefined,
        employees: row.employees ?? undefined,
        since: row.since,
        waiting_orders: orders.map(({ number, day, total }) => line('waiting_order', { number, day, total })),
        buyer_warnings: [
          ...alike.map(({ name, status }) => line('buyer_alike', { name, status: `buyer_status.${status}` })),
          ...(row.phone === null ? [line('buyer_no_phone', {})] : []),
        ],
      },
    }
  },
})
