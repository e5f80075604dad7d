import { ROLES } from '../../chat/actor.ts'
import type { Tx } from '../../db/open.ts'
import { dayAt } from '../../domain/calendar.ts'
import { wishDue } from '../../domain/privacy.ts'
import type { Line } from '../../flow/say.ts'
import { action } from '../action.ts'
import { sendErrand } from '../errand.ts'
import { line } from '../lines.ts'
import { productsOf } from '../products/fields.ts'
import { trainingsOfMaker } from '../programme/trainings/training.ts'
import { businessesOf, type SellerNow } from '../sellers/business.ts'
import { MAKE_OWN_DATA } from './own-data-file.ts'

/** All that is kept about the speaker, to be read in chat (UU PDP 27/2022: access). The wish is written down as done. */
export const showMyData = action({
  name: 'show_my_data',
  for: ROLES,
  needs: {},
  gives: { shown: { data: 'lines' }, nothing: {} },
  async run(_, { tx, actor, now }) {
    const { personId } = actor
    if (personId === undefined) return { outcome: 'nothing' }
    const [person] = await tx.sql<{
      name: string | null
      phone: string | null
      consented: Date | null
      messages: number
    }>(
      `SELECT p.name, p.phone, (SELECT min(given_at) FROM consents WHERE person_id = p.id AND withdrawn_at IS NULL) AS consented,
         (SELECT count(*) FROM inbox i JOIN conversations c ON c.id = i.conversation_id JOIN accounts a ON a.id = c.account_id
          WHERE a.person_id = p.id AND i.kind = 'message') AS messages
       FROM people p WHERE p.id = $1`,
      [personId],
    )
    if (!person) return { outcome: 'nothing' }
    const { name, phone } = person
    const data: Line[] = [phone === null ? line('data_name', { name }) : line('data_person', { name, phone })]
    if (person.consented) data.push(line('data_consent', { day: dayAt(person.consented) }))
    for (const seller of await businessesOf(tx, personId)) data.push(...(await businessLines(tx, seller)))
    data.push(...(await memberLines(tx, personId)))
    data.push(line('data_messages', { messages: person.messages }))
    await tx.sql(
      `INSERT INTO data_requests (person_id, kind, asked_at, due_at, done_at) VALUES ($1, 'copy', $2, $3, $2)`,
      [personId, now, wishDue(now)],
    )
    return { outcome: 'shown', values: { data }, wrote: true }
  },
})

/** The same and more as a workbook: every answer, order and message, to keep or to take elsewhere. */
export const askDataFile = action({
  name: 'ask_data_file',
  for: ROLES,
  needs: {},
  gives: { making: {}, nothing: {} },
  async run(_, { tx, actor, now }) {
    const { personId, conversationId, region } = actor
    if (personId === undefined) return { outcome: 'nothing' }
    await sendErrand(tx, { name: MAKE_OWN_DATA, conversationId, input: { personId, region } }, now)
    return { outcome: 'making', wrote: true }
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

/** Organisations somebody buys for, and offices they work for. */
async function memberLines(tx: Tx, personId: number): Promise<Line[]> {
  const buyers = await tx.sql<{ name: string; contact: string; phone: string | null; orders: number }>(
    `SELECT b.name, b.contact_name AS contact, b.phone, (SELECT count(*) FROM orders o WHERE o.buyer_id = b.id AND o.placed_by_id = $1) AS orders
     FROM buyers b JOIN buyer_members m ON m.buyer_id = b.id WHERE m.person_id = $1 AND m.status = 'active' ORDER BY b.id`,
    [personId],
  )
  const offices = await tx.sql<{ office: string; role: string; acts: number }>(
    `SELECT r.office_name AS office, o.role, (SELECT count(*) FROM audits a WHERE a.officer_id = o.id) AS acts
     FROM officers o JOIN regions r ON r.code = o.region_code WHERE o.person_id = $1 AND o.status = 'active' ORDER BY o.id`,
    [personId],
  )
  return [
    ...buyers.map(({ name, contact, phone, orders }) => line('data_buyer', { name, contact, phone, orders })),
    ...offices.map(({ office, role, acts }) => line('data_office', { office, role: `role.${role}`, acts })),
  ]
}
