import { OFFICER_ACTS, officerMay } from '../../../domain/officers.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { listLabel } from '../../list-label.ts'
import { lockOrder } from '../../orders/lock.ts'
import { pickedId } from '../../picked.ts'
import { shareInCustody } from '../custody.ts'
import { finishOrder, writeShare } from '../finish.ts'
import { toAll } from '../telling.ts'
import { holdersOf, releaseBatch, sharesOfBatch, traceLines } from './batch.ts'
import { suspectOf, undecided } from './complaint.ts'

/** Batches that are held until an officer decides. */
export const listSuspects = action({
  name: 'list_suspects',
  for: OFFICER_ACTS.watch_orders,
  needs: {},
  gives: { some: { suspects: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const suspects = (await undecided(tx, actor.region)).map(({ complaintId, product, seller }) => ({
      value: String(complaintId),
      label: listLabel(product, seller),
    }))
    return suspects.length ? { outcome: 'some', values: { suspects } } : { outcome: 'none' }
  },
})

/** One batch: what was complained of, who made it, and everybody who holds it. */
export const lookAtSuspect = action({
  name: 'look_at_suspect',
  for: OFFICER_ACTS.watch_orders,
  needs: { suspect: 'pick' },
  gives: {
    shown: {
      what: 'word',
      product: 'text',
      seller: 'text',
      phone: 'phone?',
      codes: 'text?',
      buyer: 'text',
      number: 'text',
      holders: 'lines',
    },
    gone: {},
  },
  async run({ suspect: picked }, { tx, actor }) {
    const of = await suspectOf(tx, actor.region, pickedId(picked))
    if (!of) return { outcome: 'gone' }
    const { product, seller, phone, codes, buyer, number, kind } = of
    const holders = await traceLines(tx, of.allocationId)
    return {
      outcome: 'shown',
      values: { what: `complaint.${kind}`, product, seller, phone, codes, buyer, number, holders },
    }
  },
})

/** The batch is sound after all: what was held goes on. */
export const releaseSuspect = action({
  name: 'release_suspect',
  for: OFFICER_ACTS.watch_orders,
  needs: { suspect: 'pick' },
  gives: { released: {}, not_allowed: {}, gone: {} },
  async run({ suspect: picked }, { tx, actor, now }) {
    if (!officerMay('reallocate_orders', actor.roles)) return { outcome: 'not_allowed' }
    const of = await suspectOf(tx, actor.region, pickedId(picked))
    if (!of) return { outcome: 'gone' }
    await releaseBatch(tx, of.allocationId)
    await audit(tx, actor, now, { act: 'release_batch', subject: 'complaints', subjectId: of.complaintId })
    return { outcome: 'released', wrote: true }
  },
})

/**
 * What is held is withdrawn: it counts as damaged at the packing point, so its makers owe it anew and the office may offer
 * it to others.
 */
export const withdrawSuspect = action({
  name: 'withdraw_suspect',
  for: OFFICER_ACTS.watch_orders,
  needs: { suspect: 'pick' },
  gives: { withdrawn: { pieces: 'count' }, not_allowed: {}, gone: {} },
  async run({ suspect: picked }, { tx, actor, now }) {
    if (!officerMay('reallocate_orders', actor.roles)) return { outcome: 'not_allowed' }
    const of = await suspectOf(tx, actor.region, pickedId(picked))
    if (!of) return { outcome: 'gone' }
    let pieces = 0
    for (const { id, orderId, region, held } of await sharesOfBatch(tx, of.allocationId)) {
      if (held === 0 || !(await lockOrder(tx, orderId))) continue
      const share = await shareInCustody(tx, { region, points: null }, id)
      if (!share) continue
      pieces += held
      await spoil(tx, id, held)
      await writeShare(tx, id, { ...share, handed: share.handed - held })
      await finishOrder(tx, orderId, now)
    }
    await releaseBatch(tx, of.allocationId)
    const after = { pieces }
    await audit(tx, actor, now, { act: 'withdraw_batch', subject: 'complaints', subjectId: of.complaintId, after })
    return { outcome: 'withdrawn', values: { pieces }, wrote: true }
  },
})

/** Held pieces of a share become damaged ones, the latest hand-over first. */
async function spoil(tx: Parameters<typeof releaseBatch>[0], shareId: number, pieces: number): Promise<void> {
  const rows = await tx.sql<{ id: number; good: number }>(
    `SELECT id, count - damaged AS good FROM handovers WHERE allocation_id = $1 AND blocked_at IS NOT NULL ORDER BY id DESC`,
    [shareId],
  )
  let left = pieces
  for (const { id, good } of rows) {
    const taken = Math.min(left, good)
    await tx.sql('UPDATE handovers SET damaged = damaged + $2 WHERE id = $1', [id, taken])
    left -= taken
  }
}

/** Every company that holds goods of the batch is asked not to hand them out. Each hears it once. */
export const warnHolders = action({
  name: 'warn_holders',
  for: OFFICER_ACTS.watch_orders,
  needs: { suspect: 'pick' },
  gives: { warned: { companies: 'count' }, not_allowed: {}, gone: {} },
  async run({ suspect: picked }, { tx, actor, now }) {
    if (!officerMay('reallocate_orders', actor.roles)) return { outcome: 'not_allowed' }
    const of = await suspectOf(tx, actor.region, pickedId(picked))
    if (!of) return { outcome: 'gone' }
    const holders = await holdersOf(tx, of.allocationId)
    const { complaintId, product, seller, codes } = of
    const buyers = [...new Map(holders.map((holder) => [holder.buyerId, holder.number])).entries()]
    for (const [buyerId, number] of buyers) {
      const values = { number, product, seller, codes: codes ?? undefined }
      const accounts = await buyerAccounts(tx, [buyerId])
      await queueNotices(
        tx,
        toAll(accounts, `batch-warned:${complaintId}:${buyerId}`, { notice: 'batch_warning', values }),
        now,
      )
    }
    await audit(tx, actor, now, { act: 'warn_holders', subject: 'complaints', subjectId: complaintId })
    return { outcome: 'warned', values: { companies: buyers.length }, wrote: true }
  },
})
