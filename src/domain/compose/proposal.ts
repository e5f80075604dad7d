import { type Proof, splitExactly } from '../orders/split-exactly.ts'
import type { Solve } from '../program.ts'
import { type Making, makersAt } from './goods.ts'
import type { Aim, Chosen } from './model.ts'

/** What one maker would be asked for. */
export interface ProposedShare {
  sellerId: number
  productId: number
  /** pieces of the whole order */
  quantity: number
  /** of what she could still promise: percent, rounded up */
  usedPercent: number
}

export interface ProposedLine {
  group: string
  kind: string
  /** pieces in each parcel */
  quantity: number
  /** integer rupiah a piece, paid to every maker of the line */
  price: number
  /** products that may fill the line at that price, by id: those in `shares` and who could step in */
  products: number[]
  shares: ProposedShare[]
  /** of what all of them could make: percent, rounded up */
  usedPercent: number
  proof: Proof
}

export interface Proposal {
  /** what it is best at; several when one parcel is */
  aims: Aim[]
  /** by kind, then group */
  lines: ProposedLine[]
  /** integer rupiah a parcel, packing fee included */
  price: number
  /** integer rupiah that the goods of a parcel usually cost */
  worth: number
  /** different makers with a share */
  makers: number
  kinds: number
  /** the line that has least to spare, and how many parcels it allows at most */
  bottleneck: { line: number; parcels: number }
  /** how sure it is that no other parcel is better by this aim, within its weights */
  proof: Exclude<Proof, { kind: 'greedy' }>
}

/**
 * A parcel with every line split over its makers. The same earnings count on from line to line, so nobody fills two
 * lines while others wait.
 */
export async function proposalOf(
  aim: Aim,
  chosen: readonly Chosen[],
  proof: Proposal['proof'],
  { parcels, packingFee }: { parcels: number; packingFee: number },
  solve: Solve,
): Promise<Proposal> {
  const earnedHere = new Map<number, number>()
  const lines: ProposedLine[] = []
  const inOrder = chosen.toSorted((a, b) =>
    a.good.kind === b.good.kind ? (a.good.group < b.good.group ? -1 : 1) : a.good.kind < b.good.kind ? -1 : 1,
  )
  for (const line of inOrder) {
    const split = await proposedLine(line, parcels, earnedHere, solve)
    for (const { sellerId, quantity } of split.shares)
      earnedHere.set(sellerId, (earnedHere.get(sellerId) ?? 0) + quantity * split.price)
    lines.push(split)
  }
  const spare = lines.map((line, index) => ({ line: index, parcels: Math.floor(possible(inOrder[index]!, line)) }))
  return {
    aims: [aim],
    lines,
    price: packingFee + lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
    worth: inOrder.reduce((sum, { good, quantity }) => sum + quantity * good.usual, 0),
    makers: new Set(lines.flatMap(({ shares }) => shares.map(({ sellerId }) => sellerId))).size,
    kinds: new Set(lines.map(({ kind }) => kind)).size,
    bottleneck: spare.reduce((least, one) => (one.parcels < least.parcels ? one : least)),
    proof,
  }
}

async function proposedLine(
  { good, quantity, price, counted }: Chosen,
  parcels: number,
  earnedHere: ReadonlyMap<number, number>,
  solve: Solve,
): Promise<ProposedLine> {
  const pieces = quantity * parcels
  const able = makersAt(good.products, price)
  // who is counted holds her lot before the rest is shared out
  const lotOf = ({ productId }: Making) => counted.get(productId) ?? 0
  const held = new Map<number, number>()
  for (const product of able) {
    const lot = lotOf(product)
    if (lot > 0) held.set(product.sellerId, (held.get(product.sellerId) ?? 0) + lot)
  }
  const left = pieces - [...held.values()].reduce((sum, lot) => sum + lot, 0)
  const candidates = able.map((product) => ({
    ...product,
    free: product.free - lotOf(product),
    minimum: lotOf(product) > 0 ? 1 : product.minimum,
    earned: product.earned + (earnedHere.get(product.sellerId) ?? 0) + (held.get(product.sellerId) ?? 0) * price,
  }))
  const split = await splitExactly(left, candidates, { price, whole: pieces, held }, solve)
  const given = new Map(split.shares.map((share) => [share.productId, share.quantity]))
  const shares = able.flatMap((product) => {
    const own = lotOf(product) + (given.get(product.productId) ?? 0)
    const { sellerId, productId } = product
    return own > 0 ? [{ sellerId, productId, quantity: own, usedPercent: percentOf(own, product.free) }] : []
  })
  const made = shares.reduce((sum, share) => sum + share.quantity, 0)
  if (made !== pieces) throw new Error(`${good.group}: ${made} of ${pieces} pieces`)
  // the dearest may have been chosen without being needed
  const paid = Math.max(...able.filter(({ productId }) => has(shares, productId)).map((product) => product.price))
  const ready = makersAt(good.products, paid)
  return {
    group: good.group,
    kind: good.kind,
    quantity,
    price: paid,
    products: ready.map(({ productId }) => productId).sort((a, b) => a - b),
    shares,
    usedPercent: percentOf(
      pieces,
      ready.reduce((sum, { free }) => sum + free, 0),
    ),
    proof: split.proof,
  }
}

const has = (shares: readonly ProposedShare[], product: number) => shares.some(({ productId }) => productId === product)
const percentOf = (part: number, whole: number) => Math.ceil((part * 100) / whole)

/** Parcels for which a line's makers have capacity. */
function possible({ good, quantity }: Chosen, { price }: ProposedLine): number {
  return makersAt(good.products, price).reduce((sum, { free }) => sum + free, 0) / quantity
}
