import { createHash } from 'node:crypto'
import type { Outgoing } from '../../src/chat/reply.ts'
import type { Db } from '../../src/db/open.ts'
import type { Draw } from '../../src/documents/drawings.ts'

/** Digits as they stand beside each other once nobody sets them apart: a phone is among them however it is written. */
const digitsOf = (text: string): string => text.replace(/[ .()-]/g, '')

/** What files drawn for somebody say, by the hash of their bytes. */
export interface Drawn {
  draw: Draw
  says(hash: string): string
}

/** Draws, and remembers from what. */
export function remembering(draw: Draw): Drawn {
  const facts = new Map<string, string>()
  return {
    async draw(what, ...from) {
      const bytes = await draw(what, ...from)
      const said = from.map((fact) => (fact instanceof Uint8Array ? '' : JSON.stringify(fact)))
      facts.set(createHash('sha256').update(bytes).digest('hex'), said.join('\n'))
      return bytes
    },
    says: (hash) => facts.get(hash) ?? '',
  }
}

/**
 * Numbers of the other side that a message tells its reader too soon, in its words, its lines to choose from or its papers:
 * a maker's to a company, or a company's to a maker, between whom nothing is promised.
 */
export async function toldTooSoon({ sql }: Db, drawn: Drawn, outgoing: Outgoing): Promise<string[]> {
  const { channel, to, text, options, files } = outgoing
  const said = [text, ...options.map(({ label }) => label), ...files.map(({ hash }) => drawn.says(hash))].join('\n')
  // an example's number is nobody's, though one of a log may have it
  const digits = digitsOf(said.replace(/Contoh: [\d ]+/g, ''))
  if (channel === 'officer' || !/8\d{8}/.test(digits)) return []
  const rows = await sql<{ phone: string }>(
    `WITH reader AS (SELECT m.seller_id, b.buyer_id FROM accounts a LEFT JOIN seller_members m ON m.person_id = a.person_id
         LEFT JOIN buyer_members b ON b.person_id = a.person_id WHERE a.channel = $1 AND a.external_id = $2),
       agreed AS (SELECT s.seller_id, o.buyer_id FROM allocations s JOIN order_lines l ON l.id = s.order_line_id
         JOIN orders o ON o.id = l.order_id WHERE s.promised > 0),
       hidden AS (SELECT s.phone, m.person_id FROM sellers s LEFT JOIN seller_members m ON m.seller_id = s.id WHERE $1 = 'buyer'
           AND NOT EXISTS (SELECT 1 FROM agreed JOIN reader USING (buyer_id) WHERE agreed.seller_id = s.id)
         UNION SELECT b.phone, m.person_id FROM buyers b LEFT JOIN buyer_members m ON m.buyer_id = b.id WHERE $1 = 'whatsapp'
           AND NOT EXISTS (SELECT 1 FROM agreed JOIN reader USING (seller_id) WHERE agreed.buyer_id = b.id))
     SELECT phone FROM hidden WHERE phone IS NOT NULL
     UNION SELECT p.phone FROM hidden h JOIN people p ON p.id = h.person_id WHERE p.phone IS NOT NULL`,
    [channel, to],
  )
  return rows.map(({ phone }) => phone).filter((phone) => digits.includes(phone.replace(/^62/, '')))
}
