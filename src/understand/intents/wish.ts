import type { Words } from '../../answers/grammar/tokens.ts'
import type { District, ReadContext } from '../../answers/kind.ts'
import type { Said } from '../said.ts'
import type { Intent } from './intents.ts'

/** An answer that a correction may name. */
export type Field =
  | 'price'
  | 'name'
  | 'qty'
  | 'weight'
  | 'capacity'
  | 'kecamatan'
  | 'phone'
  | 'min_order'
  | 'address'
  | 'brand'
  | 'photo'
  | 'unit'
  | 'pirt'
  | 'halal'
  | 'date'

/** What a message states beside its intent. */
export interface Slots {
  qty?: Said<number>
  unit?: Said<string>
  per?: Said<'day' | 'week' | 'month'>
  product?: Said<string>
  district?: Said<readonly District[]>
  halal?: Said<true>
  maxPrice?: Said<number>
  budget?: Said<number>
  date?: Said<string>
  from?: Said<string>
  until?: Said<string>
  orderNo?: Said<string>
  amount?: Said<number>
  payment?: Said<'dp' | 'remainder'>
  percent?: Said<number>
  requested?: Said<number>
  done?: Said<number>
  total?: Said<number>
  businessName?: Said<string>
  topic?: Said<string>
  month?: Said<string>
  compareTo?: Said<string>
  field?: Said<Field>
  value?: Said<unknown>
  phone?: Said<string>
}

export interface Wish {
  intent?: Intent
  slots: Slots
  /** feasts a day was counted from: key → the day taken */
  assumes?: Record<string, string>
}

/** Reads one thing a message may state, and puts it into the wish. */
export type SlotReader = (words: Words, context: ReadContext, wish: Wish) => void

/** Puts in what was found, unless something is there. */
export function put<K extends keyof Slots>({ slots }: Wish, key: K, said: Slots[K] | undefined): void {
  if (said !== undefined && slots[key] === undefined) slots[key] = said
}
