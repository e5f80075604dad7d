import type { Words } from '../answers/grammar/tokens.ts'
import type { Wish } from './intents/wish.ts'

/** The intent of an order of parcels that are yet to be composed: for a budget, and without a name. */
export const COMPOSE_PARCEL = 'compose_parcel'

const COMPOSE = /^(?:di|me[nm]?|nge?)?(?:susun|racik|rakit|buat|bikin|rangkai)(?:kan|in|akan|na)?$/
const PARCEL = /^(?:parcel|parsel|paket|hampers|bingkisan|pkt)(?:nya)?$/
const OWN = /^(?:sendiri|custom|kustom)$/
/** Words between 'susun' and 'parsel' at most: 'buatkan kami 500 paket'. */
const REACH = 4

/** 'susun parsel', 'buatkan 500 paket', 'parsel custom' */
export function asksToCompose({ tokens }: Words): boolean {
  const said = tokens.filter(({ kind }) => kind === 'word' || kind === 'number')
  return said.some(({ norm }, at) => {
    if (PARCEL.test(norm) && OWN.test(said[at + 1]?.norm ?? '')) return true
    return COMPOSE.test(norm) && said.slice(at + 1, at + 1 + REACH).some((next) => PARCEL.test(next.norm))
  })
}

const BUDGET = /^(?:budget|budjet|bujet|bajet|anggaran|dana)(?:nya)?$/
/** Words of a message that says what a parcel may cost, and nothing else. */
const MOST_WORDS = 6

/** 'budget …' and little else. */
export function startsWithBudget({ tokens }: Words): boolean {
  const said = tokens.filter(({ kind }) => kind === 'word' || kind === 'number')
  return BUDGET.test(said[0]?.norm ?? '') && said.length <= MOST_WORDS
}

/** 'budget 150rb', 'anggarannya 200 ribu per parsel'. */
export function namesBudget(words: Words, { slots }: Wish): boolean {
  return startsWithBudget(words) && slots.budget !== undefined && !slots.budget.unsure && slots.qty === undefined
}

/** Whether an order names no goods but what a parcel may cost: somebody has to say what is in it. */
export const ordersByBudget = ({ intent, slots }: Wish): boolean =>
  intent === 'bulk_order' && slots.budget !== undefined && !slots.budget.unsure && slots.product === undefined
