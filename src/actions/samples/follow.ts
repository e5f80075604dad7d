import { SAMPLE_OPEN, SAMPLE_VERDICTS, sampleOwed } from '../../domain/orders/sample.ts'
import { action, type Work } from '../action.ts'
import { listLabel } from '../list-label.ts'
import { contactOfRegion } from '../orders/contact.ts'
import { pickedId } from '../picked.ts'
import { answerItems, moveSample } from './move.ts'
import { itemLines, owedFor, readSample, samplesOf, verdictOf } from './sample.ts'
import { tellNews, tellPayAnswer, tellVerdict } from './telling.ts'

const own = ({ tx, actor }: Work, sample: string, lock: 'lock' | 'look' = 'look') =>
  readSample(tx, pickedId(sample), { buyerId: actor.buyerId ?? 0 }, lock)

/** The buyer's samples: the one meant, the only one, or a list, those under way first. */
export const findSamples = action({
  name: 'find_samples',
  for: ['visitor', 'buyer'],
  needs: { sample: 'pick?' },
  gives: { one: { sample: 'pick' }, several: { samples: 'list' }, none: {} },
  async run({ sample }, { tx, actor }) {
    if (sample !== undefined) return { outcome: 'one', values: { sample } }
    const of = { buyerId: actor.buyerId ?? 0 }
    const all = [
      ...(await samplesOf(tx, of, [...SAMPLE_OPEN, 'received'])),
      ...(await samplesOf(tx, of, ['judged', 'refused'])),
    ]
    const [only] = all
    if (!only) return { outcome: 'none' }
    if (all.length === 1) return { outcome: 'one', values: { sample: String(only.id) } }
    const samples = all.map(({ id, title, status }) => ({
      value: String(id),
      label: listLabel(SAMPLE_OPEN.includes(status) || status === 'received' ? `❗ ${title}` : title),
    }))
    return { outcome: 'several', values: { samples } }
  },
})

const CARD = {
  title: 'text',
  pieces: 'count',
  items: 'lines',
  address: 'text?',
  place: 'text?',
  note: 'text?',
  owed: 'rupiah?',
  contact: 'text?',
} as const

/** One sample as its buyer sees it, by what can be done now. */
export const showSample = action({
  name: 'show_sample',
  for: ['visitor', 'buyer'],
  needs: { sample: 'pick' },
  gives: {
    asked: CARD,
    to_pay: { title: 'text', makers: 'text', pay: 'rupiah' },
    agreed: { ...CARD, day: 'date' },
    sent: { ...CARD, how: 'word' },
    received: CARD,
    judged: { ...CARD, opinion: 'word', words: 'text?', product: 'pick?', parcel: 'pick?' },
    refused: { title: 'text' },
    over: {},
  },
  async run({ sample }, work) {
    const found = await own(work, sample)
    if (!found || found.status === 'withdrawn') return { outcome: 'over' }
    const { title, quantity, items, bringOn, status } = found
    if (status === 'refused') return { outcome: 'refused', values: { title } }
    const wanting = items.filter((item) => item.status === 'wants_pay')
    if (status === 'asked' && wanting.length) {
      const pay = sampleOwed(wanting.map((item) => ({ ...item, paid: true })))
      return {
        outcome: 'to_pay',
        values: { title, makers: [...new Set(wanting.map((item) => item.seller))].join(', '), pay },
      }
    }
    const places = [...new Set(items.flatMap((item) => (item.status === 'agreed' ? (item.place ?? []) : [])))]
    const card = {
      title,
      pieces: quantity,
      items: itemLines(found),
      address: found.address ?? undefined,
      place: found.way === 'fetched' && places.length ? places.join(', ') : undefined,
      note: found.note ?? undefined,
      owed: owedFor(found),
      contact: await contactOfRegion(work.tx, found.regionCode),
    }
    if (status === 'agreed') return { outcome: 'agreed', values: { ...card, day: bringOn } }
    if (status === 'sent')
      return { outcome: 'sent', values: { ...card, how: `sample_news.${found.way === 'fetched' ? 'ready' : 'sent'}` } }
    const opinion = verdictOf(found)
    if (status !== 'judged' || !opinion) return { outcome: status === 'judged' ? 'received' : status, values: card }
    const values = {
      ...card,
      opinion,
      words: found.words ?? undefined,
      parcel: found.parcelId === null ? undefined : String(found.parcelId),
      product: found.parcelId === null ? String(items[0]?.productId ?? '') : undefined,
    }
    return { outcome: 'judged', values }
  },
})

/** The buyer pays after all for what a maker would not give away, or does without hers. */
async function answerPay(work: Work, sample: string, status: 'agreed' | 'refused') {
  const found = await own(work, sample, 'lock')
  const wanting = found?.status === 'asked' ? found.items.filter((item) => item.status === 'wants_pay') : []
  if (!found || !wanting.length) return { outcome: 'over' as const }
  const ids = wanting.map(({ id }) => id)
  if (status === 'agreed') await work.tx.sql('UPDATE sample_items SET paid = true WHERE id = ANY ($1)', [ids])
  await answerItems(work.tx, found, wanting, { status, by: 'buyer' }, work)
  const sellers = wanting.map(({ sellerId }) => sellerId)
  await tellPayAnswer(work.tx, found, { sellers, status: status === 'agreed' ? 'will_pay' : 'will_not_pay' }, work.now)
  return { outcome: 'done' as const, wrote: true }
}

/** Yes, it is paid. */
export const payForSample = action({
  name: 'pay_for_sample',
  for: ['visitor', 'buyer'],
  needs: { sample: 'pick' },
  gives: { done: {}, over: {} },
  run: ({ sample }, work) => answerPay(work, sample, 'agreed'),
})

/** No: then without that maker's. */
export const leavePaidSample = action({
  name: 'leave_paid_sample',
  for: ['visitor', 'buyer'],
  needs: { sample: 'pick' },
  gives: { done: {}, over: {} },
  run: ({ sample }, work) => answerPay(work, sample, 'refused'),
})

/** The buyer needs it no more; once it is on its way it can only be received. */
export const withdrawSample = action({
  name: 'withdraw_sample',
  for: ['visitor', 'buyer'],
  needs: { sample: 'pick', why: 'text?' },
  gives: { done: {}, over: {} },
  async run({ sample, why }, work) {
    const found = await own(work, sample, 'lock')
    if (!found || found.status === 'sent') return { outcome: 'over' }
    if (!(await moveSample(work.tx, found, 'withdrawn', work.now, { by: 'buyer', why }))) return { outcome: 'over' }
    await tellNews(work.tx, found, { status: 'withdrawn', by: 'buyer', why }, work.now)
    return { outcome: 'done', wrote: true }
  },
})

/** The buyer has it. */
export const receiveSample = action({
  name: 'receive_sample',
  for: ['visitor', 'buyer'],
  needs: { sample: 'pick' },
  gives: { done: {}, over: {} },
  async run({ sample }, work) {
    const found = await own(work, sample, 'lock')
    if (!found || !(await moveSample(work.tx, found, 'received', work.now))) return { outcome: 'over' }
    await tellNews(work.tx, found, { status: 'received', by: 'buyer' }, work.now)
    return { outcome: 'done', wrote: true }
  },
})

/** How it was liked, with a word for the makers. It may be said again, until the next order says more. */
export const judgeSample = action({
  name: 'judge_sample',
  for: ['visitor', 'buyer'],
  needs: { sample: 'pick', verdict: 'choice', words: 'text?' },
  gives: { done: {}, over: {} },
  async run({ sample, verdict, words }, work) {
    const found = await own(work, sample, 'lock')
    const known = SAMPLE_VERDICTS.find((one) => one === verdict)
    if (!found || !known || (found.status !== 'received' && found.status !== 'judged')) return { outcome: 'over' }
    await work.tx.sql(`UPDATE samples SET status = 'judged', verdict = $2, words = $3, judged_at = $4 WHERE id = $1`, [
      found.id,
      known,
      words ?? null,
      work.now,
    ])
    await tellVerdict(work.tx, found, { verdict: known, words, at: work.now })
    return { outcome: 'done', wrote: true }
  },
})

/** How it was is asked once more. */
export const judgeAnew = action({
  name: 'judge_anew',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { asked: { verdict: 'choice?', words: 'text?' } },
  run: async () => ({ outcome: 'asked', values: { verdict: undefined, words: undefined } }),
})
