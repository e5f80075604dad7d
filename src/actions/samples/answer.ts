import type { SampleAnswer } from '../../domain/orders/sample.ts'
import { action, type Work } from '../action.ts'
import { line } from '../lines.ts'
import { listLabel } from '../list-label.ts'
import { pickedId } from '../picked.ts'
import { mustChoose } from '../sellers/business.ts'
import { answerItems } from './move.ts'
import { readSample, type SampleNow, samplesOf, verdictOf } from './sample.ts'

const own = ({ tx, actor }: Work, sample: string, lock: 'lock' | 'look' = 'look') =>
  readSample(tx, pickedId(sample), { sellerId: actor.sellerId ?? 0 }, lock)

/** The speaker's own part of a sample. */
const partOf = ({ items }: SampleNow, { actor }: Pick<Work, 'actor'>) =>
  items.filter(({ sellerId }) => sellerId === actor.sellerId)

/** Samples that hold the speaker's goods: the one she was asked for, or all to pick from. */
export const findAskedSamples = action({
  name: 'find_asked_samples',
  for: ['seller'],
  needs: { sample: 'pick?' },
  gives: { one: { sample: 'pick' }, several: { samples: 'list' }, none: {}, which_business: {} },
  async run({ sample }, { tx, actor, now }) {
    if (sample !== undefined) return { outcome: 'one', values: { sample } }
    if (await mustChoose(tx, actor, now)) return { outcome: 'which_business' }
    const all = await samplesOf(tx, { sellerId: actor.sellerId ?? 0 }, [
      'asked',
      'agreed',
      'sent',
      'received',
      'judged',
    ])
    const [only] = all
    if (!only) return { outcome: 'none' }
    if (all.length === 1) return { outcome: 'one', values: { sample: String(only.id) } }
    const samples = all.map(({ id, title, buyer }) => ({ value: String(id), label: listLabel(title, buyer) }))
    return { outcome: 'several', values: { samples } }
  },
})

const CARD = {
  buyer: 'text',
  goods: 'lines',
  note: 'text?',
  due_on: 'date',
  place: 'text?',
} as const

/** One sample as a maker sees it: her own part, how it is paid, where she brings it. */
export const showAskedSample = action({
  name: 'show_asked_sample',
  for: ['seller'],
  needs: { sample: 'pick' },
  gives: {
    asked_free: CARD,
    asked_paid: { ...CARD, amount: 'rupiah' },
    agreed: { ...CARD, status: 'word', amount: 'rupiah?' },
    on_its_way: { ...CARD, status: 'word', amount: 'rupiah?' },
    judged: { buyer: 'text', goods: 'lines', verdict: 'word', words: 'text?' },
    over: {},
  },
  async run({ sample }, work) {
    const found = await own(work, sample)
    const items = found ? partOf(found, work).filter(({ status }) => status !== 'refused') : []
    const [first] = items
    if (!found || !first || found.status === 'refused' || found.status === 'withdrawn') return { outcome: 'over' }
    const goods = items.map(({ product, quantity: pieces, unit }) => line('sample_goods', { product, pieces, unit }))
    const verdict = verdictOf(found)
    if (verdict)
      return { outcome: 'judged', values: { buyer: found.buyer, goods, verdict, words: found.words ?? undefined } }
    const card = {
      buyer: found.buyer,
      goods,
      note: found.note ?? undefined,
      due_on: found.bringOn,
      place: first.place ?? undefined,
    }
    const amount = items.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
    if (first.status !== 'asked') {
      const status = `sample_status.${first.status === 'wants_pay' ? 'asked' : found.status}`
      const open = found.status === 'asked' || found.status === 'agreed'
      const values = { ...card, status, amount: first.paid ? amount : undefined }
      return open ? { outcome: 'agreed', values } : { outcome: 'on_its_way', values }
    }
    return first.paid ? { outcome: 'asked_paid', values: { ...card, amount } } : { outcome: 'asked_free', values: card }
  },
})

const ANSWERED = { done: { due_on: 'date', place: 'text?' }, over: {} } as const

/** Her answer, while her part waits for one. A yes may be taken back until it was sent. */
async function answer(work: Work, sample: string, said: Exclude<SampleAnswer, 'asked'>, why?: string) {
  const found = await own(work, sample, 'lock')
  const waits: readonly SampleAnswer[] = said === 'refused' ? ['asked', 'wants_pay', 'agreed'] : ['asked']
  const items = found ? partOf(found, work).filter(({ status }) => waits.includes(status)) : []
  const [first] = items
  if (!found || !first || (found.status !== 'asked' && found.status !== 'agreed')) return { outcome: 'over' as const }
  await answerItems(work.tx, found, items, { status: said, by: 'maker', why }, work)
  const values = { due_on: found.bringOn, place: first.place ?? undefined }
  return { outcome: 'done' as const, values, wrote: true }
}

/** She gives it, on the terms it was asked for. */
export const agreeToSample = action({
  name: 'agree_to_sample',
  for: ['seller'],
  needs: { sample: 'pick' },
  gives: ANSWERED,
  run: ({ sample }, work) => answer(work, sample, 'agreed'),
})

/** She gives what was asked for free only when it is paid: the buyer decides. */
export const wantPayForSample = action({
  name: 'want_pay_for_sample',
  for: ['seller'],
  needs: { sample: 'pick' },
  gives: ANSWERED,
  run: ({ sample }, work) => answer(work, sample, 'wants_pay'),
})

/** She would rather not, or cannot any more. */
export const refuseSample = action({
  name: 'refuse_sample',
  for: ['seller'],
  needs: { sample: 'pick', why: 'text?' },
  gives: ANSWERED,
  run: ({ sample, why }, work) => answer(work, sample, 'refused', why),
})
