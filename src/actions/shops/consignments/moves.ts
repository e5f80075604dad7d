import { leftOf, type MoveKind, mayTake } from '../../../domain/shops/consignment.ts'
import { action } from '../../action.ts'
import { countOf } from '../../orders/placing/wish.ts'
import { pickedId } from '../../picked.ts'
import { SIDES } from './answer.ts'
import { readConsignment, sideOf, tellOther } from './consignment.ts'

/** The question of each kind, under a name of its own: what was answered to one is no answer to another. */
const ASKED = { place: 'quantity?', sell: 'quantity?', fetch: 'quantity?', spoil: 'quantity?' } as const

/**
 * So many pieces were placed, sold, fetched back or spoilt; the other side hears it. What the maker herself says was sold
 * is her claim until the shop reports it.
 */
const moving = (name: string, kind: MoveKind, asked: keyof typeof ASKED) =>
  action({
    name,
    for: SIDES,
    needs: { consignment: 'pick', ...ASKED },
    gives: {
      saved: { move: 'pick', what: 'word', count: 'count', left: 'count' },
      too_many: { left: 'count' },
      which_unit: { unit: 'text' },
      over: {},
    },
    async run({ consignment, ...said }, { tx, actor, now, today }) {
      const pieces = said[asked]
      const found = await readConsignment(tx, pickedId(consignment), actor, 'lock')
      if (found?.status !== 'active' || !pieces) return { outcome: 'over' }
      const counted = countOf(pieces, found)
      if (!counted.ok) return { outcome: 'which_unit', values: { unit: found.unit } }
      const { count } = counted
      if (!mayTake(found, kind, count)) return { outcome: 'too_many', values: { left: leftOf(found) } }
      const by = sideOf(actor)
      const [row] = await tx.sql<{ id: number }>(
        `INSERT INTO consignment_moves (consignment_id, kind, quantity, day, by_id, source, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [found.id, kind, count, today, actor.personId ?? null, by === 'shop' ? 'report' : 'claim', now],
      )
      await tellOther(tx, found, { by, what: kind, key: `move-${row?.id}`, pieces: count }, now)
      const left = leftOf({ ...found, [kind]: found[kind] + count })
      const values = { move: String(row?.id), what: `consignment_move.${kind}`, count, left }
      return { outcome: 'saved', values, wrote: true }
    },
  })

export const placePieces = moving('place_pieces', 'placed', 'place')
export const sellPieces = moving('sell_pieces', 'sold', 'sell')
export const returnPieces = moving('return_pieces', 'returned', 'fetch')
export const expirePieces = moving('expire_pieces', 'expired', 'spoil')

/**
 * A slip of the pen: what the speaker has just written down is taken back, while it is in no settlement and the pieces
 * still add up without it. The other side hears it.
 */
export const takeBackMove = action({
  name: 'take_back_move',
  for: SIDES,
  needs: { consignment: 'pick', move: 'pick' },
  gives: { taken_back: {}, too_late: {} },
  async run({ consignment, move }, { tx, actor, now }) {
    const found = await readConsignment(tx, pickedId(consignment), actor, 'lock')
    const [row] = await tx.sql<{ id: number; kind: MoveKind; quantity: number }>(
      `SELECT id, kind, quantity FROM consignment_moves
       WHERE id = $1 AND consignment_id = $2 AND by_id = $3 AND settlement_id IS NULL`,
      [pickedId(move), found?.id ?? 0, actor.personId ?? 0],
    )
    if (!found || !row || (row.kind === 'placed' && row.quantity > leftOf(found))) return { outcome: 'too_late' }
    await tx.sql('DELETE FROM consignment_moves WHERE id = $1', [row.id])
    const key = `taken-back-${row.id}`
    await tellOther(tx, found, { by: sideOf(actor), what: 'taken_back', key, pieces: row.quantity }, now)
    return { outcome: 'taken_back', wrote: true }
  },
})
