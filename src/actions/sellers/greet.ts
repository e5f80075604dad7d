import type { Tx } from '../../db/open.ts'
import type { Line } from '../../flow/say.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { officeOf } from '../people/office.ts'
import { accountPhone, personOf, personUnder } from '../people/person.ts'
import { productsOf } from '../products/fields.ts'
import { businessesOf, type SellerNow, waitingFor } from './business.ts'

/**
 * Who is it that writes for the first time? Somebody new · a maker we know under this very phone who writes to another of
 * our numbers (welcome back, nothing is asked twice) · a maker whom the office has written down: she is shown what
 * stands there. Nothing is stored for a stranger.
 */
export const whoWrites = action({
  name: 'who_writes',
  for: ['newcomer'],
  needs: {},
  gives: {
    newcomer: { office: 'text', check: 'text' },
    known: { business: 'text' },
    written_down: { office: 'text', check: 'text', businesses: 'lines' },
  },
  async run(_, { tx, actor, now }) {
    const office = await officeOf(tx, actor.region)
    const said = { office: office.name, check: office.check }
    const phone = await accountPhone(tx, actor.accountId)
    if (phone === null) return { outcome: 'newcomer', values: said }
    const own = await businessesUnder(tx, phone)
    if (own[0]) {
      const { personId } = await personOf(tx, actor.accountId, now)
      const { id: sellerId, regionCode: region, name } = own[0]
      const became = { personId, sellerId, region, roles: ['seller' as const] }
      return { outcome: 'known', values: { business: name }, wrote: true, actor: became }
    }
    const waiting = await waitingFor(tx, phone)
    if (!waiting.length) return { outcome: 'newcomer', values: said }
    return { outcome: 'written_down', values: { ...said, businesses: await shown(tx, waiting) } }
  },
})

/** Businesses whose owner has agreed already, under this phone. */
async function businessesUnder(tx: Tx, phone: string): Promise<SellerNow[]> {
  const personId = await personUnder(tx, phone)
  if (personId === undefined) return []
  const agreed = await tx.sql('SELECT 1 FROM consents WHERE person_id = $1 AND withdrawn_at IS NULL LIMIT 1', [
    personId,
  ])
  return agreed.length ? businessesOf(tx, personId) : []
}

async function shown(tx: Tx, sellers: readonly SellerNow[]): Promise<Line[]> {
  const lines: Line[] = []
  for (const { id, name, ownerName, districtCode } of sellers) {
    lines.push(line('business_known', { name, owner: ownerName, district: districtCode }))
    const products = await productsOf(tx, id)
    if (products.length)
      lines.push(line('products_known', { products: products.map((product) => product.name).join(', ') }))
  }
  return lines
}
