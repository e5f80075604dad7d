import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { toCome } from '../../../domain/orders/custody.ts'
import { action } from '../../action.ts'
import { makerApart, toldApart } from '../../list-label.ts'
import { movingShares } from '../custody.ts'
import { scopeOf } from '../scope.ts'

/** Makers who still bring something, soonest hand-over first. */
export const listBringers = action({
  name: 'list_bringers',
  for: OFFICER_ACTS.receive_goods,
  needs: {},
  gives: { some: { makers: 'list' }, nobody: {} },
  async run(_, { tx, actor }) {
    const shares = (await movingShares(tx, await scopeOf(tx, actor))).filter((share) => toCome(share) > 0)
    if (!shares.length) return { outcome: 'nobody' }
    const makers = new Map(shares.map((share) => [share.sellerId, share]))
    const alike = [...makers].map(([id, of]) => ({ value: String(id), label: of.seller, apart: makerApart(of) }))
    return { outcome: 'some', values: { makers: toldApart(alike) } }
  },
})
