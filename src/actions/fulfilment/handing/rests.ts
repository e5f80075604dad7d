import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS, officerMay } from '../../../domain/officers.ts'
import { toCome } from '../../../domain/orders/custody.ts'
import { action } from '../../action.ts'
import { makerApart, shortDay, toldApart } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { movingShares, type Scope, shareInCustody } from '../custody.ts'
import { scopeOf } from '../scope.ts'

/** Whose rests an officer may give up: a keeper those that come to her point, whoever reallocates all of the region. */
export async function restScope(tx: Tx, actor: Actor): Promise<Scope> {
  return officerMay('reallocate_orders', actor.roles) ? { region: actor.region, points: null } : scopeOf(tx, actor)
}

/** Shares of which something is still to be brought, soonest first, unless one is meant already. */
export const listRests = action({
  name: 'list_rests',
  for: OFFICER_ACTS.give_up_rests,
  needs: { share: 'pick?' },
  gives: { some: { rests: 'list' }, one: { share: 'pick' }, nobody: {} },
  async run({ share }, { tx, actor }) {
    if (share !== undefined) return { outcome: 'one', values: { share } }
    const shares = (await movingShares(tx, await restScope(tx, actor))).filter((of) => toCome(of) > 0)
    if (!shares.length) return { outcome: 'nobody' }
    const rests = shares.map((of) => ({
      value: String(of.id),
      label: `${of.seller}: ${toCome(of)} ${of.product}`,
      apart: [of.number, ...makerApart(of), shortDay(of.dueOn), `#${of.id}`],
    }))
    return { outcome: 'some', values: { rests: toldApart(rests) } }
  },
})

/** What is still waited for of one share, before it is given up. */
export const lookAtRest = action({
  name: 'look_at_rest',
  for: OFFICER_ACTS.give_up_rests,
  needs: { share: 'pick' },
  gives: {
    shown: {
      seller: 'text',
      lies_in: 'district',
      product: 'text',
      unit: 'text',
      order: 'text',
      buyer: 'text',
      rest: 'count',
      brought: 'count?',
      due: 'date',
    },
    gone: {},
  },
  async run({ share: picked }, { tx, actor }) {
    const share = await shareInCustody(tx, await restScope(tx, actor), pickedId(picked))
    if (!share || toCome(share) <= 0) return { outcome: 'gone' }
    const { seller, district: lies_in, product, unit, number: order, buyer, dueOn: due, handed } = share
    const values = { seller, lies_in, product, unit, order, buyer, due, rest: toCome(share) }
    return { outcome: 'shown', values: { ...values, brought: handed || undefined } }
  },
})
