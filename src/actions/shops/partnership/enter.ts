import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { pickedId } from '../../picked.ts'
import { type Done, tellWaiting } from './note.ts'

const KINDS = ['space', 'training', 'goods', 'other'] as const

/**
 * What a company did for makers besides buying, told by itself or written down by an officer, who thereby confirms it.
 * `value`: integer rupiah, if it has one.
 */
export const tellPartnership = action({
  name: 'tell_partnership',
  for: ['visitor', 'buyer', ...OFFICER_ACTS.arrange_listings],
  needs: {
    buyer: 'pick?',
    partnership_kind: 'choice',
    done_on: 'date',
    note: 'text',
    value: 'rupiah?',
    evidence: 'photo?',
  },
  gives: { waiting: {}, confirmed: {}, gone: {} },
  async run({ buyer: picked, partnership_kind, done_on, note, value, evidence }, { tx, actor, now }) {
    const officer = actor.officerId
    const [buyer] = await tx.sql<{ id: number; region: string }>(
      `SELECT id, region_code AS region FROM buyers WHERE id = $1 AND status = 'verified' AND ($2::text IS NULL OR region_code = $2)`,
      officer === undefined ? [actor.buyerId ?? 0, null] : [pickedId(picked ?? ''), actor.region],
    )
    if (!buyer) return { outcome: 'gone' }
    const kind: Done['kind'] = KINDS.find((known) => known === partnership_kind) ?? 'other'
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO partnership_entries (region_code, buyer_id, kind, day, value, note, photo_hash, confirmed_by_id, confirmed_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        buyer.region,
        buyer.id,
        kind,
        done_on,
        value ?? null,
        note,
        evidence?.[0] ?? null,
        officer ?? null,
        officer === undefined ? null : now,
        now,
      ],
    )
    const id = row?.id ?? 0
    if (officer === undefined) {
      await tellWaiting(tx, id, buyer.region, now)
      return { outcome: 'waiting', wrote: true }
    }
    const after = { kind, day: done_on, value }
    await audit(tx, actor, now, { act: 'enter_partnership', subject: 'partnership_entries', subjectId: id, after })
    return { outcome: 'confirmed', wrote: true }
  },
})
