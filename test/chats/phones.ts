import type { Outgoing } from '../../src/chat/reply.ts'
import type { Db } from '../../src/db/open.ts'

/** What looks like a number of a phone, as it is kept: 62812… */
const phonesIn = (text: string): string[] =>
  [...text.matchAll(/(?<!\d)(?:\+?62|0)[\d .-]{7,16}\d/g)].map(([found]) =>
    found.replace(/\D/g, '').replace(/^0/, '62'),
  )

/**
 * Numbers of the other side that a message tells its reader too soon: a maker's to a company, or a company's to a maker,
 * between whom nothing is promised.
 */
export async function toldTooSoon({ sql }: Db, { channel, to, text }: Outgoing): Promise<string[]> {
  // an example's number is nobody's, though one of a log may have it
  const phones = phonesIn(text.replace(/Contoh: [\d ]+/g, ''))
  if (channel === 'officer' || !phones.length) return []
  const rows = await sql<{ phone: string }>(
    `WITH reader AS (SELECT m.seller_id, b.buyer_id FROM accounts a LEFT JOIN seller_members m ON m.person_id = a.person_id
         LEFT JOIN buyer_members b ON b.person_id = a.person_id WHERE a.channel = $1 AND a.external_id = $2),
       agreed AS (SELECT s.seller_id, o.buyer_id FROM allocations s JOIN order_lines l ON l.id = s.order_line_id
         JOIN orders o ON o.id = l.order_id WHERE s.promised > 0)
     SELECT phone FROM sellers s WHERE $1 = 'buyer' AND phone = ANY ($3)
       AND NOT EXISTS (SELECT 1 FROM agreed JOIN reader USING (buyer_id) WHERE agreed.seller_id = s.id)
     UNION SELECT phone FROM buyers b WHERE $1 = 'whatsapp' AND phone = ANY ($3)
       AND NOT EXISTS (SELECT 1 FROM agreed JOIN reader USING (seller_id) WHERE agreed.buyer_id = b.id)`,
    [channel, to, phones],
  )
  return rows.map(({ phone }) => phone)
}
