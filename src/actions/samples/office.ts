import { OFFICER_ACTS, officerMay } from '../../domain/officers.ts'
import { SAMPLE_OPEN, type SampleState } from '../../domain/orders/sample.ts'
import { action, type Work } from '../action.ts'
import { audit } from '../audit.ts'
import { scopeOf } from '../fulfilment/scope.ts'
import { line } from '../lines.ts'
import { listLabel, makersApart } from '../list-label.ts'
import { pickedId } from '../picked.ts'
import { answerItems, moveSample } from './move.ts'
import { itemLines, owedFor, readSample, type SampleNow, samplesOf, verdictOf, type Whose } from './sample.ts'
import { tellNews } from './telling.ts'

const WHO = OFFICER_ACTS.arrange_samples

/** Whoever only hands samples on sees those that come to her own packing point. */
const HANDS_ON = OFFICER_ACTS.hand_on_samples

async function seenBy({ tx, actor }: Work): Promise<Whose> {
  if (officerMay('arrange_samples', actor.roles)) return { region: actor.region }
  const { points } = await scopeOf(tx, actor)
  return { points: points ?? [] }
}

const inRegion = async (work: Work, sample: string, lock: 'lock' | 'look' = 'look') =>
  readSample(work.tx, pickedId(sample), await seenBy(work), lock)

/** Samples of the region, or of a keeper's packing point: the one meant, or those under way and then those judged. */
export const findRegionSamples = action({
  name: 'find_region_samples',
  for: HANDS_ON,
  needs: { sample: 'pick?' },
  gives: { one: { sample: 'pick' }, several: { samples: 'list' }, none: {} },
  async run({ sample }, work) {
    if (sample !== undefined) return { outcome: 'one', values: { sample } }
    const { tx } = work
    const of = await seenBy(work)
    const all = [...(await samplesOf(tx, of, SAMPLE_OPEN)), ...(await samplesOf(tx, of, ['received', 'judged']))]
    const [only] = all
    if (!only) return { outcome: 'none' }
    if (all.length === 1) return { outcome: 'one', values: { sample: String(only.id) } }
    const samples = all.map(({ id, title, buyer, status }) => ({
      value: String(id),
      label: listLabel(SAMPLE_OPEN.includes(status) ? `❗ ${title}` : title, buyer),
    }))
    return { outcome: 'several', values: { samples } }
  },
})

const CARD = {
  title: 'text',
  pieces: 'count',
  buyer: 'text',
  contact: 'text',
  phone: 'phone?',
  items: 'lines',
  calls: 'lines',
  address: 'text?',
  note: 'text?',
  owed: 'rupiah?',
  day: 'date',
} as const

/** One sample as the office sees it, by what can be done with it. */
export const lookAtSample = action({
  name: 'look_at_sample',
  for: HANDS_ON,
  needs: { sample: 'pick' },
  gives: {
    asked: CARD,
    agreed: CARD,
    sent: CARD,
    received: CARD,
    judged: { ...CARD, verdict: 'word', words: 'text?' },
    over: {},
  },
  async run({ sample }, work) {
    const found = await inRegion(work, sample)
    if (!found || found.status === 'refused' || found.status === 'withdrawn') return { outcome: 'over' }
    const { title, quantity, buyer, contact, status } = found
    const values = {
      title,
      pieces: quantity,
      buyer,
      contact,
      phone: found.phone ?? undefined,
      items: itemLines(found),
      calls: makersApart(silentOf(found)).map(({ seller: maker, phone }) =>
        phone === null ? line('sample_call_no_phone', { maker }) : line('sample_call', { maker, phone }),
      ),
      address: found.address ?? undefined,
      note: found.note ?? undefined,
      owed: owedFor(found),
      day: found.bringOn,
    }
    const verdict = verdictOf(found)
    if (status === 'judged' && verdict)
      return { outcome: 'judged', values: { ...values, verdict, words: found.words ?? undefined } }
    return { outcome: status === 'judged' ? 'received' : status, values }
  },
})

/** Makers whose answer is waited for. */
const silentOf = ({ items }: SampleNow) => items.filter(({ status }) => status === 'asked')

/** Who has not answered was phoned: her word is written down ("dicatat petugas"). */
async function answerFor(work: Work, sample: string, status: 'agreed' | 'refused', why?: string) {
  const found = await inRegion(work, sample, 'lock')
  const silent = found?.status === 'asked' ? silentOf(found) : []
  if (!found || !silent.length) return { outcome: 'over' as const }
  await answerItems(work.tx, found, silent, { status, by: 'office', why }, work)
  await audited(work, 'answer_sample', found.id, { status, sellers: silent.map(({ sellerId }) => sellerId) }, true)
  return { outcome: 'done' as const, wrote: true }
}

/** Those who have not answered agree, said on the phone. */
export const agreeForMakers = action({
  name: 'agree_for_makers',
  for: WHO,
  needs: { sample: 'pick' },
  gives: { done: {}, over: {} },
  run: ({ sample }, work) => answerFor(work, sample, 'agreed'),
})

/** Those who have not answered would rather not. */
export const refuseForMakers = action({
  name: 'refuse_for_makers',
  for: WHO,
  needs: { sample: 'pick', why: 'text?' },
  gives: { done: {}, over: {} },
  run: ({ sample, why }, work) => answerFor(work, sample, 'refused', why),
})

async function goOn(work: Work, sample: string, to: SampleState) {
  const found = await inRegion(work, sample, 'lock')
  if (!found || !(await moveSample(work.tx, found, to, work.now))) return { outcome: 'over' as const }
  const status = to === 'sent' && found.way === 'fetched' ? 'ready' : to
  await tellNews(work.tx, found, { status, by: 'office' }, work.now)
  await audited(work, `${to}_sample`, found.id, { status: to }, to === 'received')
  return { outcome: 'done' as const, wrote: true }
}

/** It is on its way to the buyer, or lies ready to be fetched. */
export const sendSample = action({
  name: 'send_sample',
  for: HANDS_ON,
  needs: { sample: 'pick' },
  gives: { done: {}, over: {} },
  run: ({ sample }, work) => goOn(work, sample, 'sent'),
})

/** The buyer has it, as the officer saw or heard. */
export const sampleArrived = action({
  name: 'sample_arrived',
  for: HANDS_ON,
  needs: { sample: 'pick' },
  gives: { done: {}, over: {} },
  run: ({ sample }, work) => goOn(work, sample, 'received'),
})

/** What the buyer owed for it came in and went to the makers. */
export const noteSamplePaid = action({
  name: 'note_sample_paid',
  for: WHO,
  needs: { sample: 'pick' },
  gives: { done: {}, over: {} },
  async run({ sample }, work) {
    const found = await inRegion(work, sample, 'lock')
    if (!found || owedFor(found) === undefined || found.status === 'asked') return { outcome: 'over' }
    await work.tx.sql('UPDATE samples SET paid_at = $2 WHERE id = $1', [found.id, work.now])
    await tellNews(work.tx, found, { status: 'paid', by: 'office' }, work.now)
    await audited(work, 'note_sample_paid', found.id, { paid: owedFor(found) })
    return { outcome: 'done', wrote: true }
  },
})

/** The office calls it off, with the reason that everybody hears. */
export const callOffSample = action({
  name: 'call_off_sample',
  for: WHO,
  needs: { sample: 'pick', why: 'text' },
  gives: { done: {}, over: {} },
  async run({ sample, why }, work) {
    const found = await inRegion(work, sample, 'lock')
    if (!found || !(await moveSample(work.tx, found, 'withdrawn', work.now, { by: 'office', why })))
      return { outcome: 'over' }
    await tellNews(work.tx, found, { status: 'withdrawn', by: 'office', why }, work.now)
    await audited(work, 'call_off_sample', found.id, { status: 'withdrawn', why })
    return { outcome: 'done', wrote: true }
  },
})

const audited = ({ tx, actor, now }: Work, act: string, subjectId: number, after: object, onBehalf = false) =>
  audit(tx, actor, now, { act, subject: 'samples', subjectId, after, onBehalf })
