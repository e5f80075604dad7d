import type { Rate } from '../../answers/grammar/rates.ts'
import { unitNamed } from '../../answers/grammar/unit-table.ts'
import { type Said, said } from '../said.ts'
import type { Numbers, SaidCapacity } from './product.ts'

/** What can be made, worked out in the unit the product is sold in: 2 kodi of what is sold by the sheet are 40. */
export function capacityOf(
  rates: readonly Rate[],
  daysPerWeek: number | undefined,
  found: Numbers,
): Said<SaidCapacity> | undefined {
  const base = rates.find(({ season }) => !season) ?? rates[0]
  if (!base) return undefined
  const { counted, per, factor } = base
  const unit = counted.type === 'measure' ? counted.unit.name : undefined
  const selling = found.unit?.value
  const each =
    unit !== undefined && selling !== undefined && unit !== selling ? inOwnUnit(unit, selling, found) : undefined
  const times = factor * (each ?? 1)
  const value: SaidCapacity = { per }
  const qty = (counted.type === 'measure' ? counted.qty : counted.figure.value) * times
  const upper = counted.type === 'measure' ? counted.upper : counted.figure.upper
  const bound = counted.type === 'measure' ? counted.bound : counted.figure.bound
  if (upper !== undefined) Object.assign(value, { min: qty, max: upper * times })
  else if (bound === 'max') value.max = qty
  else if (bound === 'min') value.min = qty
  else value.qty = qty
  const name = each === undefined ? unit : selling
  if (name !== undefined) value.unit = name
  if (daysPerWeek !== undefined) value.daysPerWeek = daysPerWeek
  const peak = rates.find((rate) => rate !== base && rate.season && rate.per === per)
  if (peak) value.peak = (peak.counted.type === 'measure' ? peak.counted.qty : peak.counted.figure.value) * times
  return said(value, base, base.either)
}

/** How many selling units are in one of another unit: lusin, kodi, gros, or a pack whose contents were said. */
function inOwnUnit(name: string, selling: string, found: Numbers): number | undefined {
  const own = unitNamed(selling)
  const unit = unitNamed(name)
  if (!own || !unit || own.kind === 'weight' || own.kind === 'volume') return undefined
  if (unit.kind === 'group' && own.kind !== 'group') return unit.size
  return found.packs?.value.find((pack) => pack.unit === name)?.contents
}
