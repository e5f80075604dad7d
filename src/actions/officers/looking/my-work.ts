import type { OfficerRole } from '../../../chat/actor.ts'
import { addDays } from '../../../domain/calendar.ts'
import type { Line } from '../../../flow/say.ts'
import { action, type Work } from '../../action.ts'
import { curationQueue } from '../../curation/queue.ts'
import { leaving } from '../../fulfilment/delivering/tomorrow.ts'
import { ordersAtRisk } from '../../fulfilment/risk/watch.ts'
import { scopeOf } from '../../fulfilment/scope.ts'
import { openHandoffs } from '../../handoff/handoffs.ts'
import { line } from '../../lines.ts'
import { paymentsIn } from '../../money/treasurer/payment-in.ts'

interface Waits {
  roles: readonly OfficerRole[]
  line: 'work_products' | 'work_buyers' | 'work_people' | 'work_orders' | 'work_deliveries' | 'work_proofs'
  count(work: Work): Promise<number>
}

/** What may wait for an officer, by whose it is; each line names the word that leads there. */
const WAITS: readonly Waits[] = [
  {
    roles: ['admin', 'curator'],
    line: 'work_products',
    count: async ({ tx, actor }) => (await curationQueue(tx, actor.region)).length,
  },
  {
    roles: ['admin', 'curator'],
    line: 'work_buyers',
    async count({ tx, actor }) {
      const [row] = await tx.sql<{ count: number }>(
        `SELECT count(*)::int AS count FROM buyers WHERE region_code = $1 AND status = 'unverified'`,
        [actor.region],
      )
      return row?.count ?? 0
    },
  },
  {
    roles: ['admin', 'curator', 'mentor'],
    line: 'work_people',
    count: async ({ tx, now, actor }) =>
      (await openHandoffs(tx, actor.region, now)).filter(({ status }) => status === 'open').length,
  },
  {
    roles: ['admin', 'curator', 'mentor'],
    line: 'work_orders',
    count: async ({ tx, actor, today }) => (await ordersAtRisk(tx.sql, actor.region, today)).length,
  },
  {
    roles: ['admin', 'keeper'],
    line: 'work_deliveries',
    async count({ tx, actor, today }) {
      const { points } = await scopeOf(tx, actor)
      const rows = await leaving(tx, { from: today, until: addDays(today, 1), region: actor.region })
      return rows.filter(({ packingPointId: at }) => !points || (at !== null && points.includes(at))).length
    },
  },
  {
    roles: ['treasurer'],
    line: 'work_proofs',
    count: async ({ tx, actor }) =>
      (await paymentsIn(tx, actor)).filter(({ status }) => status === 'proof_sent').length,
  },
]

/** 'ada yang harus saya kerjakan hari ini?': everything that waits for the speaker's roles in this region, by number. */
export const myWork = action({
  name: 'my_work',
  for: ['admin', 'curator', 'mentor', 'keeper', 'treasurer', 'head'],
  needs: {},
  gives: { some: { work: 'lines' }, none: {} },
  async run(_, work) {
    const mine = WAITS.filter(({ roles }) => roles.some((role) => work.actor.roles.includes(role)))
    const lines: Line[] = []
    for (const waits of mine) {
      const count = await waits.count(work)
      if (count > 0) lines.push(line(waits.line, { count }))
    }
    return lines.length ? { outcome: 'some', values: { work: lines } } : { outcome: 'none' }
  },
})
