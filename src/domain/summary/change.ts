import type { Dimension, Figures, Part } from './figures.ts'

/** How one figure moved. */
export interface Move {
  before: number
  now: number
  change: number
  /** change in tenths of a percent of `before`, 125 is 12.5 %; null when there was nothing before */
  permille: number | null
}

/** One group's part in the change of turnover, in integer rupiah. */
export interface Cause {
  dimension: Dimension
  key: string
  before: number
  now: number
  change: number
  /** `new` bought or sold nothing before · `lost` nothing now */
  way: 'new' | 'lost' | 'more' | 'less'
}

/** Dimensions whose groups can be talked to or helped: these are looked at for causes. */
export const CAUSE_DIMENSIONS = ['buyer', 'kind', 'district'] as const satisfies readonly Dimension[]

export interface Comparison {
  turnover: Move
  orders: Move
  parcels: Move
  makersWhoSold: Move
  buyers: Move
  /** every group that moved, per dimension; each list adds up exactly to `turnover.change` */
  causes: Readonly<Record<(typeof CAUSE_DIMENSIONS)[number], readonly Cause[]>>
}

/** How a figure moved from one period to another. */
export function move(before: number, now: number): Move {
  const change = now - before
  return { before, now, change, permille: before === 0 ? null : Math.round((change * 1000) / before) }
}

/** A month beside another, such as the month before or the same month last year. */
export function compareMonths(before: Figures, now: Figures): Comparison {
  return {
    turnover: move(before.turnover, now.turnover),
    orders: move(before.orders, now.orders),
    parcels: move(before.parcels, now.parcels),
    makersWhoSold: move(before.makersWhoSold, now.makersWhoSold),
    buyers: move(before.buyers, now.buyers),
    causes: {
      buyer: decompose('buyer', before, now),
      kind: decompose('kind', before, now),
      district: decompose('district', before, now),
    },
  }
}

/**
 * Which groups of one dimension the change of turnover is made of: the differences of all groups, largest movement
 * first. They add up to the change to the rupiah, because nothing is rounded or left over.
 */
export function decompose(dimension: Dimension, before: Figures, now: Figures): Cause[] {
  const earlier = amounts(before.by[dimension])
  const later = amounts(now.by[dimension])
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .map((key): Cause => {
      const was = earlier.get(key) ?? 0
      const is = later.get(key) ?? 0
      const way = was === 0 ? 'new' : is === 0 ? 'lost' : is > was ? 'more' : 'less'
      return { dimension, key, before: was, now: is, change: is - was, way }
    })
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.key < b.key ? -1 : 1))
}

/** The causes worth a line, and what all the others moved together: both together are the whole change. */
export interface Told {
  causes: readonly Cause[]
  /** groups left out, and the sum of their changes in rupiah */
  others: number
  rest: number
}

/**
 * The `count` largest causes of one dimension, largest movement first. The rest is told as one sum, so that a reader who adds
 * the lines up gets the change to the rupiah. A single one left over is told itself: it takes no more room than its sum.
 */
export function told(causes: readonly Cause[], count = 3): Told {
  const shown = causes.slice(0, causes.length === count + 1 ? count + 1 : count)
  const left = causes.slice(shown.length)
  return { causes: shown, others: left.length, rest: left.reduce((sum, { change }) => sum + change, 0) }
}

function amounts(parts: readonly Part[]): Map<string, number> {
  return new Map(parts.map(({ key, amount }) => [key, amount]))
}
