import { rupiahText } from '../../../answers/grammar/say.ts'
import type { Line } from '../../../flow/say.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { listLabel, makerApart, toldApart } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { MONEY_KEEPERS } from '../scope.ts'
import { type OwedToMaker, owedToMakers, payTo } from './owed-to-makers.ts'
import { recordPayouts } from './record-payouts.ts'

/** Makers named in one message; the rest comes when these are paid. */
const SHOWN = 10

const idsOf = (owed: readonly OwedToMaker[]) => owed.flatMap(({ ids }) => ids).join(',')
const sumOf = (owed: readonly OwedToMaker[]) => owed.reduce((sum, { amount }) => sum + amount, 0)
const keyOf = ({ ids }: OwedToMaker) => String(ids[0])

/** Whom to pay now: makers whose part of the buyer's money has come in. What waits for the buyer is only counted. */
export const listPayouts = action({
  name: 'list_payouts',
  for: MONEY_KEEPERS,
  needs: {},
  gives: {
    some: { payouts: 'lines', total: 'rupiah', waiting: 'rupiah?', shown_ids: 'text', makers: 'list' },
    only_waiting: { waiting: 'rupiah', makers: 'list' },
    none: {},
  },
  async run(_, { tx, actor, now }) {
    const owed = await owedToMakers(tx, actor)
    if (!owed.length) return { outcome: 'none' }
    const makers = toldApart(
      owed.map((one) => ({
        value: keyOf(one),
        label: listLabel(`${one.seller} · ${rupiahText(one.amount)}`, one.number),
        apart: makerApart(one),
      })),
    )
    const covered = owed.filter((one) => one.covered)
    const waiting = sumOf(owed) - sumOf(covered)
    if (!covered.length) return { outcome: 'only_waiting', values: { waiting, makers } }
    const shown = covered.slice(0, SHOWN)
    const payouts: Line[] = []
    for (const { sellerId, seller, number, amount, rejected } of shown) {
      const account = await payTo(tx, sellerId, now)
      payouts.push(
        line('payout', {
          seller,
          number,
          amount,
          account,
          no_account: account ? undefined : 'payout.no_account',
          again: rejected ? 'payout.again' : undefined,
        }),
      )
    }
    const more = covered.length - shown.length
    if (more > 0) payouts.push(line('and_more', { count: more }))
    const values = { payouts, total: sumOf(shown), waiting: waiting || undefined, shown_ids: idsOf(shown), makers }
    return { outcome: 'some', values }
  },
})

/** "Semua sudah ditransfer": exactly those that were shown, less what changed since. */
export const paidAllMakers = action({
  name: 'paid_all_makers',
  for: MONEY_KEEPERS,
  needs: { shown_ids: 'text' },
  gives: { recorded: { makers_paid: 'count', total: 'rupiah' }, none: {} },
  async run({ shown_ids }, work) {
    const shown = new Set(shown_ids.split(',').map(pickedId))
    const owed = (await owedToMakers(work.tx, work.actor)).filter(({ ids }) => ids.every((id) => shown.has(id)))
    return recorded(await recordPayouts(work, owed))
  },
})

/** One maker of the list. */
export const paidMaker = action({
  name: 'paid_maker',
  for: MONEY_KEEPERS,
  needs: { maker: 'pick' },
  gives: { recorded: { makers_paid: 'count', total: 'rupiah' }, none: {} },
  async run({ maker }, work) {
    const owed = (await owedToMakers(work.tx, work.actor)).filter((one) => keyOf(one) === maker)
    return recorded(await recordPayouts(work, owed))
  },
})

const recorded = (paid: readonly OwedToMaker[]) =>
  paid.length
    ? {
        outcome: 'recorded' as const,
        values: { makers_paid: new Set(paid.map(({ sellerId }) => sellerId)).size, total: sumOf(paid) },
        wrote: true,
      }
    : { outcome: 'none' as const }

/** What one maker is to be paid, and where, before it is recorded. */
export const lookAtOwed = action({
  name: 'look_at_owed',
  for: MONEY_KEEPERS,
  needs: { maker: 'pick' },
  gives: {
    found: { seller: 'text', number: 'text', amount: 'rupiah', account: 'text?', uncovered: 'word?' },
    none: {},
  },
  async run({ maker }, { tx, actor, now }) {
    const one = (await owedToMakers(tx, actor)).find((owed) => keyOf(owed) === maker)
    if (!one) return { outcome: 'none' }
    const { sellerId, seller, number, amount, covered } = one
    const account = await payTo(tx, sellerId, now)
    return {
      outcome: 'found',
      values: { seller, number, amount, account, uncovered: covered ? undefined : 'payout.uncovered' },
    }
  },
})
