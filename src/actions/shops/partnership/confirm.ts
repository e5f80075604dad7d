import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'

const WHO = OFFICER_ACTS.arrange_listings

interface Entry {
  id: number
  buyer: string
  kind: string
  day: string
  value: number | null
  note: string | null
  photo: { hash: string; name: string; type: string } | null
}

const WAITING = `SELECT e.id, b.name AS buyer, e.kind, e.day, e.value, e.note,
    (SELECT json_build_object('hash', f.hash, 'name', f.name, 'type', f.type) FROM stored_files f WHERE f.hash = e.photo_hash) AS photo
  FROM partnership_entries e JOIN buyers b ON b.id = e.buyer_id
  WHERE e.region_code = $1 AND e.confirmed_at IS NULL AND e.refused_at IS NULL`

const waiting = (tx: Tx, region: string): Promise<Entry[]> =>
  tx.sql<Entry>(`${WAITING} ORDER BY e.id LIMIT 60`, [region])

const one = async ({ tx, actor }: Work, entry: string, lock = ''): Promise<Entry | undefined> =>
  (await tx.sql<Entry>(`${WAITING} AND e.id = $2${lock}`, [actor.region, pickedId(entry)]))[0]

/** What companies did besides buying and no officer has confirmed yet. */
export const findEntries = action({
  name: 'find_partnership_entries',
  for: WHO,
  needs: { entry: 'pick?' },
  gives: { one: { entry: 'pick' }, several: { entries: 'list' }, none: {} },
  async run({ entry }, { tx, actor, house }) {
    if (entry !== undefined) return { outcome: 'one', values: { entry } }
    const all = await waiting(tx, actor.region)
    const [only] = all
    if (!only) return { outcome: 'none' }
    if (all.length === 1) return { outcome: 'one', values: { entry: String(only.id) } }
    const label = ({ kind, buyer }: Entry) => listLabel(house.words[`partnership_kind.${kind}`] ?? kind, buyer)
    return { outcome: 'several', values: { entries: all.map((of) => ({ value: String(of.id), label: label(of) })) } }
  },
})

/** One of them as it would stand in the record. */
export const showEntry = action({
  name: 'show_partnership_entry',
  for: WHO,
  needs: { entry: 'pick' },
  gives: {
    waiting: { partner: 'text', what: 'word', day: 'date', value: 'rupiah?', note: 'text?', photos: 'files' },
    over: {},
  },
  async run({ entry }, work) {
    const found = await one(work, entry)
    if (!found) return { outcome: 'over' }
    const { buyer: partner, kind, day, value, note, photo } = found
    const what = `partnership_kind.${kind}`
    return { outcome: 'waiting', values: { partner, what, day, value, note, photos: photo ? [photo] : [] } }
  },
})

/** The officer has seen that it is so: from now on it stands in the company's record. `said_value`: rupiah, if it has one. */
export const confirmEntry = action({
  name: 'confirm_partnership_entry',
  for: WHO,
  needs: { entry: 'pick', said_value: 'rupiah?' },
  gives: { confirmed: {}, over: {} },
  async run({ entry, said_value }, work) {
    const found = await one(work, entry, ' FOR UPDATE OF e')
    if (!found) return { outcome: 'over' }
    const { tx, actor, now } = work
    await tx.sql(
      `UPDATE partnership_entries SET confirmed_at = $2, confirmed_by_id = $3, value = coalesce($4, value) WHERE id = $1`,
      [found.id, now, actor.officerId ?? null, said_value ?? null],
    )
    const did = { act: 'confirm_partnership', subject: 'partnership_entries', subjectId: found.id }
    await audit(tx, actor, now, { ...did, after: { value: said_value } })
    return { outcome: 'confirmed', wrote: true }
  },
})

/** Not so, or not to be counted. */
export const refuseEntry = action({
  name: 'refuse_partnership_entry',
  for: WHO,
  needs: { entry: 'pick' },
  gives: { refused: {}, over: {} },
  async run({ entry }, work) {
    const found = await one(work, entry, ' FOR UPDATE OF e')
    if (!found) return { outcome: 'over' }
    const { tx, actor, now } = work
    await tx.sql('UPDATE partnership_entries SET refused_at = $2 WHERE id = $1', [found.id, now])
    await audit(tx, actor, now, { act: 'refuse_partnership', subject: 'partnership_entries', subjectId: found.id })
    return { outcome: 'refused', wrote: true }
  },
})
