import type { Tx } from '../../db/open.ts'
import { queueNotices } from '../../outbox/queue.ts'
import { buyerAccounts, officerAccounts, sellerAccounts } from '../accounts.ts'
import { toAll } from '../fulfilment/telling.ts'
import type { SampleNow } from './sample.ts'

/** Officers who look after samples (OFFICER_ACTS.arrange_samples). */
const WATCHERS = ['admin', 'curator'] as const
export type Side = 'buyer' | 'maker' | 'office' | 'clock'

/** Makers are asked for their part. */
export async function tellAsked(
  tx: Tx,
  { id }: Pick<SampleNow, 'id'>,
  sellers: readonly number[],
  now: Date,
): Promise<void> {
  const accounts = await sellerAccounts(tx, sellers)
  const notice = { notice: 'sample_asked' as const, values: {}, slots: { sample: String(id) } }
  await queueNotices(tx, toAll(accounts, `sample-asked:${id}`, notice), now)
}

/** Officers see what is asked for: they bring it on its way. */
export async function tellOffice(tx: Tx, { id, regionCode }: SampleNow, now: Date): Promise<void> {
  const officers = await officerAccounts(tx, regionCode, WATCHERS)
  const notice = { notice: 'sample_asked_officer' as const, values: {}, slots: { sample: String(id) } }
  await queueNotices(tx, toAll(officers, `sample-asked-officer:${id}`, notice), now)
}

/** The buyer asked for it free, a maker would be paid. */
export async function tellPayWanted(tx: Tx, { id, buyerId }: SampleNow, seller: number, now: Date): Promise<void> {
  const notice = { notice: 'sample_pay_wanted' as const, values: {}, slots: { sample: String(id) } }
  await queueNotices(tx, toAll(await buyerAccounts(tx, [buyerId]), `sample-pay:${id}:${seller}`, notice), now)
}

/** A maker who would be paid hears what the buyer says to it. */
export async function tellPayAnswer(
  tx: Tx,
  { id, title, buyer, bringOn }: SampleNow,
  { sellers, status }: { sellers: readonly number[]; status: 'will_pay' | 'will_not_pay' },
  now: Date,
): Promise<void> {
  const day = status === 'will_pay' ? bringOn : undefined
  const values = { title, buyer, news: `sample_news.${status}`, day, why: undefined }
  const accounts = await sellerAccounts(tx, sellers)
  await queueNotices(tx, toAll(accounts, `sample:${id}:${status}`, { notice: 'sample_news', values }), now)
}

/** What became of a sample: everybody hears it but the side that did it. Makers who refused hear no more of it. */
export async function tellNews(
  tx: Tx,
  sample: SampleNow,
  { status, by, why }: { status: string; by: Side; why?: string | undefined },
  now: Date,
): Promise<void> {
  const { id, title, buyer, bringOn, regionCode } = sample
  const makers = sample.items.filter((item) => item.status !== 'refused').map(({ sellerId }) => sellerId)
  const hear = [
    ...(status === 'agreed' ? [] : await sellerAccounts(tx, [...new Set(makers)])),
    ...(by === 'buyer' ? [] : await buyerAccounts(tx, [sample.buyerId])),
    ...(by === 'office' ? [] : await officerAccounts(tx, regionCode, WATCHERS)),
  ]
  const day = status === 'agreed' ? bringOn : undefined
  const values = { title, buyer, news: `sample_news.${status}`, day, why }
  await queueNotices(tx, toAll(hear, `sample:${id}:${status}`, { notice: 'sample_news', values }), now)
}

/** Makers and officers hear how it was liked; a changed mind is told again. */
export async function tellVerdict(
  tx: Tx,
  { id, title, buyer, items, regionCode }: SampleNow,
  { verdict, words, at }: { verdict: string; words: string | undefined; at: Date },
): Promise<void> {
  const makers = items.filter((item) => item.status === 'agreed').map(({ sellerId }) => sellerId)
  const hear = [
    ...(await sellerAccounts(tx, [...new Set(makers)])),
    ...(await officerAccounts(tx, regionCode, WATCHERS)),
  ]
  const values = { title, buyer, verdict: `sample_verdict.${verdict}`, words }
  await queueNotices(tx, toAll(hear, `sample-verdict:${id}:${at.getTime()}`, { notice: 'sample_judged', values }), at)
}
