import { PEOPLE, partsOf } from './grammar/parts.ts'
import { type Quantity as Read, readQuantity } from './grammar/quantity.ts'
import { numberText } from './grammar/say.ts'
import { type Words, wordsOf } from './grammar/tokens.ts'
import { unitNamed } from './grammar/unit-table.ts'
import type { AnswerKind, ReadContext } from './kind.ts'
import { belowZero, ok, outside, refuse, unsure, wordsIn } from './read.ts'

/** How much of something. */
export interface Quantity {
  /** may be a fraction: 2,5 lusin */
  qty: number
  /** the unit's one spelling; absent when none was said */
  unit?: string
  /** single pieces, when lusin, kodi, gros or 'isi N' fix them */
  pieces?: number
  grams?: number
}

/** An amount of something, in whatever unit was said. `min`, `max` bound it (in pieces where they are known); `unit` is taken when none is said; with `whole` no part of a piece; `people`: '600 karyawan' get one each. */
export const quantity: AnswerKind<Quantity> = {
  name: 'quantity',
  settings: { min: 'number', max: 'number', unit: 'text', whole: 'boolean', people: 'boolean' },
  reasons: ['not_a_quantity', 'not_whole', 'too_small', 'too_large'],
  read({ text }, settings, context) {
    const words = wordsOf(text)
    const read = readQuantity(words) ?? (settings.people === true ? receiversIn(words) : undefined)
    if (!read)
      return belowZero(words.tokens, settings, numberText) ?? refuse('not_a_quantity', { words: wordsIn(text) })
    const unit = read.unit ?? (typeof settings.unit === 'string' ? settings.unit : undefined)
    const values = amountsOf(read).map((qty) => quantityOf(qty, unit, read))
    const possible = values.filter((value) => !quantity.check?.(value, settings, context))
    const [first] = values
    if (!first) return refuse('not_a_quantity', { words: wordsIn(text) })
    if (!possible.length)
      return quantity.check?.(first, settings, context) ?? refuse('not_a_quantity', { words: wordsIn(text) })
    return values.length === 1 ? ok(first) : unsure(possible, sayQuantity, context)
  },
  check(value, settings) {
    const isBroken = !Number.isInteger(value.pieces ?? value.qty) && value.grams === undefined
    if (settings.whole === true && isBroken) return refuse('not_whole')
    return outside(value.pieces ?? value.qty, settings, numberText)
  },
  say: sayQuantity,
}

/** '600 karyawan', 'buat 300 orang': how many people get one each; of several counts none. */
export function receiversIn({ tokens }: Words): (Read & { qty: number; from: number; to: number }) | undefined {
  // most messages name nobody: their parts need not be read for it
  if (!tokens.some(({ norm }) => PEOPLE.has(norm))) return undefined
  const [people, more] = partsOf(tokens, 'count').filter(({ type }) => type === 'people')
  return people?.type === 'people' && !more ? { qty: people.value, from: people.from, to: people.to } : undefined
}

/** One number, or every number it may be. */
export function amountsOf({ qty, min, max, unclear }: Pick<Read, 'qty' | 'min' | 'max' | 'unclear'>): number[] {
  if (unclear) return [...new Set(unclear)].slice(0, 4)
  if (qty !== undefined) return [qty]
  return [min, max].filter((end) => end !== undefined)
}

function quantityOf(qty: number, unit: string | undefined, read: Read): Quantity {
  const value: Quantity = { qty }
  if (unit !== undefined) value.unit = unit
  const known = unit === undefined ? undefined : unitNamed(unit)
  if (known?.kind === 'weight') value.grams = Math.round(qty * known.size)
  if (known?.kind === 'group') value.pieces = Math.round(qty * known.size)
  if (read.contents !== undefined) value.pieces = Math.round(qty * read.contents)
  return value
}

/** '40 bungkus' · '2,5 lusin (30 pcs)' · '500 parsel': a unit that has a word of its own is said by that. */
export function sayQuantity({ qty, unit, pieces }: Quantity, { words }: { words?: ReadContext['words'] } = {}): string {
  const counted = unit === undefined ? numberText(qty) : `${numberText(qty)} ${words?.[`unit.${unit}`] ?? unit}`
  return pieces === undefined || pieces === qty ? counted : `${counted} (${numberText(pieces)} pcs)`
}
