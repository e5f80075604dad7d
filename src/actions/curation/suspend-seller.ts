import { SELLER_STATES, type SellerState } from '../../domain/sellers.ts'
import { mayMove } from '../../domain/states.ts'
import { queueNotices } from '../../outbox/queue.ts'
import { sellerAccounts } from '../accounts.ts'
import { action, type Work } from '../action.ts'
import { audit } from '../audit.ts'
import { listLabel, makerApart, toldApart } from '../list-label.ts'
import { takeBackShares } from '../orders/offering/take-back.ts'
import { pickedId } from '../picked.ts'
import { makersMeant } from '../sellers/makers-meant.ts'

const MOST_FOUND = 8

/** Makers of the region by name, owner or phone. */
export const findMakers = action({
  name: 'find_makers',
  for: ['admin', 'curator', 'mentor'],
  needs: { search_words: 'text' },
  gives: { found: { makers: 'list' }, none: {} },
  async run({ search_words }, work) {
    const rows = await makersMeant(work, search_words, MOST_FOUND)
    if (!rows.length) return { outcome: 'none' }
    const mark = (status: string) => (status === 'suspended' ? `${work.house.words['mark.suspended'] ?? ''} ` : '')
    return {
      outcome: 'found',
      values: {
        makers: toldApart(
          rows.map((of) => ({
            value: String(of.id),
            label: listLabel(`${mark(of.status)}${of.name}`, of.owner),
            apart: makerApart(of),
          })),
        ),
      },
    }
  },
})

/** Whether the picked maker works or is suspended, to ask for the right thing next. */
export const lookAtMaker = action({
  name: 'look_at_maker',
  for: ['admin', 'curator'],
  needs: { maker: 'pick' },
  gives: {
    working: { business: 'text', owner_name: 'text', product_count: 'count', open_shares: 'count' },
    suspended: { business: 'text', owner_name: 'text' },
    gone: {},
  },
  async run({ maker }, { tx, actor }) {
    const [row] = await tx.sql<{ name: string; owner: string; status: SellerState; products: number; shares: number }>(
      `SELECT s.name, s.owner_name AS owner, s.status,
         (SELECT count(*) FROM products p WHERE p.seller_id = s.id AND p.status = 'approved') AS products,
         (SELECT count(*) FROM allocations a WHERE a.seller_id = s.id
            AND a.status IN ('offered', 'waiting_dp', 'accepted', 'partial', 'in_progress', 'ready')) AS shares
       FROM sellers s WHERE s.id = $1 AND s.region_code = $2`,
      [pickedId(maker), actor.region],
    )
    if (!row) return { outcome: 'gone' }
    const values = { business: row.name, owner_name: row.owner }
    if (row.status === 'suspended') return { outcome: 'suspended', values }
    if (!mayMove(SELLER_STATES, row.status, 'suspended')) return { outcome: 'gone' }
    return { outcome: 'working', values: { ...values, product_count: row.products, open_shares: row.shares } }
  },
})

/** A maker is left out for the time being: nothing of hers is sold, her open shares go to others at once. */
export const suspendSeller = action({
  name: 'suspend_seller',
  for: ['admin', 'curator'],
  needs: { maker: 'pick', suspend_reason: 'text' },
  gives: { suspended: { business: 'text', reoffered: 'count' }, gone: {} },
  async run({ maker, suspend_reason: reason }, work) {
    const moved = await move(work, maker, 'suspended', reason)
    if (!moved) return { outcome: 'gone' }
    const { id, name: business } = moved
    await tell(work, moved, 'seller_suspended', { business, reason })
    const reoffered = await takeBackShares(work.tx, { sellerId: id }, work.now)
    return { outcome: 'suspended', values: { business, reoffered }, wrote: true }
  },
})

/** She works with us again. */
export const resumeSeller = action({
  name: 'resume_seller',
  for: ['admin', 'curator'],
  needs: { maker: 'pick' },
  gives: { resumed: { business: 'text' }, gone: {} },
  async run({ maker }, work) {
    const moved = await move(work, maker, 'active')
    if (!moved) return { outcome: 'gone' }
    await tell(work, moved, 'seller_resumed', { business: moved.name })
    return { outcome: 'resumed', values: { business: moved.name }, wrote: true }
  },
})

interface Moved {
  id: number
  name: string
  /** number of the audit line, which makes what is said about it unique */
  times: number
}

async function move(
  { tx, actor, now }: Work,
  maker: string,
  to: 'active' | 'suspended',
  reason?: string,
): Promise<Moved | undefined> {
  const [row] = await tx.sql<{ id: number; name: string; status: SellerState }>(
    'SELECT id, name, status FROM sellers WHERE id = $1 AND region_code = $2 FOR UPDATE',
    [pickedId(maker), actor.region],
  )
  // a maker who paused or sleeps is not woken up by an officer
  if (!row || !mayMove(SELLER_STATES, row.status, to) || (to === 'active' && row.status !== 'suspended'))
    return undefined
  await tx.prisma.seller.update({ where: { id: row.id }, data: { status: to, updatedAt: now } })
  await audit(tx, actor, now, {
    act: to === 'suspended' ? 'suspend_seller' : 'resume_seller',
    subject: 'sellers',
    subjectId: row.id,
    before: { status: row.status },
    after: { status: to, ...(reason === undefined ? {} : { reason }) },
  })
  const times = await tx.prisma.audit.count({ where: { subject: 'sellers', subjectId: row.id } })
  return { id: row.id, name: row.name, times }
}

async function tell(
  { tx, now }: Work,
  { id, times }: Moved,
  notice: 'seller_suspended' | 'seller_resumed',
  values: { business: string; reason?: string },
): Promise<void> {
  const makers = await sellerAccounts(tx, [id])
  await queueNotices(
    tx,
    makers.map(({ accountId }) => ({
      notice,
      accountId,
      key: `${notice}:${id}:${times}:${accountId}`,
      values: values as { business: string; reason: string },
    })),
    now,
  )
}
