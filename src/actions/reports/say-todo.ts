import type { Advice } from '../../domain/summary/advice.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'
import type { Callee } from './callees.ts'
import type { MonthSummary } from './month.ts'
import type { Risk } from './open-ends.ts'

/** 573_249_118 → 573_300_000, 7_302_055 → 7_310_000: a pace is no bill. Rounded up, so that it suffices. */
export const about = (amount: number): number => {
  const step = amount < 1_000_000 ? 1 : amount < 10_000_000 ? 10_000 : 100_000
  return Math.ceil(amount / step) * step
}

/** What to do, in one line. What the rules call by id or key is called by name. */
export function adviceLine({ key, values }: Advice, { buyers }: Pick<MonthSummary, 'buyers'>): Line {
  const number = (name: string) => Number(values[name])
  const text = (name: string) => String(values[name])
  switch (key) {
    case 'no_sales':
      return line('advice_no_sales', {})
    case 'call_lost_buyer':
      return line('advice_call_lost_buyer', { buyer: buyers[text('buyer_id')], amount: number('amount') })
    case 'after_season':
      return line('advice_after_season', {})
    case 'one_buyer_carries_it':
      return line('advice_one_buyer_carries_it', { buyer: buyers[text('buyer_id')], percent: number('percent') })
    case 'help_kind':
      return line('advice_help_kind', { kind: `kind.${text('kind')}`, amount: number('amount') })
    case 'help_district':
      return line('advice_help_district', { district: text('district'), amount: number('amount') })
    case 'curate_more_makers':
      return line('advice_curate_more_makers', { pieces: number('pieces') })
    case 'confirm_claims':
      return line('advice_confirm_claims', { amount: number('amount'), percent: number('percent') })
    case 'behind_target':
      return line('advice_behind_target', { amount: about(number('per_30_days')) })
    case 'prepare_season':
      return line('advice_prepare_season', { from: text('from') })
    case 'no_new_buyers':
      return line('advice_no_new_buyers', {})
    default:
      return line(`advice_${key}`, { times: number('times') })
  }
}

/** Whom to call about it. */
export function calleeLine({ name, contact, phone }: Callee): Line {
  if (phone === null) return line('callee_no_phone', { name })
  return contact === null ? line('callee', { name, phone }) : line('callee_contact', { name, contact, phone })
}

/** What may go wrong next month. */
export function riskLine(risk: Risk): Line {
  switch (risk.key) {
    case 'unmade':
      return line('risk_next_unmade', { pieces: risk.pieces, orders: risk.orders })
    case 'silent':
      return risk.more
        ? line('risk_next_silent_more', { buyers: risk.buyers.join(', '), more: risk.more, amount: risk.amount })
        : line('risk_next_silent', { buyers: risk.buyers.join(', '), amount: risk.amount })
    case 'permits':
      return line('risk_next_permits', { products: risk.products, first: risk.first })
  }
}
