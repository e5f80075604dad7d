import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action, type Work } from '../../action.ts'
import { line } from '../../lines.ts'
import { pickedId } from '../../picked.ts'
import { type ExhibitionNow, exhibitionOn, readExhibition } from './exhibition.ts'
import { wishesOf } from './wishes.ts'

/** As many wishes as a phone shows. */
const MOST = 20

/** Whether a product's maker stands behind a table today: then a buyer may note that it is wanted. */
export const whetherExhibited = action({
  name: 'whether_exhibited',
  for: ['visitor', 'buyer'],
  needs: { product: 'pick' },
  gives: { here: {}, elsewhere: {} },
  async run({ product }, { tx, today }) {
    const wanted = await productOf(tx, product)
    const held = wanted && (await exhibitionOn(tx, wanted.region, today))
    return { outcome: held ? 'here' : 'elsewhere' }
  },
})

interface Wanted {
  id: number
  name: string
  unit: string
  region: string
}

async function productOf(tx: Tx, picked: string): Promise<Wanted | undefined> {
  const [found] = await tx.sql<Wanted>(
    `SELECT id, name, coalesce(unit, 'pcs') AS unit, region_code AS region FROM products WHERE id = $1 AND status = 'approved'`,
    [pickedId(picked)],
  )
  return found
}

/** The product and the exhibition at which somebody stands before it; else why nothing can be noted. */
async function atTable(
  { tx, actor, today }: Work,
  product: string | undefined,
): Promise<
  | { wanted: Wanted; held: ExhibitionNow; buyerId: number }
  | { outcome: 'which' }
  | { outcome: 'stranger' }
  | { outcome: 'not_today' }
  | { outcome: 'gone' }
> {
  const wanted = product === undefined ? undefined : await productOf(tx, product)
  if (product !== undefined && !wanted) return { outcome: 'gone' }
  const held = await exhibitionOn(tx, wanted?.region ?? actor.region, today)
  if (!held) return { outcome: 'not_today' }
  if (!wanted) return { outcome: 'which' }
  return actor.buyerId === undefined ? { outcome: 'stranger' } : { wanted, held, buyerId: actor.buyerId }
}

/** Whether the speaker stands at a maker's table and speaks for an organisation. */
export const mayNoteInterest = action({
  name: 'may_note_interest',
  for: ['visitor', 'buyer'],
  needs: { product: 'pick?' },
  gives: { may: { product: 'pick' }, which: {}, stranger: {}, not_today: {}, gone: {} },
  async run({ product }, work) {
    const table = await atTable(work, product)
    if ('outcome' in table) return table
    return { outcome: 'may', values: { product: String(table.wanted.id) } }
  },
})

/**
 * "minat 200", said at the table: kept with the exhibition of that day, and whoever says it is there. Said again for the
 * same goods the last number counts. It orders nothing.
 */
export const noteInterest = action({
  name: 'note_interest',
  for: ['visitor', 'buyer'],
  needs: { product: 'pick', interest_quantity: 'count?' },
  gives: { noted: { product_name: 'text', pieces: 'count?', unit: 'text', name: 'text' }, over: {} },
  async run({ product, interest_quantity }, work) {
    const { tx, now } = work
    const table = await atTable(work, product)
    if ('outcome' in table) return { outcome: 'over' }
    const { wanted, held, buyerId } = table
    await tx.sql(
      `INSERT INTO interests (exhibition_id, region_code, buyer_id, product_id, quantity, at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (exhibition_id, buyer_id, product_id) DO UPDATE SET quantity = coalesce(excluded.quantity, interests.quantity), at = excluded.at`,
      [held.id, held.regionCode, buyerId, wanted.id, interest_quantity ?? null, now],
    )
    await tx.sql(
      `INSERT INTO exhibition_guests (exhibition_id, region_code, buyer_id, status, at) VALUES ($1, $2, $3, 'attended', $4)
       ON CONFLICT (exhibition_id, buyer_id) DO UPDATE SET status = 'attended', at = excluded.at WHERE exhibition_guests.status <> 'attended'`,
      [held.id, held.regionCode, buyerId, now],
    )
    const values = { product_name: wanted.name, pieces: interest_quantity, unit: wanted.unit, name: held.name }
    return { outcome: 'noted', values, wrote: true }
  },
})

/** Who wanted what at one, and what became an order since. */
export const listInterests = action({
  name: 'list_interests',
  for: OFFICER_ACTS.chase_prospects,
  needs: { exhibition: 'pick' },
  gives: { some: { name: 'text', wishes: 'lines', interests: 'count', ordered: 'count?', worth: 'rupiah?' }, none: {} },
  async run({ exhibition }, { tx, actor }) {
    const found = await readExhibition(tx, pickedId(exhibition), actor.region)
    const all = found ? await wishesOf(tx.sql, { exhibitionId: found.id }) : []
    if (!found || !all.length) return { outcome: 'none' }
    const ordered = all.filter((wish) => wish.ordered > 0)
    const worth = ordered.reduce((sum, wish) => sum + wish.ordered, 0)
    const more = all.length - MOST
    const shown = all
      .slice(0, MOST)
      .map(({ buyer, product, quantity, ordered: of }) =>
        line(of > 0 ? 'interest_ordered' : 'interest_open', { buyer, product, pieces: quantity ?? undefined }),
      )
    return {
      outcome: 'some',
      values: {
        name: found.name,
        wishes: [...shown, ...(more > 0 ? [line('and_more', { count: more })] : [])],
        interests: all.length,
        ordered: ordered.length || undefined,
        worth: worth || undefined,
      },
    }
  },
})
