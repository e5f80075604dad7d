import type { Tx } from '../../db/open.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { type Notice, queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'

interface Invited {
  id: number
  region_code: string
  name: string
  business: string
  day: string
  place: string | null
}

/**
 * On the morning of a curation that looks at the goods themselves, its curators get the product's card. What falls on
 * days without a morning of work (`until`, excluded) is said before them.
 * @returns how many products
 */
export async function tellInvited(tx: Tx, today: string, until: string, now: Date): Promise<number> {
  const invited = await tx.sql<Invited>(
    `SELECT p.id, p.region_code, p.name, s.name AS business, r.physical_on AS day, r.physical_place AS place
     FROM products p JOIN sellers s ON s.id = p.seller_id
       JOIN LATERAL (SELECT * FROM reviews v WHERE v.product_id = p.id AND v.verdict = 'invite' ORDER BY v.id DESC LIMIT 1) r ON true
     WHERE p.status = 'invited' AND r.physical_on >= $1 AND r.physical_on < $2 ORDER BY r.physical_on, p.id`,
    [today, until],
  )
  const notices: Notice[] = []
  for (const { id, region_code, name, business, day, place } of invited)
    for (const { accountId } of await officerAccounts(tx, region_code, OFFICER_ACTS.curate_products))
      notices.push({
        notice: 'curation_day',
        accountId,
        key: `curation-day:${id}:${day}:${accountId}`,
        values: { product: name, business, day, place: place ?? undefined },
        slots: { product: String(id) },
      })
  await queueNotices(tx, notices, now)
  return invited.length
}
