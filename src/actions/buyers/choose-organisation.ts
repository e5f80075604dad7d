import type { Tx } from '../../db/open.ts'
import { action } from '../action.ts'
import { choose } from '../chosen.ts'
import { pickedId } from '../picked.ts'

/** Organisations for which a person buys, oldest first. */
const organisationsOf = (tx: Tx, personId: number) =>
  tx.sql<{ id: number; name: string; regionCode: string }>(
    `SELECT b.id, b.name, b.region_code AS "regionCode" FROM buyers b JOIN buyer_members m ON m.buyer_id = b.id
     WHERE m.person_id = $1 AND m.status = 'active' ORDER BY b.id`,
    [personId],
  )

/** The organisations of whoever speaks. */
export const listOrganisations = action({
  name: 'list_organisations',
  for: ['buyer'],
  needs: {},
  gives: { several: { organisations: 'list' }, one: { organisation: 'text' } },
  async run(_, { tx, actor }) {
    const own = await organisationsOf(tx, actor.personId ?? 0)
    if (own.length === 1 && own[0]) return { outcome: 'one', values: { organisation: own[0].name } }
    const organisations = own.map(({ id, name }) => ({ value: String(id), label: name }))
    return { outcome: 'several', values: { organisations } }
  },
})

/** From here on, and for half a day, the speaker buys for that organisation. */
export const buyFor = action({
  name: 'buy_for',
  for: ['buyer'],
  needs: { chosen: 'pick' },
  gives: { done: { organisation: 'text' }, not_found: {} },
  async run({ chosen }, { tx, actor, now }) {
    const own = await organisationsOf(tx, actor.personId ?? 0)
    const buyer = own.find(({ id }) => id === pickedId(chosen))
    if (!buyer) return { outcome: 'not_found' }
    await choose(tx, actor.conversationId, { buyerId: buyer.id }, now)
    const became = { buyerId: buyer.id, region: buyer.regionCode, undecided: false }
    return { outcome: 'done', values: { organisation: buyer.name }, wrote: true, actor: became }
  },
})
