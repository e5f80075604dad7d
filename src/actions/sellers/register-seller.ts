import { regionByCode } from '../../domain/districts.ts'
import { titled } from '../../domain/names.ts'
import { businessKey } from '../../domain/products/names.ts'
import { queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { action } from '../action.ts'
import { choose } from '../chosen.ts'
import { officeOf } from '../people/office.ts'
import { accountPhone } from '../people/person.ts'
import { businessesOf } from './business.ts'
import { createSeller } from './create-seller.ts'

/**
 * The card was confirmed: the business is written down, unless another one of hers is suspended. It belongs to the region of its kecamatan, whichever of our
 * numbers was written to (DESIGN.md §5).
 */
export const registerSeller = action({
  name: 'register_seller',
  for: ['newcomer', 'seller'],
  needs: {
    business_name: 'name',
    owner_name: 'name',
    district: 'district',
    business_kind: 'choice',
    workers: 'count?',
    nib: 'nib?',
  },
  gives: {
    registered: { business: 'text' },
    registered_elsewhere: { business: 'text', region: 'text', office: 'text' },
    already_there: { business: 'text' },
    suspended: { business: 'text' },
    phone_taken: { office: 'text', check: 'text' },
    no_consent: {},
  },
  async run({ business_name, owner_name, district, business_kind, workers, nib }, { tx, actor, now }) {
    const { personId } = actor
    if (personId === undefined) return { outcome: 'no_consent' }
    const own = await businessesOf(tx, personId)
    const stopped = own.find(({ status }) => status === 'suspended')
    if (stopped) return { outcome: 'suspended', values: { business: stopped.name } }
    const twin = own.find(({ name }) => businessKey(name) === businessKey(business_name))
    if (twin) return { outcome: 'already_there', values: { business: twin.name } }
    const business = titled(business_name)
    const phone = await accountPhone(tx, actor.accountId)
    const created = await createSeller(
      tx,
      {
        name: business,
        ownerName: titled(owner_name),
        districtCode: district,
        kind: business_kind,
        phone,
        workers: workers ?? null,
        nib: nib ?? null,
      },
      { source: 'chat', personId },
      now,
    )
    if (created.outcome === 'phone_taken') {
      await tellPhoneTaken(created.sellerId)
      const { name, check } = await officeOf(tx, actor.region)
      return { outcome: 'phone_taken', values: { office: name, check }, wrote: true }
    }
    if (created.outcome !== 'created') throw new Error(`a business was not written down: ${created.outcome}`)
    await tx.sql('UPDATE people SET name = coalesce(name, $2) WHERE id = $1', [personId, titled(owner_name)])
    await choose(tx, actor.conversationId, { sellerId: created.id }, now)
    const became = { sellerId: created.id, region: created.region, roles: ['seller' as const], undecided: false }
    const common = { wrote: true, actor: became }
    if (created.region === actor.region) return { outcome: 'registered', values: { business }, ...common }
    const { name: office } = await officeOf(tx, created.region)
    const region = regionByCode(created.region)?.name ?? office
    return { outcome: 'registered_elsewhere', values: { business, region, office }, ...common }

    async function tellPhoneTaken(sellerId: number): Promise<void> {
      const [holder] = await tx.sql<{ name: string; region_code: string }>(
        'SELECT name, region_code FROM sellers WHERE id = $1',
        [sellerId],
      )
      const officers = await officerAccounts(tx, holder?.region_code ?? actor.region, ['admin', 'mentor'])
      const values = { business: holder?.name ?? '', phone }
      await queueNotices(
        tx,
        officers.map(({ accountId }) => ({
          notice: 'phone_disputed',
          accountId,
          key: `phone-disputed:${sellerId}:${accountId}`,
          values,
        })),
        now,
      )
    }
  },
})
