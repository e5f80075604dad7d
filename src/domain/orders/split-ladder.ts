import { type Frame, type Maker, roomOf } from './split-frame.ts'

/**
 * Fairness as steps: a season's earnings are a ladder of rungs of equal height. A piece that lifts its maker within a
 * low rung costs less than one within a high rung, so nobody climbs on before the others have caught up. A rung is worth
 * a day in the kitchen: lower ones would have everybody make seven pieces.
 */
export interface Ladder {
  /** rupiah at the foot of the lowest rung: what the poorest of them has */
  bottom: number
  /** rupiah from rung to rung */
  height: number
  /** the last one has no top */
  rungs: number
  /** integer rupiah of one piece */
  price: number
}

/** Rupiah. House figure. */
const LEAST_HEIGHT = 500_000
const MOST_RUNGS = 12
/** Rungs above the level that all would reach if there were no smallest lots. */
const ABOVE_LEVEL = 2

/** The ladder for one line; its rungs grow when the makers stand far apart. */
export function ladderOf(frame: Frame, price: number): Ladder {
  const bottom = Math.min(...frame.makers.map(({ earned }) => earned))
  const climb = levelOf(frame, price, bottom) - bottom
  const height = Math.max(LEAST_HEIGHT, Math.ceil(climb / (MOST_RUNGS - ABOVE_LEVEL)))
  return { bottom, height, rungs: Math.ceil(climb / height) + ABOVE_LEVEL, price }
}

/** Pieces that fit on each rung for a maker, from the bottom; those she stands above hold none. */
export function rungsOf({ bottom, height, rungs, price }: Ladder, earned: number): number[] {
  let filled = 0
  return Array.from({ length: rungs }, (_, rung) => {
    if (rung === rungs - 1) return Number.POSITIVE_INFINITY
    const upTo = Math.max(filled, Math.floor((bottom + (rung + 1) * height - earned) / Math.max(1, price)))
    const pieces = upTo - filled
    filled = upTo
    return pieces
  })
}

/** The earnings up to which all would be brought by the line's pieces, were there no smallest lots. Rupiah. */
function levelOf({ makers, total, cap, held }: Frame, price: number, bottom: number): number {
  const rooms = makers.map((maker) => Math.min(roomOf(maker, cap, held), freeOf(maker)))
  const placed = (level: number) =>
    makers.reduce(
      (sum, { earned }, index) =>
        sum + Math.min(rooms[index]!, Math.max(0, Math.floor((level - earned) / Math.max(1, price)))),
      0,
    )
  let low = bottom
  let high = Math.max(...makers.map(({ earned }) => earned)) + price * total
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (placed(middle) >= total) high = middle
    else low = middle
  }
  return high
}

const freeOf = ({ products }: Maker) => products.reduce((sum, { free }) => sum + free, 0)
