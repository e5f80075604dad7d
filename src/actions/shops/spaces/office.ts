import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { mayMoveApplication, mayMoveSpace, nextInLine } from '../../../domain/shops/space.ts'
import { type Notice, queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts, sellerAccounts } from '../../accounts.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { line } from '../../lines.ts'
import { listLabel, makerApart, makersApart, toldApart } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { applicantsOf, applicationOf, readSpace, type SpaceNow, spaceFacts, spacesOf } from './space.ts'

const WHO = OFFICER_ACTS.arrange_listings

/** Spaces of the region: those to be opened first. */
export const findSpaces = action({
  name: 'find_spaces',
  for: WHO,
  needs: { space: 'pick?' },
  gives: { one: { space: 'pick' }, several: { spaces: 'list' }, none: {} },
  async run({ space }, { tx, actor, today, house }) {
    if (space !== undefined) return { outcome: 'one', values: { space } }
    const all = await spacesOf(tx, actor.region, ['offered', 'open'], today)
    if (!all.length) return { outcome: 'none' }
    const label = ({ kind, host }: SpaceNow) => listLabel(house.words[`space_kind.${kind}`] ?? kind, host)
    return { outcome: 'several', values: { spaces: all.map((of) => ({ value: String(of.id), label: label(of) })) } }
  },
})

const CARD = { host: 'text', what: 'word', facts: 'lines' } as const

/** One space as the office sees it; `sales`: what was reported there so far. */
export const lookAtSpace = action({
  name: 'look_at_space',
  for: WHO,
  needs: { space: 'pick' },
  gives: {
    offered: { ...CARD, fit: 'count' },
    open: { ...CARD, assigned: 'count', waiting: 'count', applicants: 'lines', takings: 'rupiah?' },
    over: {},
  },
  async run({ space }, { tx, actor }) {
    const found = await readSpace(tx, pickedId(space), actor.region)
    if (!found || (found.status !== 'offered' && found.status !== 'open')) return { outcome: 'over' }
    const card = { host: found.host, what: `space_kind.${found.kind}`, facts: spaceFacts(found) }
    if (found.status === 'offered')
      return { outcome: 'offered', values: { ...card, fit: (await fitFor(tx, found)).length } }
    const applicants = makersApart(await applicantsOf(tx, found.id, ['assigned', 'applied'])).map(
      ({ seller, status }) => line('space_applicant', { seller, status: `space_application.${status}` }),
    )
    const [sum] = await tx.sql<{ takings: number }>(
      'SELECT coalesce(sum(amount), 0)::bigint AS takings FROM space_sales WHERE space_id = $1',
      [found.id],
    )
    const { assigned, waiting } = found
    return { outcome: 'open', values: { ...card, assigned, waiting, applicants, takings: sum?.takings || undefined } }
  },
})

/** Makers of the region who sell something now and do not rest on one of its days. */
async function fitFor(tx: Tx, { regionCode, fromOn, untilOn }: SpaceNow): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `SELECT s.id FROM sellers s WHERE s.region_code = $1 AND s.status = 'active'
       AND EXISTS (SELECT 1 FROM products p WHERE p.seller_id = s.id AND p.status = 'approved')
       AND NOT EXISTS (SELECT 1 FROM seller_pauses z WHERE z.seller_id = s.id AND z.product_id IS NULL AND z.ended_at IS NULL
         AND z.from_on <= $3 AND (z.until_on IS NULL OR z.until_on >= $2)) ORDER BY s.id`,
    [regionCode, fromOn, untilOn],
  )
  return rows.map(({ id }) => id)
}

/** Opens it: makers that fit are invited, each once. `invited`: how many businesses. */
export const openSpace = action({
  name: 'open_space',
  for: WHO,
  needs: { space: 'pick' },
  gives: { opened: { invited: 'count' }, over: {} },
  async run({ space }, { tx, actor, now, today }) {
    const found = await readSpace(tx, pickedId(space), actor.region, 'lock')
    if (!found || !mayMoveSpace(found.status, 'open') || found.untilOn < today) return { outcome: 'over' }
    await tx.sql(`UPDATE selling_spaces SET status = 'open' WHERE id = $1`, [found.id])
    const accounts = await sellerAccounts(tx, await fitFor(tx, found))
    const notice = { notice: 'space_invited' as const, values: {}, slots: { space: String(found.id) } }
    await queueNotices(tx, toAll(accounts, `space-invited:${found.id}`, notice), now)
    const invited = new Set(accounts.map(({ ownerId }) => ownerId)).size
    await audit(tx, actor, now, {
      act: 'open_space',
      subject: 'selling_spaces',
      subjectId: found.id,
      after: { invited },
    })
    return { outcome: 'opened', values: { invited }, wrote: true }
  },
})

/** Tables that are left go to whoever applied first; the others stay on the waiting list. */
export const assignInOrder = action({
  name: 'assign_in_order',
  for: WHO,
  needs: { space: 'pick' },
  gives: { assigned: { given: 'count', waiting: 'count' }, nobody: {}, full: {}, over: {} },
  async run({ space }, work) {
    const { tx, actor } = work
    const found = await readSpace(tx, pickedId(space), actor.region, 'lock')
    if (found?.status !== 'open') return { outcome: 'over' }
    const free = found.tables - found.assigned
    if (free <= 0) return { outcome: 'full' }
    const waiting = await applicantsOf(tx, found.id, ['applied'])
    const chosen = nextInLine(waiting, free)
    if (!chosen.length) return { outcome: 'nobody' }
    for (const { sellerId } of chosen) await giveTable(work, found, sellerId)
    const values = { given: chosen.length, waiting: waiting.length - chosen.length }
    return { outcome: 'assigned', values, wrote: true }
  },
})

/** Who waits for a table, to pick one out of the order. */
export const listApplicants = action({
  name: 'list_applicants',
  for: WHO,
  needs: { space: 'pick' },
  gives: { some: { makers: 'list' }, none: {} },
  async run({ space }, { tx, actor }) {
    const found = await readSpace(tx, pickedId(space), actor.region)
    const waiting = found ? await applicantsOf(tx, found.id, ['applied']) : []
    if (!waiting.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        makers: toldApart(
          waiting.map((of) => ({ value: String(of.sellerId), label: of.seller, apart: makerApart(of) })),
        ),
      },
    }
  },
})

/** One maker gets a table, or not: she hears it. */
const deciding = (name: string, to: 'assigned' | 'refused') =>
  action({
    name,
    for: WHO,
    needs: { space: 'pick', maker: 'pick' },
    gives: { done: {}, full: {}, over: {} },
    async run({ space, maker }, work) {
      const { tx, actor } = work
      const found = await readSpace(tx, pickedId(space), actor.region, 'lock')
      const sellerId = pickedId(maker)
      const now = found && (await applicationOf(tx, found.id, sellerId))
      if (found?.status !== 'open' || !now || !mayMoveApplication(now, to)) return { outcome: 'over' }
      if (to === 'assigned' && found.assigned >= found.tables) return { outcome: 'full' }
      if (to === 'assigned') await giveTable(work, found, sellerId)
      else await decided(work, found, sellerId, 'refused')
      return { outcome: 'done', wrote: true }
    },
  })
export const assignMaker = deciding('assign_space', 'assigned')
export const refuseMaker = deciding('refuse_space', 'refused')

const giveTable = (work: Work, space: SpaceNow, sellerId: number) => decided(work, space, sellerId, 'assigned')

async function decided({ tx, actor, now }: Work, space: SpaceNow, sellerId: number, to: 'assigned' | 'refused') {
  await tx.sql(
    `UPDATE space_applications SET status = $3, assigned_at = CASE WHEN $3 = 'assigned' THEN $4::timestamptz END
     WHERE space_id = $1 AND seller_id = $2`,
    [space.id, sellerId, to, now],
  )
  const values = { host: space.host, place: space.place, day: space.fromOn, answer: `space_answer.${to}` }
  const key = `space-${to}:${space.id}:${sellerId}:${now.toISOString()}`
  await queueNotices(tx, toAll(await sellerAccounts(tx, [sellerId]), key, { notice: 'space_decided', values }), now)
  const after = { sellerId, status: to }
  await audit(tx, actor, now, { act: 'decide_space', subject: 'selling_spaces', subjectId: space.id, after })
}

/** Called off: everybody who has a table or waits for one hears it, and the host. */
export const cancelSpace = action({
  name: 'cancel_space',
  for: WHO,
  needs: { space: 'pick', why: 'text' },
  gives: { cancelled: {}, over: {} },
  async run({ space, why }, { tx, actor, now }) {
    const found = await readSpace(tx, pickedId(space), actor.region, 'lock')
    if (!found || !mayMoveSpace(found.status, 'cancelled')) return { outcome: 'over' }
    const makers = (await applicantsOf(tx, found.id, ['assigned', 'applied'])).map(({ sellerId }) => sellerId)
    await tx.sql(`UPDATE selling_spaces SET status = 'cancelled' WHERE id = $1`, [found.id])
    const values = { host: found.host, place: found.place, day: found.fromOn, why }
    const notice: Omit<Notice, 'accountId' | 'key'> = { notice: 'space_cancelled', values }
    const hosts = found.buyerId === null ? [] : await buyerAccounts(tx, [found.buyerId])
    const hear = [...(await sellerAccounts(tx, makers)), ...hosts]
    await queueNotices(tx, toAll(hear, `space-cancelled:${found.id}`, notice), now)
    await audit(tx, actor, now, { act: 'cancel_space', subject: 'selling_spaces', subjectId: found.id, after: { why } })
    return { outcome: 'cancelled', wrote: true }
  },
})
