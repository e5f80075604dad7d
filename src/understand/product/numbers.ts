import { isContents } from '../../answers/grammar/contents.ts'
import { isMinimumOrder } from '../../answers/grammar/minimum-order.ts'
import type { Part } from '../../answers/grammar/part.ts'
import { offersIn, unitFromAfar } from '../../answers/grammar/prices/offers.ts'
import { type Counted, ratesIn } from '../../answers/grammar/rates.ts'
import type { Token, Words } from '../../answers/grammar/tokens.ts'
import { workWeek } from '../../answers/grammar/work-week.ts'
import { type Claims, said } from '../said.ts'
import { capacityOf } from './capacity.ts'
import { leadByCountdown, lengthRole } from './lengths.ts'
import { prices } from './prices.ts'
import type { Numbers } from './product.ts'
import { netWeight, packing } from './weights.ts'

/**
 * Everything of a description that has a number in it. What is surest goes first (lengths of time, rates, least orders);
 * prices and weights take what is left. Claims the tokens it uses.
 */
export function numbersIn({ tokens }: Words, all: readonly Part[], mine: Claims): Numbers {
  const found: Numbers = {}
  const used = new Set<Part>()
  const take = (part: Part) => {
    used.add(part)
    mine.claim(part.from, part.to)
  }
  for (const part of all) if (lengthRole(tokens, part, found)) take(part)
  leadByCountdown(tokens, found, mine)
  const timed = all.filter((part) => !used.has(part))
  const rates = ratesIn(tokens, timed)
  const week = workWeek(tokens, timed)
  for (const rate of rates) {
    used.add(rate.counted)
    mine.claim(rate.from, rate.to)
  }
  if (week) mine.claim(week.from, week.to)
  for (const part of week?.parts ?? []) used.add(part)
  for (const part of all) if (!used.has(part) && leastOrder(tokens, part, found)) take(part)
  const rest = all.filter((part) => !used.has(part))
  const contents = rest.filter(
    (part): part is Counted =>
      (part.type === 'measure' || (part.type === 'figure' && !part.figure.money)) && isContents(tokens, part),
  )
  const priced = rest.filter((part) => !(part.type === 'figure' && contents.includes(part)))
  const offers = offersIn(tokens, priced)
  unitFromAfar(tokens, priced, offers)
  prices(tokens, offers, contents, found, mine)
  netWeight(tokens, rest, found, mine)
  for (const part of rest)
    if (part.type === 'figure' && part.figure.money && part.figure.digits) mine.claim(part.from, part.to)
  if (!found.unit) packing(tokens, rest, found, mine)
  const capacity = capacityOf(rates, week?.days, found)
  if (capacity) found.capacity = capacity
  return found
}

/** 'min order 12 pcs', 'MOQ 20'. */
function leastOrder(tokens: readonly Token[], part: Part, found: Numbers): boolean {
  if (part.type !== 'measure' && (part.type !== 'figure' || part.figure.money)) return false
  if (!isMinimumOrder(tokens, part)) return false
  found.minOrder = said(
    part.type === 'measure' ? { qty: part.qty, unit: part.unit.name } : { qty: part.figure.value },
    part,
  )
  return true
}
