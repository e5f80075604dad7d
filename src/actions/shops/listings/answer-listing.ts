import { ON_SHELF } from '../../../domain/shops/listing.ts'
import { action, type Work } from '../../action.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { mustChoose } from '../../sellers/business.ts'
import { type ListingNow, listingFacts, listingsOf, readListing } from './listing.ts'
import { agree, takeOff } from './move.ts'

const CARD = { product_name: 'text', shop: 'text', price: 'rupiah', unit: 'text', facts: 'lines' } as const

const cardOf = (of: ListingNow) => ({
  product_name: of.product,
  shop: of.shop,
  price: of.price,
  unit: of.unit,
  facts: listingFacts(of),
})

const own = ({ tx, actor }: Work, listing: string, lock: 'lock' | 'look' = 'look') =>
  readListing(tx, pickedId(listing), { sellerId: actor.sellerId ?? 0 }, lock)

/** Shelves of the speaker's products: the one she was asked about, or all to pick from. */
export const findOwnListings = action({
  name: 'find_own_listings',
  for: ['seller'],
  needs: { listing: 'pick?' },
  gives: { one: { listing: 'pick' }, several: { listings: 'list' }, none: {}, which_business: {} },
  async run({ listing }, { tx, actor, now }) {
    if (listing !== undefined) return { outcome: 'one', values: { listing } }
    if (await mustChoose(tx, actor, now)) return { outcome: 'which_business' }
    const all = await listingsOf(tx, { sellerId: actor.sellerId ?? 0 }, ['requested', ...ON_SHELF])
    const [only] = all
    if (!only) return { outcome: 'none' }
    if (all.length === 1) return { outcome: 'one', values: { listing: String(only.id) } }
    const listings = all.map(({ id, product, shop }) => ({ value: String(id), label: listLabel(product, shop) }))
    return { outcome: 'several', values: { listings } }
  },
})

/** One shelf as its maker sees it. */
export const showOwnListing = action({
  name: 'show_own_listing',
  for: ['seller'],
  needs: { listing: 'pick' },
  gives: { asked: CARD, waiting: CARD, selling: { ...CARD, listing_state: 'word' }, over: {} },
  async run({ listing }, work) {
    const found = await own(work, listing)
    if (!found || found.status === 'withdrawn') return { outcome: 'over' }
    if (found.status === 'requested') return { outcome: found.makerAgreed ? 'waiting' : 'asked', values: cardOf(found) }
    return { outcome: 'selling', values: { ...cardOf(found), listing_state: `listing_status.${found.status}` } }
  },
})

/** The maker agrees that a shop sells her product. */
export const agreeToListing = action({
  name: 'agree_to_listing',
  for: ['seller'],
  needs: { listing: 'pick' },
  gives: { begun: {}, waiting: {}, over: {} },
  async run({ listing }, work) {
    const found = await own(work, listing, 'lock')
    if (found?.status !== 'requested' || found.makerAgreed) return { outcome: 'over' }
    return { outcome: (await agree(work.tx, found, 'maker', work.now)) ? 'begun' : 'waiting', wrote: true }
  },
})

/** The maker would rather not, or takes her product off a shelf. */
export const refuseListing = action({
  name: 'refuse_listing',
  for: ['seller'],
  needs: { listing: 'pick', why: 'text?' },
  gives: { done: {}, over: {} },
  async run({ listing, why }, work) {
    const found = await own(work, listing, 'lock')
    if (!found || !(await takeOff(work.tx, found, { by: 'maker', why }, work.now))) return { outcome: 'over' }
    return { outcome: 'done', wrote: true }
  },
})
