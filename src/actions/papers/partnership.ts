import type { Tx } from '../../db/open.ts'
import type { PartnershipFacts } from '../../documents/paper.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { yearNamed } from '../year-named.ts'
import { GOT, handOver } from './get-paper.ts'
import { issuePaper } from './issue.ts'
import { officeOf } from './letterhead.ts'

/** The programme began then; nothing is recorded of a year before. */
const FIRST_YEAR = 2021

/** The year that was named in words, or the one offered by them: 'catatan kemitraan 2027'. */
export const readYear = action({
  name: 'read_year',
  for: ['visitor', 'buyer', 'admin', 'head'],
  needs: { said_year: 'text' },
  gives: { year: { year: 'text' }, none: { this_year: 'text' }, not_yet: { this_year: 'text' } },
  async run({ said_year }, { today }) {
    const this_year = today.slice(0, 4)
    const named = yearNamed(said_year, today)
    if (named === undefined) return { outcome: 'none', values: { this_year } }
    if (Number(named) > Number(this_year) || Number(named) < FIRST_YEAR)
      return { outcome: 'not_yet', values: { this_year } }
    return { outcome: 'year', values: { year: named } }
  },
})

/** Organisations of the region whose record an officer may want. */
export const listPartners = action({
  name: 'list_partners',
  for: ['admin', 'curator', 'head'],
  needs: {},
  gives: { some: { buyers: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const rows = await tx.prisma.buyer.findMany({
      where: { regionCode: actor.region, status: 'verified' },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    if (!rows.length) return { outcome: 'none' }
    return { outcome: 'some', values: { buyers: rows.map(({ id, name }) => ({ value: String(id), label: name })) } }
  },
})

/**
 * The yearly record of one organisation: goods that arrived, and space, trainings, machines and listings that an officer
 * confirmed (PRACTICE 26). A buyer has her own; an officer those of the region.
 */
export const getPartnership = action({
  name: 'get_partnership',
  for: ['visitor', 'buyer', 'admin', 'head'],
  needs: { buyer: 'pick?', year: 'text' },
  gives: { ...GOT, unverified: {}, gone: {} },
  async run({ buyer: picked, year: text }, work) {
    const { tx, actor, now, today } = work
    const officer = actor.officerId !== undefined
    const id = officer ? pickedId(picked ?? '') : (actor.buyerId ?? 0)
    const year = Number(text)
    const [buyer] = await tx.sql<BuyerRow>(
      `SELECT id, name, address, estate, contact_name, region_code, status FROM buyers WHERE id = $1
         AND ($2::text IS NULL OR region_code = $2) FOR UPDATE`,
      [id, officer ? actor.region : null],
    )
    if (!buyer || !(year >= FIRST_YEAR && year <= Number(today.slice(0, 4)))) return { outcome: 'gone' }
    if (buyer.status !== 'verified') return { outcome: 'unverified' }
    const region = buyer.region_code
    const issued = await issuePaper(
      tx,
      {
        subject: `partnership_record:buyer-${id}:${year}`,
        facts: await recordOf(tx, buyer, year),
        issuer: await officeOf(tx, region),
        region,
        belongs: { buyerId: id },
      },
      { now, today },
    )
    return handOver(work, issued, 'document.partnership_record')
  },
})

interface BuyerRow {
  id: number
  name: string
  address: string | null
  estate: string | null
  contact_name: string
  region_code: string
  status: string
}

interface Other {
  day: string
  kind: string
  note: string | null
  value: number | null
  photo: boolean
  /** the officer who confirmed it; her data may have been erased since */
  checkedBy: string | null
  checkedOn: string
}

/** Purchases by the day of the last receipt: goods at their price, as the invoice has them before PPN and packing. */
async function recordOf(
  tx: Tx,
  { id, name, address, estate, contact_name }: BuyerRow,
  year: number,
): Promise<PartnershipFacts> {
  const purchases = await tx.sql<{ day: string; order: string; makers: number; value: number }>(
    `SELECT to_char(max(d.received_at) AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD') AS day, o.number AS "order",
       count(DISTINCT a.seller_id)::int AS makers, sum((i.quantity - i.damaged) * l.price::bigint)::bigint AS value
     FROM orders o JOIN deliveries d ON d.order_id = o.id AND d.status = 'confirmed' JOIN delivery_items i ON i.delivery_id = d.id
       JOIN allocations a ON a.id = i.allocation_id JOIN order_lines l ON l.id = a.order_line_id
     WHERE o.buyer_id = $1 AND to_char(d.received_at AT TIME ZONE 'Asia/Jakarta', 'YYYY') = $2
     GROUP BY o.id, o.number ORDER BY day, o.id`,
    [id, String(year)],
  )
  const [all] = await tx.sql<{ makers: number }>(
    `SELECT count(DISTINCT a.seller_id)::int AS makers FROM orders o JOIN deliveries d ON d.order_id = o.id AND d.status = 'confirmed'
       JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
     WHERE o.buyer_id = $1 AND to_char(d.received_at AT TIME ZONE 'Asia/Jakarta', 'YYYY') = $2`,
    [id, String(year)],
  )
  const others = await tx.sql<Other>(
    `SELECT e.day, e.kind, e.note, e.value, e.photo_hash IS NOT NULL AS photo, p.name AS "checkedBy",
       to_char(e.confirmed_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD') AS "checkedOn"
     FROM partnership_entries e LEFT JOIN officers o ON o.id = e.confirmed_by_id LEFT JOIN people p ON p.id = o.person_id
     WHERE e.buyer_id = $1 AND e.confirmed_at IS NOT NULL AND left(e.day, 4) = $2 ORDER BY e.day, e.id`,
    [id, String(year)],
  )
  const where = address ?? estate
  return {
    kind: 'partnership_record',
    organisation: { name, attention: contact_name, ...(where === null ? {} : { address: where }) },
    year,
    purchases,
    others: others.map(({ day, kind, note, value, photo, checkedBy, checkedOn }) => ({
      day,
      kind,
      photo,
      checkedOn,
      ...(note === null ? {} : { note }),
      ...(value === null ? {} : { value }),
      ...(checkedBy === null ? {} : { checkedBy }),
    })),
    makers: all?.makers ?? 0,
  }
}
