import type { Composed } from '../../domain/compose/compose.ts'
import type { Instead } from '../../domain/compose/instead.ts'
import type { Aim } from '../../domain/compose/model.ts'
import type { LookedAt } from './snapshot/days.ts'
import type { Snapshot } from './snapshot/snapshot.ts'

export interface FoundLine {
  label: string
  kind: string
  /** pieces in each parcel */
  quantity: number
  /** integer rupiah a piece */
  price: number
  products: number[]
}

/** A parcel that can be made, as it is kept until the buyer has chosen. Plain JSON. */
export interface FoundParcel {
  aims: Aim[]
  lines: FoundLine[]
  /** integer rupiah a parcel, packing included */
  price: number
  packingFee: number
  packingPointId: number | null
  /** integer rupiah that its goods usually cost */
  worth: number
  makers: number
  kinds: number
  /** percent of what the makers of its tightest line can make */
  usedPercent: number
  bottleneck: { label: string; parcels: number }
  /** how much better by its aim another parcel could be at most, percent; 0: none is */
  gapPercent: number
  /** the parcel that was made of it */
  parcelId?: number
}

/** The answer to a wish. Plain JSON; days are the buyer's. */
export type Found =
  | { kind: 'proposals'; parcels: FoundParcel[] }
  | { kind: 'nothing'; instead: Instead }
  | { kind: 'unknown' }

/** An answer in the words of the snapshot it came from. */
export function foundOf(composed: Composed, { groups, packing }: Snapshot, days: readonly LookedAt[]): Found {
  const labels = new Map([...groups.values()].map(({ key, label }) => [key, label]))
  if (composed.kind === 'unknown') return { kind: 'unknown' }
  if (composed.kind === 'nothing') {
    const { later, ...instead } = composed.instead
    const neededOn = days.find(({ due }) => due === later)?.neededOn
    return { kind: 'nothing', instead: { ...instead, ...(neededOn === undefined ? {} : { later: neededOn }) } }
  }
  const parcels = composed.proposals.map(({ aims, lines, price, worth, makers, kinds, bottleneck, proof }) => {
    const named = lines.map(({ group, kind, quantity, price: each, products }) => ({
      label: labels.get(group) ?? group,
      ...{ kind, quantity, price: each, products },
    }))
    return {
      ...{ aims, lines: named, price, packingFee: packing.fee, packingPointId: packing.pointId, worth, makers, kinds },
      usedPercent: Math.max(...lines.map(({ usedPercent }) => usedPercent)),
      bottleneck: { label: named[bottleneck.line]?.label ?? '', parcels: bottleneck.parcels },
      gapPercent: proof.kind === 'optimal' ? 0 : Math.ceil(proof.gap * 100),
    }
  })
  return { kind: 'proposals', parcels }
}
