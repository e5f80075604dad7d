import { partsOf } from '../../answers/grammar/parts.ts'
import { readPrice } from '../../answers/grammar/price.ts'
import { type Words, written } from '../../answers/grammar/tokens.ts'
import type { Said } from '../said.ts'
import { put, type SlotReader } from './wish.ts'

/** 'di bawah 50rb per toples', 'maks 50rb', 'ga lebih dari 50rb', 'budget 50rb'. */
function limitIn(words: Words): Said<{ amount: number; per?: string }> | undefined {
  const price = readPrice(words)
  const amount = price?.amount ?? price?.max
  // 'lebaran 2027' is a year
  if (!price || amount === undefined || price.unclear || /^20\d\d$/.test(written(words, price.from, price.to)))
    return undefined
  return { value: { amount, ...(price.per === undefined ? {} : { per: price.per }) }, from: price.from, to: price.to }
}

/** 'budget 85rb/box', 'anggarannya 50rb': the sum right behind the word, whatever other numbers there are. */
function budgetIn({ tokens }: Words): Said<{ amount: number }> | undefined {
  const at = tokens.findIndex(({ norm }) => /^(?:budget|budjet|bujet|bajet|anggaran|dana|pagu)(?:nya)?$/.test(norm))
  if (at < 0) return undefined
  const part = partsOf(tokens, 'money').find(({ from, type }) => from > at && from <= at + 3 && type === 'figure')
  if (part?.type !== 'figure' || part.figure.upper !== undefined || part.figure.other !== undefined) return undefined
  return part.figure.value >= LEAST_BUDGET
    ? { value: { amount: part.figure.value }, from: part.from, to: part.to }
    : undefined
}
const LEAST_BUDGET = 1000

export const mostPrice: SlotReader = (words, _context, wish) => {
  const limit = limitIn(words)
  if (!limit) return
  put(wish, 'maxPrice', { value: limit.value.amount, from: limit.from, to: limit.to })
  if (limit.value.per !== undefined) put(wish, 'unit', { value: limit.value.per, from: limit.from, to: limit.to })
}

/** A budget for each piece; 'total 100 juta' is a sum for all. */
export const budget: SlotReader = (words, _context, wish) => {
  const limit = budgetIn(words) ?? limitIn(words)
  if (!limit) return
  const around = words.tokens.slice(Math.max(0, limit.from - 4), limit.to + 2)
  // 'halal semua' is no sum
  const total = around.some(
    ({ norm }, at) => /^(?:total|totalnya|semua|keseluruhan)$/.test(norm) && around[at - 1]?.norm !== 'halal',
  )
  put(wish, total ? 'amount' : 'budget', { value: limit.value.amount, from: limit.from, to: limit.to })
}
