import type { Tx } from '../../db/open.ts'
import { RETURN_REASONS } from '../../domain/products/verdict.ts'
import type { Line } from '../../flow/say.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { pickedId } from '../picked.ts'
import { type Decision, decide, type VerdictGiven } from './decide.ts'
import { findingLine, findingsOf } from './findings.ts'
import { writtenNumber } from './permit-number.ts'
import { scoresOf } from './scores.ts'
import { tellMaker } from './tell-maker.ts'

const late = {
  decided: { product_name: 'text', decided_by: 'text', verdict_given: 'word' },
  changed: {},
  gone: {},
} as const
const card = { product: 'pick', seen: 'text' } as const
const scores = {
  score_quality: 'choice?',
  score_quantity: 'choice?',
  score_packaging: 'choice?',
  score_permits: 'choice?',
} as const

/**
 * The product may be sold; food without a halal number waits for it. Refused while the automatic checks stop it: a
 * number that cannot be right, a P-IRT that has run out.
 */
export const approveProduct = action({
  name: 'approve_product',
  for: ['admin', 'curator'],
  needs: { ...card, ...scores },
  gives: {
    approved: { product_name: 'text' },
    waiting_halal: { product_name: 'text' },
    stopped: { stop_lines: 'lines' },
    ...late,
  },
  async run(inputs, work) {
    const { tx, now, today, feasts } = work
    const decision = await decide<{ outcome: 'stopped'; stops: Line[] }>(
      work,
      toldOf(inputs),
      { verdict: 'approve', ...scoredOf(inputs) },
      async (product) => {
        const findings = await findingsOf(tx, product, { today, feasts })
        const stops = [
          ...findings.filter(({ severity }) => severity === 'stop').map(findingLine),
          ...(await notMatching(tx, product.id)),
        ]
        return stops.length ? { outcome: 'stopped', stops } : undefined
      },
    )
    if (decision.outcome === 'stopped') return { outcome: 'stopped', values: { stop_lines: decision.stops } }
    if (decision.outcome !== 'given') return tooLate(decision)
    const { product, status, reviewId } = decision
    const values = { product: product.name }
    if (status === 'waiting_halal') {
      const slots = { product: String(product.id) }
      await tellMaker(tx, product, reviewId, { notice: 'product_waiting_halal', values, slots, verdict: status }, now)
      return { outcome: 'waiting_halal', values: { product_name: product.name }, wrote: true }
    }
    await tellMaker(tx, product, reviewId, { notice: 'product_approved', values, verdict: 'approve' }, now)
    return { outcome: 'approved', values: { product_name: product.name }, wrote: true }
  },
})

/** Numbers that an officer looked up and did not find as told. */
async function notMatching(tx: Tx, productId: number): Promise<Line[]> {
  const rows = await tx.sql<{ kind: string; number: string }>(
    `SELECT kind, number FROM permits WHERE product_id = $1 AND status = 'refused' ORDER BY kind, id`,
    [productId],
  )
  return rows.map(({ kind, number }) =>
    line('permit_refused', { permit: `permit.${kind}`, number: writtenNumber(kind, number) }),
  )
}

/** Back to the maker, with what she is to mend: fields, and a note in the curator's own words. */
export const returnProduct = action({
  name: 'return_product',
  for: ['admin', 'curator'],
  needs: { ...card, ...scores, reasons: 'words?', mend_note: 'text?' },
  gives: { returned: { product_name: 'text' }, no_reason: {}, ...late },
  async run(inputs, work) {
    const reasons = reasonNames(inputs.reasons)
    const note = inputs.mend_note
    if (!reasons.length && note === undefined) return { outcome: 'no_reason' }
    const decision = await decide(work, toldOf(inputs), { verdict: 'return', reasons, note, ...scoredOf(inputs) })
    if (decision.outcome !== 'given') return tooLate(decision)
    const { product, reviewId } = decision
    const values = { product: product.name, reasons: reasons.map((reason) => `reason.${reason}`), note }
    const slots = { product: String(product.id) }
    await tellMaker(
      work.tx,
      product,
      reviewId,
      { notice: 'product_returned', values, slots, verdict: 'return' },
      work.now,
    )
    return { outcome: 'returned', values: { product_name: product.name }, wrote: true }
  },
})

/** Not for this programme, and why. */
export const refuseProduct = action({
  name: 'refuse_product',
  for: ['admin', 'curator'],
  needs: { ...card, ...scores, refusal: 'text' },
  gives: { refused: { product_name: 'text' }, ...late },
  async run(inputs, work) {
    const note = inputs.refusal
    const decision = await decide(work, toldOf(inputs), { verdict: 'refuse', note, ...scoredOf(inputs) })
    if (decision.outcome !== 'given') return tooLate(decision)
    const { product, reviewId } = decision
    const values = { product: product.name, reasons: [], note }
    await tellMaker(work.tx, product, reviewId, { notice: 'product_refused', values, verdict: 'refuse' }, work.now)
    return { outcome: 'refused', values: { product_name: product.name }, wrote: true }
  },
})

/** The maker is asked to bring it: day, place, what to bring. It stays in the queue until it is judged. */
export const inviteProduct = action({
  name: 'invite_product',
  for: ['admin', 'curator'],
  needs: { ...card, physical_day: 'date', physical_place: 'text', physical_bring: 'text?' },
  gives: { invited: { product_name: 'text', physical_day: 'date', physical_place: 'text' }, day_passed: {}, ...late },
  async run(inputs, work) {
    const { physical_day: on, physical_place: place, physical_bring: bring } = inputs
    if (on < work.today) return { outcome: 'day_passed' }
    const given: VerdictGiven = { verdict: 'invite', physical: { on, place, bring: bring ?? null } }
    const decision = await decide(work, toldOf(inputs), given)
    if (decision.outcome !== 'given') return tooLate(decision)
    const { product, reviewId } = decision
    const values = { product: product.name, day: on, place, bring }
    await tellMaker(work.tx, product, reviewId, { notice: 'product_invited', values, verdict: 'invite' }, work.now)
    return {
      outcome: 'invited',
      values: { product_name: product.name, physical_day: on, physical_place: place },
      wrote: true,
    }
  },
})

const toldOf = ({ product, seen }: { product: string; seen: string }) => ({ productId: pickedId(product), seen })

type Scored = Parameters<typeof scoresOf>[0]

function scoredOf(inputs: Scored): Pick<VerdictGiven, 'scores'> {
  const scored = scoresOf(inputs)
  return scored ? { scores: scored } : {}
}

/** Only reasons that exist, each once, in the order of the list. */
const reasonNames = (words: readonly string[] = []) =>
  RETURN_REASONS.filter((reason) => words.includes(`reason.${reason}`))

function tooLate(decision: Exclude<Decision, { outcome: 'given' }>) {
  if (decision.outcome === 'changed') return { outcome: 'changed' as const }
  if (decision.outcome === 'gone') return { outcome: 'gone' as const }
  const { outcome, ...values } = decision
  return { outcome, values }
}
