import type { Constraint, Wish } from '../../domain/compose/wish.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'

/** What must or must not be in a parcel, beside how many, for how much and when. Nothing there: nothing is wished. */
export type Wishes = Pick<Wish, Constraint>

/** Words that take a wish back hold null for it. */
export type Change = { readonly [C in Constraint]?: Wishes[C] | null }

/** Wishes with a change in them: of kinds the wanted ones come beside, what was refused is wanted no more, and back. */
export function withChange(wishes: Wishes, change: Change): Wishes {
  const after: Record<string, unknown> = { ...wishes, ...change }
  const wanted = union(wishes.kinds, change.kinds)
  const refused = union(wishes.notKinds, change.notKinds)
  after.kinds = change.kinds === null ? undefined : wanted.filter((kind) => !change.notKinds?.includes(kind))
  after.notKinds = change.notKinds === null ? undefined : refused.filter((kind) => !change.kinds?.includes(kind))
  const kept = Object.entries(after).filter(
    ([, value]) => value !== null && value !== undefined && value !== false && !(Array.isArray(value) && !value.length),
  )
  return Object.fromEntries(kept) as Wishes
}

const union = (one: readonly string[] = [], other: readonly string[] | null = []): string[] => [
  ...new Set([...one, ...(other ?? [])]),
]

/** A line for each wish. */
export function wishLines({ halalOnly, noGlass, keepsDays, kinds, notKinds, makers, districts }: Wishes): Line[] {
  const words = (keys: readonly string[]) => keys.map((key) => `kind.${key}`)
  return [
    ...(halalOnly ? [line('wish_halal', {})] : []),
    ...(noGlass ? [line('wish_no_glass', {})] : []),
    ...(keepsDays === undefined ? [] : [line('wish_keeps', { days: keepsDays })]),
    ...(kinds?.length ? [line('wish_kinds', { kinds: words(kinds) })] : []),
    ...(notKinds?.length ? [line('wish_not_kinds', { kinds: words(notKinds) })] : []),
    ...(makers === undefined ? [] : [line('wish_makers', { makers })]),
    ...(districts ?? []).map((district) => line('wish_district', { district })),
  ]
}
