import { type Draft, draftProgram, type Program, type Term } from '../program.ts'
import type { Share, ShareReason } from './split.ts'
import { type Candidate, type Frame, lots, roomOf } from './split-frame.ts'
import { type Ladder, rungsOf } from './split-ladder.ts'

/**
 * What one piece costs: first how high up her season's earnings already are (rungs of `ladderOf`), then how far it
 * travels (km, at most 99), then whose turn it is (0–9, who waited longest first). House figures: a rung outweighs any
 * way, ten kilometres any turn.
 */
export const SPLIT_WEIGHTS = { rung: 1_000, km: 10, turn: 1 } as const
const MOST_KM = 99
const TURNS = 10

/** A split as a program, and back. */
export interface SplitModel {
  program: Program
  sharesOf(columns: readonly number[]): Share[]
  columnsOf(shares: readonly Share[]): number[]
  costOf(shares: readonly Share[]): number
}

/** A product in the program: its pieces, and whether it takes part when it has a smallest lot. */
interface Place {
  candidate: Candidate
  pieces: number
  takesPart: number | undefined
  cost: number
}

/**
 * Columns and rows for every split within the frame.
 * @param turns whose turn it is, of all makers of the line, where the frame holds only some of them
 */
export function splitModel(frame: Frame, ladder: Ladder, turns = turnsOf(frame)): SplitModel {
  const draft = draftProgram()
  const makers = frame.makers.map((maker) => {
    const room = Math.min(roomOf(maker, frame.cap, frame.held), frame.total)
    const places = maker.products
      .filter((candidate) => lots(candidate).from <= room)
      .map((candidate): Place => {
        const { from, to } = lots(candidate)
        const most = Math.min(to, room)
        const cost = candidateCost(candidate, turns.get(maker.sellerId)!)
        const pieces = draft.whole(cost, 0, most)
        if (from === 1) return { candidate, pieces, takesPart: undefined, cost }
        const takesPart = draft.whole(0, 0, 1)
        draft.row(0, Infinity, [
          [pieces, 1],
          [takesPart, -from],
        ])
        if (maker.products.length > 1) {
          draft.row(-Infinity, 0, [
            [pieces, 1],
            [takesPart, -most],
          ])
        }
        return { candidate, pieces, takesPart, cost }
      })
    const most = Math.min(
      room,
      places.reduce((sum, { candidate }) => sum + candidate.free, 0),
    )
    const widths = rungsOf(ladder, maker.earned)
    const rungs = widths.map((width, rung) =>
      width > 0 && most > 0 ? draft.part(rung * SPLIT_WEIGHTS.rung, 0, Math.min(width, most)) : undefined,
    )
    const pieces = places.map((place): Term => [place.pieces, 1])
    if (places.length > 1) draft.row(0, room, pieces)
    draft.row(0, 0, [...pieces, ...rungs.flatMap((rung): Term[] => (rung === undefined ? [] : [[rung, -1]]))])
    tighten(draft, places, rungs, widths, most)
    return { maker, room, places, rungs, widths }
  })
  draft.row(
    frame.total,
    frame.total,
    makers.flatMap(({ places }) => places.map(({ pieces }): Term => [pieces, 1])),
  )
  const program = draft.done()

  const columnsOf = (shares: readonly Share[]): number[] => {
    const columns = program.cost.map(() => 0)
    const given = new Map(shares.map(({ productId, quantity }) => [productId, quantity]))
    for (const { places, rungs, widths } of makers) {
      let left = 0
      for (const { candidate, pieces, takesPart } of places) {
        const quantity = given.get(candidate.productId) ?? 0
        columns[pieces] = quantity
        if (takesPart !== undefined) columns[takesPart] = quantity > 0 ? 1 : 0
        left += quantity
      }
      for (const [index, rung] of rungs.entries()) {
        if (rung === undefined) continue
        columns[rung] = Math.min(left, widths[index]!)
        left -= columns[rung]
      }
    }
    return columns
  }
  return {
    program,
    columnsOf,
    costOf: (shares) => columnsOf(shares).reduce((sum, value, column) => sum + value * program.cost[column]!, 0),
    sharesOf: (columns) =>
      makers.flatMap(({ maker: { sellerId }, room, places }) => {
        const taken = places.reduce((sum, { pieces }) => sum + columns[pieces]!, 0)
        return places.flatMap(({ candidate, pieces }): Share[] => {
          const quantity = columns[pieces]!
          const { productId } = candidate
          return quantity > 0
            ? [{ sellerId, productId, quantity, reason: reasonOf(quantity, candidate, taken, room) }]
            : []
        })
      }),
  }
}

/**
 * Who takes no part makes nothing: said rung by rung. Said of all her pieces at once, the solver believes in a tenth of a
 * smallest lot for long: 2,000 makers with lots up to 50 were unproven after 5 s, and so take 2.
 */
function tighten(
  draft: Draft,
  places: readonly Place[],
  rungs: readonly (number | undefined)[],
  widths: readonly number[],
  most: number,
): void {
  const [only, ...others] = places
  // two products share their maker's rungs, so those say nothing of one of them
  if (only?.takesPart === undefined || others.length) return
  for (const [index, rung] of rungs.entries()) {
    if (rung === undefined) continue
    draft.row(-Infinity, 0, [
      [rung, 1],
      [only.takesPart, -Math.min(widths[index]!, most)],
    ])
  }
}

/** What a piece of hers costs beside the rung it lies on. */
export function candidateCost({ distance = 0 }: Candidate, turn: number): number {
  return Math.min(MOST_KM, Math.max(0, Math.round(distance))) * SPLIT_WEIGHTS.km + turn * SPLIT_WEIGHTS.turn
}

/** Who waited longest for a share comes first; among equals the lower id. In tenths of all makers, 0 is first. */
export function turnsOf({ makers }: Frame): Map<number, number> {
  const last = ({ products }: Frame['makers'][number]) =>
    products.reduce<string>((day, { lastOn }) => (lastOn && lastOn > day ? lastOn : day), '')
  const waiting = makers
    .map((maker) => ({ sellerId: maker.sellerId, on: last(maker) }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.sellerId - b.sellerId))
  return new Map(waiting.map(({ sellerId }, index) => [sellerId, Math.floor((index * TURNS) / waiting.length)]))
}

/**
 * Why a share is as large as it is.
 * @param taken pieces of the line that her maker gets in all · @param room how many that may be
 */
export function reasonOf(quantity: number, candidate: Candidate, taken: number, room: number): ShareReason {
  if (quantity === candidate.free) return 'capacity'
  if (taken === room) return 'fair_share'
  return candidate.minimum > 1 && quantity === candidate.minimum ? 'lots' : 'level'
}
