import type { Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts, officerAccounts, sellerAccounts } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'
import type { ListingNow } from './listing.ts'

/** Officers who look after shelves (OFFICER_ACTS.arrange_listings). */
const WATCHERS = ['admin', 'curator'] as const
export type Side = 'shop' | 'maker' | 'office'

/** Maker and office are asked whether a product may go onto a shelf. */
export async function tellAsked(tx: Tx, { id, sellerId, regionCode }: ListingNow, now: Date): Promise<void> {
  const slots = { listing: String(id) }
  const makers = await sellerAccounts(tx, [sellerId])
  const officers = await officerAccounts(tx, regionCode, WATCHERS)
  await queueNotices(
    tx,
    [
      ...toAll(makers, `listing-asked:${id}`, { notice: 'listing_asked', values: {}, slots }),
      ...toAll(officers, `listing-asked:${id}`, { notice: 'listing_asked_officer', values: {}, slots }),
    ],
    now,
  )
}

/** What became of a shelf: everybody hears it but the side that did it. */
export async function tellListing(
  tx: Tx,
  { id, sellerId, buyerId, regionCode, product, shop }: ListingNow,
  { status, by, why }: { status: string; by: Side; why?: string | undefined },
  now: Date,
): Promise<void> {
  const hear = [
    ...(by === 'maker' ? [] : await sellerAccounts(tx, [sellerId])),
    ...(by === 'shop' ? [] : await buyerAccounts(tx, [buyerId])),
    ...(by === 'office' ? [] : await officerAccounts(tx, regionCode, WATCHERS)),
  ]
  const values = { product, shop, status: `listing_news.${status}`, why }
  await queueNotices(tx, toAll(hear, `listing:${id}:${status}`, { notice: 'listing_news', values }), now)
}
