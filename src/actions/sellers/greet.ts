import type { Tx } from '../../db/open.ts'
import type { Line } from '../../flow/say.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { officeOf } from '../people/office.ts'
import { accountPhone, personOf, personUnder } from '../people/person.ts'
import { productsOf } from '../products/fields.ts'
import { businessesOf, type SellerNow, waitingFor } from './business.ts'

/**
 * Who is it that writes, and has no business here yet? Somebody new · somebody who has agreed and not registered · a maker we know under this very phone who writes to another of
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
    agreed: {},
    written_down: { office: 'text', check: 'text', businesses: 'lines' },
  },
  async run(_, { tx, actor, now }) {
    const office = await officeOf(tx, actor.region)
    const said = { office: office.name, check: office.check }
    const phone = await accountPhone(tx, actor.accountId)
    const alone = async () =>
      (await hasAgreed(tx, actor.accountId))
        ? { outcome: 'agreed' as const }
        : { outcome: 'newcomer' as const, values: said }
    if (phone === null) return alone()
    const own = await businessesUnder(tx, phone)
    if (own[0]) {
      const { personId } = await personOf(tx, actor.accountId, now)
      const { id: sellerId, regionCode: region, name } = own[0]
      const became = { personId, sellerId, region, roles: ['seller' as const] }
      return { outcome: 'known', values: { business: name }, wrote: true, actor: became }
    }
    const waiting = await waitingFor(tx, phone)
    if (!waiting.length) return alone()
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

const hasAgreed = async (tx: Tx, accountId: number): Promise<boolean> =>
  (
    await tx.sql(
      `SELECT 1 FROM consents WHERE account_id = $1 AND purpose = 'seller' AND withdrawn_at IS NULL LIMIT 1`,
      [accountId],
    )
  ).length > 0

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
