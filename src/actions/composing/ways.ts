import type { Instead } from '../../domain/compose/instead.ts'
import { CONSTRAINTS, type Constraint } from '../../domain/compose/wish.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'

/** One way out when a wish cannot be made, as it is picked and said. */
export interface Way {
  value: string
  line: Line
}

const WISH_LINES = {
  halalOnly: 'way_without_halal',
  noGlass: 'way_without_no_glass',
  keepsDays: 'way_without_keeps',
  kinds: 'way_without_kinds',
  notKinds: 'way_without_not_kinds',
  makers: 'way_without_makers',
  districts: 'way_without_districts',
} as const satisfies Record<Constraint, string>

/** What would fit, one line each, with its number. */
export function waysOf({ fewer, more, later, dearer, cheaper, without }: Instead): Way[] {
  const parcels = fewer ?? more
  const budget = dearer ?? cheaper
  return [
    ...(parcels === undefined ? [] : [{ value: `parcels:${parcels}`, line: line('way_parcels', { parcels }) }]),
    ...(later === undefined ? [] : [{ value: `day:${later}`, line: line('way_day', { day: later }) }]),
    ...(budget === undefined ? [] : [{ value: `budget:${budget}`, line: line('way_budget', { budget }) }]),
    ...without.map((wish) => ({ value: `without:${wish}`, line: line(WISH_LINES[wish], {}) })),
  ]
}

/** What a picked way changes. Whoever sent it may have made it up: then nothing. */
export function wayOf(
  picked: string,
): { parcels: number } | { day: string } | { budget: number } | { without: Constraint } | undefined {
  const [, how, what = ''] = /^(parcels|day|budget|without):([\w-]+)$/.exec(picked) ?? []
  switch (how) {
    case 'parcels':
      return /^[1-9]\d{0,5}$/.test(what) ? { parcels: Number(what) } : undefined
    case 'budget':
      return /^[1-9]\d{0,7}$/.test(what) ? { budget: Number(what) } : undefined
    case 'day':
      return /^\d{4}-\d\d-\d\d$/.test(what) ? { day: what } : undefined
    case 'without': {
      const wish = CONSTRAINTS.find((one) => one === what)
      return wish && { without: wish }
    }
    default:
      return undefined
  }
}
