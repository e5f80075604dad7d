import type { Tx } from '../../db/open.ts'
import { dayAt } from '../../domain/calendar.ts'
import type { Line } from '../../flow/say.ts'
import { queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { productsOf } from '../products/fields.ts'
import { trainingsOfMaker } from '../programme/trainings/training.ts'
import { businessesOf, type SellerNow } from './business.ts'

/** A wish about one's own data is carried out within this time. Source: UU PDP 27/2022 (3×24 hours). */
const WITHIN_MS = 3 * 24 * 3_600_000

/** All that is kept about a maker, to be read in chat (UU PDP 27/2022: access). The wish is written down as done. */
export const showMyData = action({
  name: 'show_my_data',
  for: ['seller'],
  needs: {},
  gives: { shown: { data: 'lines' } },
  async run(_, { tx, actor, now }) {
    const personId = actor.personId ?? 0
    const [person] = await tx.sql<{
      name: string | null
      phone: string | null
      consented: Date | null
      messages: number
    }>(
      `SELECT p.name, p.phone, (SELECT min(given_at) FROM consents WHERE person_id = p.id AND withdrawn_at IS NULL) AS consented,
         (SELECT count(*) FROM inbox i JOIN conversations c ON c.id = i.conversation_id JOIN accounts a ON a.id = c.account_id
          WHERE a.person_id = p.id) AS messages
       FROM people p WHERE p.id = $1`,
      [personId],
    )
    if (!person) throw new Error('a maker must act here')
    const data: Line[] = [line('data_person', { name: person.name, phone: person.phone })]
    if (person.consented) data.push(line('data_consent', { day: dayAt(person.consented) }))
    for (const seller of await businessesOf(tx, personId)) data.push(...(await businessLines(tx, seller)))
    data.push(line('data_messages', { messages: person.messages }))
    await tx.sql(
      `INSERT INTO data_requests (person_id, kind, asked_at, due_at, done_at) VALUES ($1, 'copy', $2, $3, $2)`,
      [personId, now, new Date(now.getTime() + WITHIN_MS)],
    )
    return { outcome: 'shown', values: { data }, wrote: true }
  },
})

async function businessLines(tx: Tx, seller: SellerNow): Promise<Line[]> {
  const products = await productsOf(tx, seller.id)
  const [counts] = await tx.sql<{ shares: number; accounts: number }>(
    `SELECT (SELECT count(*) FROM allocations WHERE seller_id = $1) AS shares,
       (SELECT count(*) FROM bank_accounts WHERE seller_id = $1) AS accounts`,
    [seller.id],
  )
  const trainings = await trainingsOfMaker(tx, seller.id)
  const { name, ownerName: owner, districtCode: district, workers, nib } = seller
  return [
    line('business_known', { name, owner, district }),
    ...(workers === null ? [] : [line('data_workers', { workers })]),
    ...(nib === null ? [] : [line('data_nib', { nib })]),
    ...products.map((product) => line('data_product', { name: product.name, photos: product.photos.length })),
    ...trainings.map(({ topic, day, status }) =>
      line('data_training', { topic, day, status: `training_status.${status}` }),
    ),
    line('data_orders', { shares: counts?.shares ?? 0, accounts: counts?.accounts ?? 0 }),
  ]
}

/** "Hapus data saya": written down with its day, and told to the admins, who carry it out and keep what tax law keeps. */
export const askDeletion = action({
  name: 'ask_deletion',
  for: ['seller'],
  needs: {},
  gives: { asked: { due: 'date' }, already: { due: 'date' } },
  async run(_, { tx, actor, now }) {
    const personId = actor.personId ?? 0
    await tx.sql('SELECT id FROM people WHERE id = $1 FOR UPDATE', [personId])
    const [open] = await tx.sql<{ due_at: Date }>(
      `SELECT due_at FROM data_requests WHERE person_id = $1 AND kind = 'delete' AND done_at IS NULL`,
      [personId],
    )
    if (open) return { outcome: 'already', values: { due: dayAt(open.due_at) } }
    const dueAt = new Date(now.getTime() + WITHIN_MS)
    const [request] = await tx.sql<{ id: number }>(
      `INSERT INTO data_requests (person_id, kind, asked_at, due_at) VALUES ($1, 'delete', $2, $3) RETURNING id`,
      [personId, now, dueAt],
    )
    for (const { id, name, regionCode } of await businessesOf(tx, personId)) {
      const admins = await officerAccounts(tx, regionCode, ['admin'])
      await queueNotices(
        tx,
        admins.map(({ accountId }) => ({
          notice: 'data_request' as const,
          accountId,
          key: `data-request:${request?.id}:${id}:${accountId}`,
          values: { name, request: 'data_request.delete', due: dayAt(dueAt) },
        })),
        now,
      )
    }
    return { outcome: 'asked', values: { due: dayAt(dueAt) }, wrote: true }
  },
})
