import type { Choice, Good } from './goods.ts'
import { MOST_OF_KIND } from './model.ts'

/** For a good, how many makers each of its choices may have. */
type MakersOf = (good: Good) => (choice: Choice) => number

/** A choice as far as a search looks at it. */
interface Ware {
  good: Good
  choice: Choice
  /** rupiah a parcel */
  price: number
  worth: number
  fill: number
  makers: number
}

/**
 * The goods without choices that no best parcel needs: where as many others of the kind as a parcel may hold cost no
 * more, are worth and fill no less (and have no fewer makers, when makers are counted), one of them is always free to stand in.
 */
export function worthwhile(goods: readonly Good[], makersOf: MakersOf = () => () => 0): Good[] {
  const kinds = new Map<string, Ware[]>()
  for (const good of goods) {
    const makers = makersOf(good)
    const wares = good.choices.map((choice) => ({
      good,
      choice,
      price: choice.quantity * choice.price,
      worth: choice.quantity * good.usual,
      fill: choice.fill,
      makers: makers(choice),
    }))
    kinds.set(good.kind, [...(kinds.get(good.kind) ?? []), ...wares])
  }
  const kept = new Map<Good, Choice[]>()
  for (const wares of kinds.values()) {
    // whoever may stand in for another comes before it; of equals the first stays
    const sorted = wares.toSorted(
      (a, b) => a.price - b.price || b.worth - a.worth || b.fill - a.fill || b.makers - a.makers,
    )
    for (const [index, ware] of sorted.entries()) {
      if (isOutdone(ware, sorted, index)) continue
      const choices = kept.get(ware.good)
      if (choices) choices.push(ware.choice)
      else kept.set(ware.good, [ware.choice])
    }
  }
  return goods.flatMap((good) => {
    const choices = kept.get(good)
    return choices ? [{ ...good, choices: good.choices.filter((choice) => choices.includes(choice)) }] : []
  })
}

/** Of many goods the chosen ones and those with most to offer for their price, few enough to be looked at closely. */
export function shortlist(
  goods: readonly Good[],
  chosen: ReadonlySet<string>,
  products: number,
  makersOf: MakersOf,
): Good[] {
  const ranked = goods
    .map((good) => ({ good, rank: Math.max(...good.choices.map(rankOf(makersOf(good)))) }))
    .sort((a, b) => b.rank - a.rank)
  const short = new Set(chosen)
  let room = products
  for (const { good } of ranked) {
    if (!short.has(good.group) && room < good.products.length) continue
    short.add(good.group)
    room -= good.products.length
  }
  return goods.filter(({ group }) => short.has(group))
}

const rankOf = (makersOf: (choice: Choice) => number) => (choice: Choice) =>
  makersOf(choice) / (choice.quantity * Math.max(1, choice.price))

/** Whether its own good does better by another choice, or enough other goods do. */
function isOutdone(ware: Ware, sorted: readonly Ware[], index: number): boolean {
  const better = new Set<Good>()
  for (let before = 0; before < index; before++) {
    const other = sorted[before]!
    // nor may it take more of the pieces that a kind may have
    if (other.choice.quantity > ware.choice.quantity) continue
    if (other.worth < ware.worth || other.fill < ware.fill || other.makers < ware.makers) continue
    if (other.good === ware.good) return true
    if (better.add(other.good).size >= MOST_OF_KIND) return true
  }
  return false
}
