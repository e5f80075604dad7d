import type { Draft, Term } from '../program.ts'
import { type Choice, type Making, makersAt } from './goods.ts'
import { each, type Line } from './lines.ts'
import type { Wish } from './wish.ts'

/**
 * Rows and columns that count makers, each once however many lines she is in. Who is counted in a line gets at least her
 * lot of it. Makers with capacities and lots can make exactly n pieces when n lies between the sum of their lots and that
 * of their capacities; so it is enough to say who takes part, not with how much.
 * @param gain what a maker adds to what is looked for
 */
export function counting(draft: Draft, lines: readonly Line[], wish: Wish, gain: number) {
  const places = new Map<number, Set<number>>()
  const seats = lines.map((line) =>
    isRoomy(line, wish.parcels) ? roomy(draft, line) : tight(draft, line, wish.parcels),
  )
  for (const [index, { good }] of lines.entries()) {
    for (const product of good.products) {
      const column = seats[index]!.get(product.productId)!
      const own = places.get(product.sellerId)
      // two products of hers at one price may share a column, and a row must not name it twice
      if (own) own.add(column)
      else places.set(product.sellerId, new Set([column]))
    }
  }
  const makers = [...places.values()].map((own): Term => {
    const counted = draft.part(-gain, 0, 1)
    draft.row(0, Infinity, [[counted, -1], ...[...own].map((column): Term => [column, 1])])
    return [counted, 1]
  })
  if (wish.makers !== undefined) draft.row(wish.makers, Infinity, makers)
  return (line: Line, { price }: Choice, columns: readonly number[]): Map<number, number> => {
    const seat = seats[lines.indexOf(line)]!
    const seated = makersAt(line.good.products, price).filter(({ productId }) => columns[seat.get(productId)!]! > 0.5)
    return new Map(smallestOfEach(seated).map(({ productId, lot }) => [productId, lot]))
  }
}

/** Everybody's lot fits at once, whatever is chosen: then all who can take part are counted. */
function isRoomy({ good, takes }: Line, parcels: number): boolean {
  return takes.every(({ choice }) => {
    const lots = makersAt(good.products, choice.price).reduce((sum, { lot }) => sum + lot, 0)
    return lots <= choice.quantity * parcels
  })
}

/** For each product the column that is 1 when the line pays her price. */
function roomy(draft: Draft, line: Line): Map<number, number> {
  const paid = paidAtLeast(draft, line)
  return new Map(line.good.products.map(({ productId, price }) => [productId, paid.get(price)!]))
}

/** For each price the column that is 1 when the line pays it or more. */
function paidAtLeast(draft: Draft, { good, takes }: Line): Map<number, number> {
  const paid = new Map<number, number>()
  let above: Term[] = []
  for (const price of [...new Set(good.products.map((product) => product.price))].sort((a, b) => b - a)) {
    const column = draft.part(0, 0, 1)
    const here = takes.filter(({ choice }) => choice.price === price)
    draft.row(0, 0, [[column, -1], ...above, ...each(here)])
    paid.set(price, column)
    above = [[column, 1]]
  }
  return paid
}

/** For each product the column that is 1 when she is counted; she and those not counted make exactly what is wanted. */
function tight(draft: Draft, line: Line, parcels: number): Map<number, number> {
  const paid = paidAtLeast(draft, line)
  const wanted = line.takes.map(({ choice, column }): Term => [column, -choice.quantity * parcels])
  const least: Term[] = [...wanted]
  const most: Term[] = [...wanted]
  const counted = new Map<number, number>()
  for (const { productId, price, minimum, lot, free } of line.good.products) {
    const smallest = Math.max(1, minimum)
    const takesPart = draft.whole(0, 0, 1)
    draft.row(0, Infinity, [
      [paid.get(price)!, 1],
      [takesPart, -1],
    ])
    let seat = takesPart
    if (lot > smallest) {
      seat = draft.whole(0, 0, 1)
      draft.row(0, Infinity, [
        [takesPart, 1],
        [seat, -1],
      ])
      least.push([seat, lot - smallest])
    }
    least.push([takesPart, smallest])
    most.push([takesPart, free])
    counted.set(productId, seat)
  }
  draft.row(-Infinity, 0, least)
  draft.row(0, Infinity, most)
  return counted
}

/** One product of each maker: that with the smallest lot. */
function smallestOfEach(products: readonly Making[]): Making[] {
  const smallest = new Map<number, Making>()
  for (const product of products) {
    const known = smallest.get(product.sellerId)
    if (!known || product.lot < known.lot) smallest.set(product.sellerId, product)
  }
  return [...smallest.values()]
}
