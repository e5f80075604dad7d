import type { Tx } from '../../../db/open.ts'
import { dayAt } from '../../../domain/calendar.ts'
import { type ListingState, mayMoveListing } from '../../../domain/shops/listing.ts'
import { noteByItself } from '../partnership/note.ts'
import type { ListingNow } from './listing.ts'
import { type Side, tellListing } from './telling.ts'

/**
 * Maker and office agree each for itself; with both, the trial begins that day. A maker without a phone is asked by the
 * office, which agrees for her too. The listing must be locked.
 * @returns whether the trial has begun
 */
export async function agree(tx: Tx, listing: ListingNow, by: 'maker' | 'office', now: Date): Promise<boolean> {
  const maker = listing.makerAgreed || by === 'maker' || !listing.makerReached
  const office = listing.officeAgreed || by === 'office'
  await tx.sql(
    `UPDATE listings SET maker_agreed_at = CASE WHEN $2 THEN coalesce(maker_agreed_at, $4) END,
       office_agreed_at = CASE WHEN $3 THEN coalesce(office_agreed_at, $4) END WHERE id = $1`,
    [listing.id, maker, office, now],
  )
  if (!(maker && office)) return false
  await move(tx, listing, 'trial', now)
  await tellListing(tx, listing, { status: 'trial', by }, now)
  return true
}

/** From trial to staying: the partnership record may count it. The listing must be locked. @returns false when it cannot */
export async function settleIn(tx: Tx, listing: ListingNow, by: Side, now: Date): Promise<boolean> {
  if (!mayMoveListing(listing.status, 'active')) return false
  await move(tx, listing, 'active', now)
  await tellListing(tx, listing, { status: 'active', by }, now)
  const { id, regionCode, buyerId, product, seller } = listing
  await noteByItself(
    tx,
    {
      subject: `listing:${id}`,
      regionCode,
      buyerId,
      kind: 'listing',
      day: dayAt(now),
      note: `${product} – ${seller}`,
    },
    now,
  )
  return true
}

/** Off the shelf, or not onto it. The listing must be locked. @returns false when it is off already */
export async function takeOff(
  tx: Tx,
  listing: ListingNow,
  { by, why }: { by: Side; why?: string | undefined },
  now: Date,
): Promise<boolean> {
  if (!mayMoveListing(listing.status, 'withdrawn')) return false
  await tx.sql(
    `UPDATE listings SET status = 'withdrawn', withdrawn_on = $2, withdrawn_by = $3, withdrawn_why = $4 WHERE id = $1`,
    [listing.id, dayAt(now), by, why ?? null],
  )
  const status = listing.status === 'requested' ? 'refused' : 'withdrawn'
  await tellListing(tx, listing, { status, by, why }, now)
  return true
}

const move = (tx: Tx, { id }: ListingNow, to: ListingState, now: Date) =>
  tx.sql('UPDATE listings SET status = $2, since_on = coalesce(since_on, $3) WHERE id = $1', [id, to, dayAt(now)])
