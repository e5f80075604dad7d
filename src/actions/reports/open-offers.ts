import { dayAt, timeAt } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'

/** As many as a phone shows. */
const SHOWN = 12

/** 'siapa yang belum jawab tawaran': makers of the region with an open offer, whose time is over first. */
export const openOffers = action({
  name: 'open_offers',
  for: OFFICER_ACTS.watch_orders,
  needs: {},
  gives: { some: { offers: 'lines', count: 'count', more: 'count?' }, none: {} },
  async run(_needs, { tx, actor }) {
    const rows = await tx.sql<{
      maker: string
      phone: string | null
      product: string
      pieces: number
      number: string | null
      by: Date
      count: number
    }>(
      `SELECT s.name AS maker, s.phone, p.name AS product, a.offered AS pieces, o.number, a.answer_by AS by,
         (count(*) OVER ())::int AS count
       FROM allocations a JOIN sellers s ON s.id = a.seller_id JOIN products p ON p.id = a.product_id
         JOIN order_lines l ON l.id = a.order_line_id JOIN orders o ON o.id = l.order_id
       WHERE a.status = 'offered' AND a.region_code = $1 AND a.answer_by IS NOT NULL
       ORDER BY a.answer_by, a.id LIMIT $2`,
      [actor.region, SHOWN],
    )
    const [first] = rows
    if (!first) return { outcome: 'none' }
    const offers = rows.map(({ maker, phone, product, pieces, number, by }) =>
      line('open_offer', {
        maker,
        product,
        pieces,
        number: number ?? '',
        day: dayAt(by),
        time: timeAt(by).replace(':', '.'),
        phone: phone ?? undefined,
      }),
    )
    const more = first.count > SHOWN ? first.count - SHOWN : undefined
    return { outcome: 'some', values: { offers, count: first.count, more } }
  },
})
