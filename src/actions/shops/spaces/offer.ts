import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { SPACE_KINDS } from '../../../domain/shops/space.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { officerAccounts } from '../../accounts.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { officeOf } from '../../people/office.ts'

/**
 * A company or mall offers space, or the office enters its own bazaar. Officers are told; makers only once one of them
 * opens it.
 */
export const offerSpace = action({
  name: 'offer_space',
  for: ['visitor', 'buyer', ...OFFICER_ACTS.arrange_listings],
  needs: {
    space_kind: 'choice',
    space_place: 'text',
    from_on: 'date',
    until_on: 'date?',
    tables: 'count',
    rent: 'rupiah?',
  },
  gives: { offered: { space: 'pick' }, days_turned: {}, stranger: {}, unverified: {} },
  async run(said, work) {
    const { tx, actor, now } = work
    const until = said.until_on ?? said.from_on
    if (until < said.from_on) return { outcome: 'days_turned' }
    const host = await hostOf(work)
    if (!host) return { outcome: 'stranger' }
    if (!host.verified) return { outcome: 'unverified' }
    const kind = SPACE_KINDS.find((known) => known === said.space_kind) ?? 'bazaar'
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO selling_spaces (region_code, buyer_id, kind, name, place, from_on, until_on, tables, rent, status, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'offered', $10) RETURNING id`,
      [
        host.region,
        host.buyerId,
        kind,
        host.name,
        said.space_place,
        said.from_on,
        until,
        said.tables,
        said.rent ?? 0,
        now,
      ],
    )
    const id = row?.id ?? 0
    if (actor.officerId !== undefined)
      await audit(tx, actor, now, { act: 'enter_space', subject: 'selling_spaces', subjectId: id })
    else {
      const officers = await officerAccounts(tx, host.region, OFFICER_ACTS.arrange_listings)
      const notice = { notice: 'space_offered' as const, values: {}, slots: { space: String(id) } }
      await queueNotices(tx, toAll(officers, `space-offered:${id}`, notice), now)
    }
    return { outcome: 'offered', values: { space: String(id) }, wrote: true }
  },
})

/** Who may offer space: a verified organisation, or the office. */
export const mayOfferSpace = action({
  name: 'may_offer_space',
  for: ['visitor', 'buyer', ...OFFICER_ACTS.arrange_listings],
  needs: {},
  gives: { may: {}, stranger: {}, unverified: {} },
  async run(_, work) {
    const host = await hostOf(work)
    return { outcome: !host ? 'stranger' : host.verified ? 'may' : 'unverified' }
  },
})

async function hostOf({ tx, actor }: Work) {
  if (actor.officerId !== undefined) {
    const { name } = await officeOf(tx, actor.region)
    return { buyerId: null, name, region: actor.region, verified: true }
  }
  const [buyer] = await tx.sql<{ id: number; name: string; region: string; status: string }>(
    'SELECT id, name, region_code AS region, status FROM buyers WHERE id = $1',
    [actor.buyerId ?? 0],
  )
  if (!buyer) return undefined
  return { buyerId: buyer.id, name: buyer.name, region: buyer.region, verified: buyer.status === 'verified' }
}
