import { checkFeastDay } from '../../../domain/feast-correction.ts'
import { feastTable } from '../../../domain/feasts.ts'
import { seasonBefore } from '../../../domain/season.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { action, type Work } from '../../action.ts'
import { actingOfficer, audit } from '../../audit.ts'
import { line } from '../../lines.ts'
import { pickedId } from '../../picked.ts'
import { tellFeastMoved } from '../../season/feast-moved.ts'

const moved = { feast_name: 'word', old_day: 'date', feast_day: 'date' } as const

/** Shows what an announced day would move, before it is written. */
export const checkFeast = action({
  name: 'check_feast',
  for: ['admin'],
  needs: { feast: 'pick', feast_day: 'date' },
  gives: {
    plausible: { ...moved, feast_warnings: 'lines' },
    same: moved,
    too_far: { predicted: 'date' },
    not_found: {},
  },
  async run(inputs, work) {
    const judged = await judge(inputs, work)
    if (!judged) return { outcome: 'not_found' }
    const { row, check } = judged
    const values = { feast_name: `feast.${row.name}`, old_day: row.day, feast_day: inputs.feast_day }
    if (check.outcome === 'too_far') return { outcome: 'too_far', values: { predicted: check.predicted } }
    if (check.outcome === 'same') return { outcome: 'same', values }
    const season = seasonBefore(inputs.feast_day)
    const feast_warnings = [
      ...(row.name === 'idul_fitri' ? [line('feast_season', season)] : []),
      ...check.doubts.map((doubt) =>
        doubt === 'ramadan_length'
          ? line('feast_ramadan_length', { days: check.ramadanDays })
          : line('feast_running', {}),
      ),
    ]
    return { outcome: 'plausible', values: { ...values, feast_warnings } }
  },
})

/**
 * Writes the day that the sidang isbat announced (or confirms the predicted one): every H-n then follows by itself.
 * Feasts are the country's, so the officers of every region are told; of Idul Fitri also whoever ordered or promised goods
 * for the days before it.
 */
export const correctFeast = action({
  name: 'correct_feast',
  for: ['admin'],
  needs: { feast: 'pick', feast_day: 'date' },
  gives: { corrected: moved, too_far: { predicted: 'date' }, not_found: {} },
  async run(inputs, work) {
    const { tx, now, today, actor } = work
    const judged = await judge(inputs, work)
    if (!judged) return { outcome: 'not_found' }
    const { row, check } = judged
    if (check.outcome === 'too_far') return { outcome: 'too_far', values: { predicted: check.predicted } }
    await tx.prisma.feast.update({
      where: { id: row.id },
      data: {
        day: inputs.feast_day,
        status: 'confirmed',
        confirmedById: actingOfficer(actor).officerId,
        confirmedAt: now,
      },
    })
    await audit(tx, actor, now, {
      act: 'correct_feast',
      subject: 'feasts',
      subjectId: row.id,
      before: { day: row.day, status: row.status },
      after: { day: inputs.feast_day, status: 'confirmed' },
    })
    const values = { feast_name: `feast.${row.name}`, old_day: row.day, feast_day: inputs.feast_day }
    const others = await tx.sql<{ id: number }>(
      `SELECT DISTINCT a.id FROM accounts a JOIN officers o ON o.person_id = a.person_id
       WHERE a.channel = 'officer' AND o.status = 'active' AND o.role IN ('admin', 'curator') AND o.person_id <> $1 ORDER BY a.id`,
      [actingOfficer(actor).personId],
    )
    await queueNotices(
      tx,
      others.map(({ id }) => ({
        notice: 'feast_corrected' as const,
        accountId: id,
        key: `feast-corrected:${row.id}:${inputs.feast_day}:${id}`,
        values,
      })),
      now,
    )
    if (row.name === 'idul_fitri' && row.day !== inputs.feast_day)
      await tellFeastMoved(tx, row.id, { from: row.day, to: inputs.feast_day }, { now, today })
    return { outcome: 'corrected', values, wrote: true }
  },
})

async function judge(told: { feast: string; feast_day: string }, { tx, today }: Work) {
  const [row] = await tx.sql<{ id: number; name: string; day: string; status: string }>(
    'SELECT id, name, day, status FROM feasts WHERE id = $1 FOR UPDATE',
    [pickedId(told.feast)],
  )
  if (!row) return undefined
  // the desk's table may be a minute old
  const rows = await tx.sql<{ key: string; day: string }>('SELECT name AS key, day FROM feasts')
  const check = checkFeastDay(row.name, row.day, told.feast_day, { feasts: feastTable(rows), today })
  return check.outcome === 'unknown_feast' ? undefined : { row, check }
}
