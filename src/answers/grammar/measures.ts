import { moreBehind, nearlyBehind } from './bounds.ts'
import { endsClause } from './clauses.ts'
import type { Figure } from './figures.ts'
import type { FigurePart, Leaning, MeasurePart, Part } from './part.ts'
import { readTime } from './times.ts'
import type { Token } from './tokens.ts'
import { bareUnitAt } from './units.ts'

const FRACTIONS: Readonly<Record<string, number>> = { setengah: 0.5, seperempat: 0.25 }

/** 'sekilo 70rb, setengah 36rb': a bare fraction before a sum is of the kilo named before. */
export function fractionOfKilo(part: FigurePart, next: Part | undefined, parts: readonly Part[]): Part {
  const { value, money, upper } = part.figure
  if (![0.5, 0.25, 0.75].includes(value) || money || upper !== undefined) return part
  if (next?.type !== 'figure' || !next.figure.money || next.from - part.to > 1) return part
  const kilo = parts.find((other): other is MeasurePart => other.type === 'measure' && other.unit.name === 'kg')
  return kilo
    ? {
        type: 'measure',
        from: part.from,
        to: part.to,
        qty: value,
        unit: kilo.unit,
        one: false,
        about: false,
        sir: false,
      }
    : part
}

/** 'satu kilo tiga ons' is one weight. */
export function addsOunces(last: Part, part: Part): boolean {
  if (last.type !== 'measure' || part.type !== 'measure' || part.from !== last.to) return false
  return (
    last.unit.name === 'kg' &&
    part.unit.name === 'ons' &&
    part.qty < 10 &&
    Number.isInteger(last.qty) &&
    last.upper === undefined &&
    part.upper === undefined
  )
}

export const withOunces = (kilos: MeasurePart, ounces: MeasurePart): MeasurePart => ({
  ...kilos,
  to: ounces.to,
  qty: Math.round((kilos.qty + ounces.qty / 10) * 100) / 100,
  one: false,
})

export const upper = (figure: Figure) => (figure.upper === undefined ? {} : { upper: figure.upper })

export function unitBehind(tokens: readonly Token[], figure: Figure, leaning: Leaning): MeasurePart | undefined {
  const unit = bareUnitAt(tokens, figure.to)
  if (!unit) return undefined
  const sir = tokens[figure.to]?.text.toLowerCase() === 'pak' && endsClause(tokens[unit.to])
  if (leaning === 'money' && figure.scale && !readTime(tokens, unit.to)) return undefined
  if (leaning === 'money' && sir && figure.value >= 500) return undefined
  const read: Omit<MeasurePart, 'type'> = {
    from: figure.from,
    to: unit.to,
    qty: figure.value,
    unit: unit.unit,
    one: false,
    about: figure.about,
    sir,
    figure,
    ...upper(figure),
  }
  if (nearlyBehind(tokens, unit.to)) {
    figure.about = true
    read.about = true
    read.to += 2
  } else if (!figure.bound && figure.upper === undefined && moreBehind(tokens, unit.to)) {
    figure.bound = 'min'
    read.to++
  }
  if (figure.bound) read.bound = figure.bound
  return measure(tokens, read)
}

/** 'dua lusin setengah', '7 ons setengah': the fraction behind the unit belongs to it. */
export function measure(tokens: readonly Token[], read: Omit<MeasurePart, 'type'>): MeasurePart {
  const fraction = FRACTIONS[tokens[read.to]?.norm ?? '']
  const after = tokens[read.to + 1]
  const partOfNext =
    after?.kind === 'word' &&
    (/^(?:juta|jt|ribu|rb|ratus)$/.test(after.norm) || bareUnitAt(tokens, read.to + 1) !== undefined) &&
    // '4 ons setengah pak'
    !(after.text.toLowerCase() === 'pak' && endsClause(tokens[read.to + 2]))
  if (fraction === undefined || read.upper !== undefined || partOfNext || !Number.isInteger(read.qty))
    return { type: 'measure', ...read }
  return { type: 'measure', ...read, qty: read.qty + fraction, to: read.to + 1 }
}
