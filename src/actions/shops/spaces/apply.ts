import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { officerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { mustChoose, ownBusiness } from '../../sellers/business.ts'
import { applicationOf, readSpace, spaceFacts, spacesOf } from './space.ts'

/** Space that is open in the maker's region; or the one she was invited to. */
export const findOpenSpaces = action({
  name: 'find_open_spaces',
  for: ['seller'],
  needs: { space: 'pick?' },
  gives: { one: { space: 'pick' }, several: { spaces: 'list' }, none: {}, which_business: {} },
  async run({ space }, { tx, actor, today, now, house }) {
    if (await mustChoose(tx, actor, now)) return { outcome: 'which_business' }
    if (space !== undefined) return { outcome: 'one', values: { space } }
    const { regionCode } = await ownBusiness(tx, actor)
    const all = await spacesOf(tx, regionCode, ['open'], today)
    const [only] = all
    if (!only) return { outcome: 'none' }
    if (all.length === 1) return { outcome: 'one', values: { space: String(only.id) } }
    const spaces = all.map(({ id, kind, host }) => ({
      value: String(id),
      label: listLabel(house.words[`space_kind.${kind}`] ?? kind, host),
    }))
    return { outcome: 'several', values: { spaces } }
  },
})

const CARD = { host: 'text', what: 'word', facts: 'lines' } as const

/** One space as a maker sees it, by where she stands. */
export const showSpace = action({
  name: 'show_space',
  for: ['seller'],
  needs: { space: 'pick' },
  gives: { free: CARD, applied: CARD, assigned: CARD, refused: CARD, over: {} },
  async run({ space }, { tx, actor, today }) {
    const { id: sellerId, regionCode } = await ownBusiness(tx, actor)
    const found = await readSpace(tx, pickedId(space), regionCode)
    if (found?.status !== 'open' || found.untilOn < today) return { outcome: 'over' }
    const status = await applicationOf(tx, found.id, sellerId)
    const values = { host: found.host, what: `space_kind.${found.kind}`, facts: spaceFacts(found) }
    return { outcome: status === undefined || status === 'cancelled' ? 'free' : status, values }
  },
})

/** She applies: first come, first served when tables are given. `ahead`: who applied before her and waits as well. */
export const applyForSpace = action({
  name: 'apply_for_space',
  for: ['seller'],
  needs: { space: 'pick' },
  gives: { applied: { ahead: 'count?' }, suspended: {}, over: {} },
  async run({ space }, { tx, actor, now, today }) {
    const seller = await ownBusiness(tx, actor)
    if (seller.status !== 'active') return { outcome: 'suspended' }
    const found = await readSpace(tx, pickedId(space), seller.regionCode, 'lock')
    if (found?.status !== 'open' || found.untilOn < today) return { outcome: 'over' }
    const written = await tx.sql(
      `INSERT INTO space_applications (space_id, region_code, seller_id, status, applied_at) VALUES ($1, $2, $3, 'applied', $4)
       ON CONFLICT (space_id, seller_id) DO UPDATE SET status = 'applied', applied_at = excluded.applied_at, assigned_at = NULL
       WHERE space_applications.status = 'cancelled' RETURNING space_id`,
      [found.id, seller.regionCode, seller.id, now],
    )
    if (!written.length) return { outcome: 'over' }
    return { outcome: 'applied', values: { ahead: found.waiting || undefined }, wrote: true }
  },
})

/** She cannot come after all. When she had a table, officers hear that it is free again. */
export const leaveSpace = action({
  name: 'leave_space',
  for: ['seller'],
  needs: { space: 'pick' },
  gives: { left: {}, over: {} },
  async run({ space }, { tx, actor, now }) {
    const seller = await ownBusiness(tx, actor)
    const found = await readSpace(tx, pickedId(space), seller.regionCode, 'lock')
    const status = found && (await applicationOf(tx, found.id, seller.id))
    if (found?.status !== 'open' || (status !== 'applied' && status !== 'assigned')) return { outcome: 'over' }
    await tx.sql(
      `UPDATE space_applications SET status = 'cancelled', assigned_at = NULL WHERE space_id = $1 AND seller_id = $2`,
      [found.id, seller.id],
    )
    // what has not reached her yet is no longer so
    await tx.sql(
      `UPDATE outbox SET status = 'dropped', error = 'taken back' WHERE key LIKE $1 AND status = 'queued' AND text IS NULL`,
      [`space-assigned:${found.id}:${seller.id}:%`],
    )
    if (status === 'assigned') {
      const officers = await officerAccounts(tx, found.regionCode, OFFICER_ACTS.arrange_listings)
      const values = { seller: seller.name, phone: seller.phone, host: found.host, waiting: found.waiting }
      const key = `space-left:${found.id}:${seller.id}:${now.toISOString()}`
      const notice = { notice: 'space_left' as const, values, slots: { space: String(found.id) } }
      await queueNotices(tx, toAll(officers, key, notice), now)
    }
    return { outcome: 'left', wrote: true }
  },
})
