import type { Option } from '../../chat/reply.ts'
import type { Tx } from '../../db/open.ts'
import { isFeastDay, notAFeast } from '../../domain/orders/days.ts'
import { sayLine } from '../../flow/say.ts'
import { action, type Outcome, type Work } from '../action.ts'
import { sendErrand } from '../errand.ts'
import { pickedId } from '../picked.ts'
import { cardLines } from './cards.ts'
import { type Asked, beginComposition, type Composition, readComposition, setAsked } from './composition.ts'
import { contextIn, parcelsIn } from './context.ts'
import { composeErrand } from './errand.ts'
import type { Found } from './found.ts'
import { waysOf } from './ways.ts'
import { wishLines } from './wishes.ts'

const SHOWN = { parcels: 'count', cards: 'lines', wish_lines: 'lines?' } as const
const GIVES = {
  three: SHOWN,
  two: SHOWN,
  one: SHOWN,
  /** the errand is under way */
  waiting: { composition: 'pick', parcels: 'count', wish_lines: 'lines?' },
  instead: { parcels: 'count', wish_lines: 'lines?', ways: 'list' },
  nothing: { parcels: 'count', wish_lines: 'lines?' },
  unknown: {},
  not_whole: {},
  past: {},
  feast: { later: 'date' },
} as const

/** What was found yesterday is not true any more. */
const GOOD_FOR_MS = 12 * 3_600_000

/**
 * Shows what can be made for a wish, or sends for it: the answer to the same wish is kept for half a day, another wish
 * is worked out anew outside the turn.
 */
export const composeParcel = action({
  name: 'compose_parcel',
  for: ['visitor', 'buyer'],
  needs: { composition: 'pick', quantity: 'quantity', budget: 'rupiah', needed_on: 'date', deliveries: 'deliveries?' },
  gives: GIVES,
  async run({ composition: id, quantity, budget, needed_on, deliveries }, work): Promise<Outcome<typeof GIVES>> {
    const { tx, actor, now, today, feasts } = work
    const parcels = parcelsIn(quantity)
    if (parcels === undefined) return { outcome: 'not_whole' }
    if (needed_on <= today) return { outcome: 'past' }
    if (isFeastDay(needed_on, feasts)) return { outcome: 'feast', values: { later: notAFeast(needed_on, feasts) } }
    const { conversationId, region: regionCode } = actor
    const composition =
      (await readComposition(tx, conversationId, pickedId(id))) ??
      (await beginComposition(tx, { conversationId, regionCode, wishes: {} }, now))
    const asked = { parcels, budget, neededOn: needed_on, wishes: composition.wishes }
    const values = { parcels, wish_lines: wishLines(composition.wishes) }
    const found = isAnswered(composition, asked, now) ? composition.found : null
    if (found) return shown(found, values, composition, work)
    // the one under way answers it
    if (composition.found || !sameAs(composition.asked, asked)) {
      await setAsked(tx, composition.id, asked)
      await send(tx, composition, asked, { quantity, budget, needed_on, deliveries }, work)
    }
    return { outcome: 'waiting', values: { composition: String(composition.id), ...values } }
  },
})

const sameAs = (one: unknown, other: unknown) => stable(one) === stable(other)

/** Keys in order: the database has its own. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const isAnswered = ({ asked, foundAt }: Composition, wanted: Asked, now: Date): boolean =>
  foundAt !== null && sameAs(asked, wanted) && now.getTime() - foundAt.getTime() < GOOD_FOR_MS

const send = (
  tx: Tx,
  { id, regionCode }: Composition,
  asked: Asked,
  slots: Readonly<Record<string, unknown>>,
  { actor, now }: Work,
) =>
  sendErrand(
    tx,
    {
      name: composeErrand.name,
      conversationId: actor.conversationId,
      input: { composition: id, regionCode, asked, slots },
    },
    now,
  )

async function shown(
  found: Found,
  values: { parcels: number; wish_lines: ReturnType<typeof wishLines> },
  composition: Composition,
  work: Work,
): Promise<Outcome<typeof GIVES>> {
  if (found.kind === 'unknown') {
    // asked again, it is tried again
    await setAsked(work.tx, composition.id, null)
    return { outcome: 'unknown' }
  }
  if (found.kind === 'nothing') {
    const context = contextIn(work)
    const ways = waysOf(found.instead).map(
      ({ value, line }): Option => ({ value, label: sayLine(line, work.house, context) }),
    )
    return ways.length ? { outcome: 'instead', values: { ...values, ways } } : { outcome: 'nothing', values }
  }
  const { parcels } = found
  const cards = cardLines(parcels)
  const outcome = parcels.length > 2 ? 'three' : parcels.length > 1 ? 'two' : 'one'
  return { outcome, values: { ...values, cards } }
}
