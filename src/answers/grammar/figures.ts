import { lookBack, moreBehind, nearlyBehind } from './bounds.ts'
import { type NumberRead, readNumber } from './numbers.ts'
import type { Token } from './tokens.ts'
import { readUnit } from './units.ts'

/** A number with what belongs to it: currency marks, 'about', the other end of a range. */
export interface Figure {
  from: number
  to: number
  /** the number, or the lower end of a range */
  value: number
  /** the upper end of a range */
  upper?: number
  /** certainly rupiah: 'Rp', 'rb', 'jt', ',-', a market word */
  money: boolean
  /** 'rb', 'jt' and the like without 'Rp': may also count things ('2 ribu bungkus') */
  scale: number
  market: boolean
  digits: boolean
  about: boolean
  /** the same words may mean this much as well */
  other?: number
  /** why the number has an end: 'mulai 20rb', 'maksimal 50' */
  bound?: 'min' | 'max'
}

const CURRENCY = new Set(['rp', 'idr', 'rupiah', 'rps', 'rpp'])

/** A unit that stands by itself behind a number, as opposed to 'sebungkus' or '/bks'. */
export const isUnitAt = (tokens: readonly Token[]) => (at: number) => {
  const unit = readUnit(tokens, at)
  return (
    unit !== undefined &&
    !unit.one &&
    !unit.each &&
    !(unit.weak && tokens[at]?.norm === 'pak' && !behindUnit(tokens, at))
  )
}

/** 'pak' behind a number is a pack when more follows it, else it is 'sir'. */
const behindUnit = (tokens: readonly Token[], at: number) => tokens[at + 1]?.kind === 'word'

/**
 * The figure that begins at a token (its currency mark included), or nothing.
 * @param counts 'seribu satu bungkus' is 1,001 packs rather than a thousand for one
 */
export function readFigure(tokens: readonly Token[], at: number, counts = false): Figure | undefined {
  const isUnit = isUnitAt(tokens)
  let start = at
  let money = false
  if (tokens[at]?.kind === 'word' && CURRENCY.has((tokens[at] as Token).norm)) {
    money = true
    start = at + 1
    while (tokens[start]?.text === '.' || tokens[start]?.text === ':') start++
  }
  if (isCode(tokens, start)) return undefined
  const first = readNumber(tokens, start, isUnit, counts)
  if (!first) return undefined
  const figure: Figure = {
    from: at,
    to: first.to,
    value: first.value,
    money: money || first.market || first.scale > 0,
    scale: first.scale,
    market: first.market,
    digits: first.digits,
    about: first.about,
  }
  if (first.other !== undefined) figure.other = first.other
  moneyTail(tokens, figure)
  const second = rangeEnd(tokens, figure, isUnit)
  if (second) joinRange(figure, second, isUnit)
  moneyTail(tokens, figure)
  lookBack(tokens, figure)
  if (nearlyBehind(tokens, figure.to)) {
    figure.about = true
    figure.to += 2
  }
  if (!figure.bound && figure.upper === undefined && moreBehind(tokens, figure.to)) {
    figure.bound = 'min'
    figure.to++
  }
  sideBehind(tokens, figure)
  return figure
}

/** '20rb ke atas', '50rb ke bawah' as a price; behind a count it begins a better price for many. */
function sideBehind(tokens: readonly Token[], figure: Figure): void {
  if (!figure.money || figure.bound || figure.upper !== undefined || tokens[figure.to]?.norm !== 'ke') return
  const side = tokens[figure.to + 1]?.norm
  if (side !== 'atas' && side !== 'bawah') return
  figure.bound = side === 'atas' ? 'min' : 'max'
  figure.to += 2
}

/** ',-' · '.-' · ',--' · 'rupiah' · 'perak' behind a sum. */
function moneyTail(tokens: readonly Token[], figure: Figure): void {
  const next = tokens[figure.to]
  if (
    next?.glued &&
    (next.text === ',' || next.text === '.') &&
    tokens[figure.to + 1]?.text === '-' &&
    tokens[figure.to + 1]?.glued
  ) {
    figure.to += 2
    while (tokens[figure.to]?.text === '-' && tokens[figure.to]?.glued) figure.to++
    figure.money = true
  } else if (
    next?.kind === 'word' &&
    (next.norm === 'perak' || CURRENCY.has(next.norm)) &&
    !(tokens[figure.to + 1]?.kind === 'number')
  ) {
    figure.to += 1
    figure.money = true
  }
}

/** A phone number, a date, a clock time or an order number is no figure. */
function isCode(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'number') return false
  if (/^0\d/.test(token.text) && !/^0[.,]/.test(token.text)) return true
  const before = tokens[at - 1]
  if (before?.kind === 'sign' && before.text === '+' && token.text === '62') return true
  const second = tokens[at + 1]
  const third = tokens[at + 2]
  const fourth = tokens[at + 3]
  const chained = (sign: Token | undefined, number: Token | undefined) =>
    sign?.glued === true && (sign.text === '/' || sign.text === '-') && number?.kind === 'number' && number.glued
  if (chained(second, third) && chained(fourth, tokens[at + 4])) return true
  return false
}

function rangeEnd(tokens: readonly Token[], figure: Figure, isUnit: (at: number) => boolean): NumberRead | undefined {
  let at = figure.to
  const sign = tokens[at]
  if (!sign) return undefined
  const betweenBefore = tokens[figure.from - 1]?.norm === 'antara'
  if (
    sign.text === '-' ||
    sign.text === '~' ||
    sign.norm === 'sampai' ||
    sign.norm === 'sd' ||
    (betweenBefore && /^(?:dan|dengan|sama|ke)$/.test(sign.norm))
  )
    at++
  else if (
    sign.kind === 'word' &&
    tokens[figure.to - 1]?.kind === 'word' &&
    !figure.money &&
    figure.value < 9 &&
    figure.to - figure.from === 1
  ) {
    const pair = readNumber(tokens, at, isUnit)
    return pair &&
      !pair.digits &&
      !pair.market &&
      (pair.scale ? pair.value === (figure.value + 1) * pair.scale : pair.value === figure.value + 1)
      ? pair
      : undefined
  } else return undefined
  if (sign.norm === 'sampai' && tokens[at]?.norm === 'dengan') at++
  if (tokens[at]?.kind === 'word' && CURRENCY.has((tokens[at] as Token).norm)) {
    at++
    while (tokens[at]?.text === '.') at++
    figure.money = true
  }
  if (isCode(tokens, at)) return undefined
  return readNumber(tokens, at, isUnit)
}

function joinRange(figure: Figure, second: NumberRead, isUnit: (at: number) => boolean): void {
  let low = figure.value
  let high = second.value
  // '20 - 25.000'
  if (!figure.scale && !second.scale && low < 1000 && second.grouped && low * 1000 < high) low *= 1000
  else if (!figure.scale && second.scale && !figure.market && low < 1000 && low * second.scale < high)
    low *= second.scale
  else if (figure.scale && !second.scale && !second.market && high < 1000) {
    if (isUnit(second.to)) return
    high *= figure.scale
  }
  if (!(low < high)) return
  // '10rb - 250' is two things, '800 sampai 1000' one
  if (high > low * 100) return
  figure.value = low
  figure.upper = high
  figure.to = second.to
  figure.scale ||= second.scale
  figure.money ||= second.market || second.scale > 0
  figure.about ||= second.about
  delete figure.other
  if (second.other !== undefined) figure.other = second.other
}
