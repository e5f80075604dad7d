import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { LISTING_STATES, ON_SHELF } from '../../../domain/shops/listing.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { listingFacts, listingsOf, readListing } from './listing.ts'
import { agree, settleIn, takeOff } from './move.ts'

const WHO = OFFICER_ACTS.arrange_listings

const inRegion = ({ tx, actor }: Work, listing: string, lock: 'lock' | 'look' = 'look') =>
  readListing(tx, pickedId(listing), { region: actor.region }, lock)

/** Shelves of the region, those that wait for a word first; or the one a notice is about. */
export const findListings = action({
  name: 'find_listings',
  for: WHO,
  needs: { listing: 'pick?' },
  gives: { one: { listing: 'pick' }, several: { listings: 'list' }, none: {} },
  async run({ listing }, { tx, actor }) {
    if (listing !== undefined) return { outcome: 'one', values: { listing } }
    const all = await listingsOf(tx, { region: actor.region }, ['requested', ...ON_SHELF])
    if (!all.length) return { outcome: 'none' }
    const listings = all.map(({ id, product, shop, status }) => ({
      value: String(id),
      label: listLabel(status === 'requested' ? `❗ ${product}` : product, shop),
    }))
    return { outcome: 'several', values: { listings } }
  },
})

const CARD = {
  product_name: 'text',
  shop: 'text',
  maker: 'text',
  phone: 'phone?',
  maker_says: 'word',
  facts: 'lines',
} as const

/** One shelf as the office sees it, by what can be done with it. */
export const lookAtListing = action({
  name: 'look_at_listing',
  for: WHO,
  needs: { listing: 'pick' },
  gives: { to_agree: CARD, waiting: CARD, trial: CARD, active: CARD, over: {} },
  async run({ listing }, work) {
    const found = await inRegion(work, listing)
    if (!found || found.status === 'withdrawn') return { outcome: 'over' }
    const { product, shop, seller, phone, makerAgreed, makerReached, officeAgreed, status } = found
    const maker_says = `maker_says.${makerAgreed ? 'agreed' : makerReached ? 'silent' : 'no_phone'}`
    const values = { product_name: product, shop, maker: seller, phone, maker_says, facts: listingFacts(found) }
    const outcome = status !== 'requested' ? status : officeAgreed ? 'waiting' : 'to_agree'
    return { outcome, values }
  },
})

/** The office agrees; for a maker without a phone it agrees for her too ("dicatat petugas"). */
export const agreeForOffice = action({
  name: 'agree_for_office',
  for: WHO,
  needs: { listing: 'pick' },
  gives: { begun: {}, waiting: {}, over: {} },
  async run({ listing }, work) {
    const found = await inRegion(work, listing, 'lock')
    if (found?.status !== 'requested' || found.officeAgreed) return { outcome: 'over' }
    const begun = await agree(work.tx, found, 'office', work.now)
    const onBehalf = !found.makerReached
    await audited(work, 'agree_listing', found.id, { status: begun ? 'trial' : 'requested' }, onBehalf)
    return { outcome: begun ? 'begun' : 'waiting', wrote: true }
  },
})

/** The trial went well: the product stays on the shelf. */
export const keepListing = action({
  name: 'keep_listing',
  for: WHO,
  needs: { listing: 'pick' },
  gives: { kept: {}, over: {} },
  async run({ listing }, work) {
    const found = await inRegion(work, listing, 'lock')
    if (!found || !(await settleIn(work.tx, found, 'office', work.now))) return { outcome: 'over' }
    await audited(work, 'keep_listing', found.id, { status: 'active' })
    return { outcome: 'kept', wrote: true }
  },
})

/** Refused, or taken off the shelf, with the reason that maker and shop hear. */
export const takeOffListing = action({
  name: 'take_off_listing',
  for: WHO,
  needs: { listing: 'pick', why: 'text' },
  gives: { done: {}, over: {} },
  async run({ listing, why }, work) {
    const found = await inRegion(work, listing, 'lock')
    if (!found || !LISTING_STATES[found.status].length) return { outcome: 'over' }
    await takeOff(work.tx, found, { by: 'office', why }, work.now)
    await audited(work, 'take_off_listing', found.id, { status: 'withdrawn', why })
    return { outcome: 'done', wrote: true }
  },
})

const audited = ({ tx, actor, now }: Work, act: string, subjectId: number, after: object, onBehalf = false) =>
  audit(tx, actor, now, { act, subject: 'listings', subjectId, after, onBehalf })
