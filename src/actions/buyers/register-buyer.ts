import type { Tx } from '../../db/open.ts'
import { BUYER_KINDS, BUYER_STATES, type BuyerKind, type BuyerState } from '../../domain/buyers.ts'
import { districtByCode } from '../../domain/districts.ts'
import { titled } from '../../domain/names.ts'
import { mayMove } from '../../domain/states.ts'
import { type Notice, queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { action } from '../action.ts'
import { choose } from '../chosen.ts'

const CARD = {
  buyer_name: 'name',
  buyer_kind: 'choice',
  estate: 'text?',
  contact_name: 'name',
  contact_phone: 'phone',
  address: 'text',
  district: 'district',
  employees: 'count?',
} as const

interface Card {
  buyer_name: string
  buyer_kind: string
  estate: string | undefined
  contact_name: string
  contact_phone: string | undefined
  address: string | undefined
  district: string | undefined
  employees: number | undefined
}

/**
 * The card was confirmed: the organisation is written down, unverified, in the region of its address, and its officers
 * hear of it. Somebody who belongs to one already registers no second one by the same name.
 */
export const registerBuyer = action({
  name: 'register_buyer',
  for: ['visitor', 'buyer'],
  needs: CARD,
  gives: { registered: { buyer: 'text' }, already_there: { buyer: 'text' }, no_consent: {} },
  async run(card, { tx, actor, now }) {
    const { personId } = actor
    if (personId === undefined) return { outcome: 'no_consent' }
    const [own] = await tx.sql<{ id: number; name: string }>(
      `SELECT b.id, b.name FROM buyers b JOIN buyer_members m ON m.buyer_id = b.id
       WHERE m.person_id = $1 AND m.status = 'active' AND b.status <> 'left' AND lower(b.name) = lower($2) ORDER BY b.id LIMIT 1`,
      [personId, card.buyer_name],
    )
    if (own) return { outcome: 'already_there', values: { buyer: own.name } }
    const region = regionOf(card.district)
    const { id } = await tx.prisma.buyer.create({
      data: {
        ...columns(card),
        regionCode: region,
        status: 'unverified',
        source: 'chat',
        createdAt: now,
        updatedAt: now,
        buyerMembers: { create: { personId, role: 'owner', since: now } },
      },
    })
    await tx.sql('UPDATE people SET name = coalesce(name, $2) WHERE id = $1', [personId, titled(card.contact_name)])
    await choose(tx, actor.conversationId, { buyerId: id }, now)
    await tellWaiting(tx, region, card, `buyer-waiting:${id}`, now)
    const became = { buyerId: id, region, roles: ['buyer' as const], undecided: false }
    return { outcome: 'registered', values: { buyer: titled(card.buyer_name) }, wrote: true, actor: became }
  },
})

/**
 * Mends the data of the speaker's organisation. One that was refused is looked at again; the region stays, since its
 * orders lie there.
 */
export const mendBuyer = action({
  name: 'mend_buyer',
  for: ['visitor', 'buyer'],
  needs: { ...CARD, contact_phone: 'phone?', address: 'text?', district: 'district?' },
  gives: { mended: {}, waiting_again: {}, elsewhere: {}, gone: {} },
  async run(card, { tx, actor, now }) {
    const [row] = await tx.sql<{ id: number; status: BuyerState; region_code: string }>(
      'SELECT id, status, region_code FROM buyers WHERE id = $1 FOR UPDATE',
      [actor.buyerId ?? 0],
    )
    if (!row) return { outcome: 'gone' }
    if (card.district !== undefined && regionOf(card.district) !== row.region_code) return { outcome: 'elsewhere' }
    const again = row.status === 'refused' && mayMove(BUYER_STATES, row.status, 'unverified')
    await tx.prisma.buyer.update({
      where: { id: row.id },
      data: { ...columns(card), updatedAt: now, ...(again ? { status: 'unverified' } : {}) },
    })
    if (!again) return { outcome: 'mended', wrote: true }
    await tellWaiting(tx, row.region_code, card, `buyer-waiting:${row.id}:${now.toISOString()}`, now)
    return { outcome: 'waiting_again', wrote: true }
  },
})

function regionOf(district: string): string {
  const found = districtByCode(district)
  if (!found) throw new Error(`there is no district ${district}`)
  return found.regionCode
}

const columns = (card: Card) => ({
  districtCode: card.district ?? null,
  name: titled(card.buyer_name),
  kind: kindOf(card.buyer_kind),
  estate: card.estate ?? null,
  address: card.address ?? null,
  contactName: titled(card.contact_name),
  phone: card.contact_phone ?? null,
  employees: card.employees ?? null,
})

/** A choice's value comes from the flow file; one that is no kind is a mistake there. */
function kindOf(value: string): BuyerKind {
  const kind = BUYER_KINDS.find((known) => known === value)
  if (!kind) throw new Error(`'${value}' is no kind of buyer`)
  return kind
}

async function tellWaiting(tx: Tx, region: string, card: Card, key: string, now: Date): Promise<void> {
  const officers = await officerAccounts(tx, region, ['admin', 'curator'])
  const values = {
    buyer: titled(card.buyer_name),
    kind: `buyer_kind.${card.buyer_kind}`,
    contact: titled(card.contact_name),
    phone: card.contact_phone,
  }
  await queueNotices(
    tx,
    officers.map(
      ({ accountId }): Notice => ({ notice: 'buyer_waiting', accountId, key: `${key}:${accountId}`, values }),
    ),
    now,
  )
}
