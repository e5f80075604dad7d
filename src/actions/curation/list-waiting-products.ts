import { action } from '../action.ts'
import { line } from '../lines.ts'
import { listLabel, makerApart, toldApart } from '../list-label.ts'
import { curationQueue } from './queue.ts'

const DAY_MS = 86_400_000

/** The curation queue of the region, oldest first; for roles that may look at it. */
export const listWaitingProducts = action({
  name: 'list_waiting_products',
  for: ['admin', 'curator', 'mentor', 'head'],
  needs: {},
  gives: { some: { queue: 'list', queue_head: 'lines' }, none: {} },
  async run(_, { tx, now, actor }) {
    const queue = await curationQueue(tx, actor.region)
    const [oldest] = queue
    if (!oldest) return { outcome: 'none' }
    const days = Math.floor((now.getTime() - oldest.since.getTime()) / DAY_MS)
    return {
      outcome: 'some',
      values: {
        queue: toldApart(
          queue.map((of) => ({
            value: String(of.id),
            label: listLabel(of.status === 'invited' ? `🗓 ${of.name}` : of.name, of.business),
            apart: makerApart(of),
          })),
        ),
        queue_head: [
          days > 0
            ? line('queue_waiting', { count: queue.length, days })
            : line('queue_fresh', { count: queue.length }),
        ],
      },
    }
  },
})
