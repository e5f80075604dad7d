import { type Draft, draftProgram, type Program, type Term } from '../program.ts'
import { counting } from './counting.ts'
import type { Choice, Good } from './goods.ts'
import { each, type Line } from './lines.ts'
import { type Dues, mostMakersOf } from './makers.ts'
import type { Wish } from './wish.ts'

/** What a proposal is best at. */
export const AIMS = ['makers', 'value', 'variety'] as const
export type Aim = (typeof AIMS)[number]

/** What is looked for: the best by an aim, any that fits, or the cheapest. */
export type Search = Aim | 'any' | 'cheapest'

/** Integer rupiah of a parcel's goods, without packing: what they may cost at most, and fill at least; see `Choice`. */
export interface Bounds {
  price: number
  fill: number
}

/** Lines of a parcel at most: what goes into a box. House figure. */
export const MOST_LINES = 12
/** Lines of one kind at most: nobody is happy with twelve bags of crackers. House figure. */
export const MOST_OF_KIND = 3
/** Pieces of one kind at most, over all its lines: a box is no shelf of sambal. House figure. */
export const MOST_PIECES_OF_KIND = 4

/** A line of the parcel. */
export interface Chosen extends Choice {
  good: Good
  /** makers who are counted, with the pieces that each gets at least; by product */
  counted: Map<number, number>
}

export interface ParcelModel {
  program: Program
  /** the columns that say which goods are in it; all others only say who makes them */
  contents: ReadonlySet<number>
  chosenOf(columns: readonly number[]): Chosen[]
}

/**
 * Which goods, how many of each and at which price: whole numbers throughout, since lots and capacities of a line only
 * bound who can be among its makers (see `counting`); how much each of them makes is split afterwards.
 * @param roughly counts a maker once for each line she may be in: far fewer columns, and never too few makers
 */
export function parcelModel(
  goods: readonly Good[],
  wish: Wish,
  search: Search,
  bounds: Bounds,
  { roughly }: { roughly?: Dues } = {},
): ParcelModel {
  const draft = draftProgram()
  const counts = countsMakers(wish, search)
  const gain = counts && search === 'makers' ? A_MAKER : 0
  const lines = goods.map((good): Line => {
    const makersOf = roughly && counts ? mostMakersOf(good, wish.parcels, roughly) : () => 0
    const takes = good.choices.map((choice) => {
      const makers = makersOf(choice)
      const cost = -gainOf(search, good, choice, bounds)
      return { choice, column: draft.whole(cost, 0, 1), makers }
    })
    return { good, takes }
  })
  parcelRows(draft, lines, wish, search, bounds)
  if (roughly && counts) {
    const all = new Set(goods.flatMap(({ products }) => products.map(({ sellerId }) => sellerId)))
    if (all.size < (wish.makers ?? 0)) draft.row(1, 1, [])
    const makers = draft.part(-gain, Math.min(all.size, wish.makers ?? 0), all.size)
    draft.row(-[...roughly.values()].reduce((sum, due) => sum + due, 0), Infinity, [
      [makers, -1],
      ...lines.flatMap(({ takes }) => takes.map((take): Term => [take.column, take.makers])),
    ])
  }
  const countedOf = counts && !roughly ? counting(draft, lines, wish, gain) : () => new Map<number, number>()
  return {
    program: draft.done(),
    contents: new Set(lines.flatMap(({ takes }) => takes.map(({ column }) => column))),
    chosenOf: (columns) =>
      lines.flatMap((line) => {
        const taken = line.takes.find(({ column }) => columns[column]! > 0)
        return taken ? [{ ...taken.choice, good: line.good, counted: countedOf(line, taken.choice, columns) }] : []
      }),
  }
}

/** Whether it matters who takes part, and so whether dearer makers are worth their price. */
export const countsMakers = (wish: Wish, search: Search): boolean => search === 'makers' || wish.makers !== undefined

/** Rows that hold whoever the makers are. */
function parcelRows(draft: Draft, lines: readonly Line[], wish: Wish, search: Search, bounds: Bounds): void {
  for (const { takes } of lines) {
    if (takes.length > 1) draft.row(0, 1, each(takes))
  }
  const all = lines.flatMap(({ takes }) => takes)
  draft.row(
    0,
    bounds.price,
    all.map(({ choice, column }) => [column, choice.quantity * choice.price]),
  )
  draft.row(
    bounds.fill,
    Infinity,
    all.map(({ choice, column }) => [column, choice.fill]),
  )
  draft.row(1, MOST_LINES, each(all))
  kindRows(draft, lines, wish, search)
}

/** Of the search for makers: a maker outweighs any merit; of that for variety: a kind any number of lines, a line any merit. */
const A_MAKER = 1_000
const A_LINE = 1_000
const A_KIND = A_LINE * (MOST_LINES + 1)

/**
 * What a choice adds, as a whole number: its merit in parts of the budget, and what else is looked for. Merit is what the
 * goods usually cost and what is saved on them, so of two parcels worth alike the cheaper one is the better.
 */
function gainOf(search: Search, good: Good, { quantity, price }: Choice, bounds: Bounds): number {
  const partsOf = (rupiah: number, parts: number) => Math.round((parts * rupiah) / Math.max(1, bounds.price))
  const merit = (parts: number) => 2 * partsOf(quantity * good.usual, parts) - partsOf(quantity * price, parts)
  switch (search) {
    case 'value':
      return merit(1000)
    case 'makers':
      return merit(100)
    case 'variety':
      return A_LINE + merit(100)
    case 'cheapest':
      return -quantity * price
    case 'any':
      return 0
  }
}

function kindRows(draft: Draft, lines: readonly Line[], wish: Wish, search: Search): void {
  const kinds = new Map<string, Line[]>()
  for (const line of lines) {
    const own = kinds.get(line.good.kind)
    if (own) own.push(line)
    else kinds.set(line.good.kind, [line])
  }
  for (const kind of wish.kinds ?? []) if (!kinds.has(kind)) draft.row(1, 1, [])
  for (const [kind, own] of kinds) {
    const takes = own.flatMap((line) => each(line.takes))
    draft.row(wish.kinds?.includes(kind) ? 1 : 0, MOST_OF_KIND, takes)
    const pieces = own.flatMap((line) => line.takes.map(({ choice, column }): Term => [column, choice.quantity]))
    if (own.length > 1) draft.row(0, MOST_PIECES_OF_KIND, pieces)
    if (search === 'variety') draft.row(0, Infinity, [[draft.part(-A_KIND, 0, 1), -1], ...takes])
  }
}
