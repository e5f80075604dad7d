import { feastBefore, nextFeast } from '../../domain/feasts.ts'
import { lastOrderDay, SEASON_CALLS } from '../../domain/season-calls.ts'
import { action, type Work } from '../action.ts'
import { line } from '../lines.ts'
import { seasonBuyers } from './callees.ts'

const CALLS: readonly string[] = [...SEASON_CALLS.map(({ call }) => call), 'half']

/** The feast that companies are called about, and the one before it; undefined when the table does not reach that far. */
export function feastsAround(today: string, feasts: Work['feasts']): { last: string; next: string } | undefined {
  const next = nextFeast('idul_fitri', today, feasts)
  const last = next === undefined ? undefined : feastBefore('idul_fitri', next, feasts)
  return next === undefined || last === undefined ? undefined : { last, next }
}

/** What a call says to this company, while there is still something to say. */
export const lookAtSeason = action({
  name: 'look_at_season',
  for: ['buyer'],
  needs: { call: 'text' },
  gives: { called: { about: 'lines' }, over: {} },
  async run({ call }, { tx, today, feasts, actor }) {
    const around = feastsAround(today, feasts)
    if (!around || !CALLS.includes(call) || today > lastOrderDay(around.next)) return { outcome: 'over' }
    const [own] = await seasonBuyers(tx.sql, around, actor.buyerId ?? 0)
    if (!own) return { outcome: 'over' }
    const values = { feast: around.next, last_day: lastOrderDay(around.next), pieces: own.pieces, total: own.total }
    switch (call) {
      case 'budget':
        return { outcome: 'called', values: { about: [line('season_budget', values)] } }
      case 'opens':
        return { outcome: 'called', values: { about: [line('season_opens', values)] } }
      case 'half':
        return { outcome: 'called', values: { about: [line('season_half', values)] } }
      case 'month':
        return { outcome: 'called', values: { about: [line('season_month', values)] } }
      default:
        return { outcome: 'called', values: { about: [line('season_last', values)] } }
    }
  },
})

/** "Tidak tahun ini": no more calls for this feast. Ordering stays open. */
export const declineSeason = action({
  name: 'decline_season',
  for: ['buyer'],
  needs: {},
  gives: { declined: { feast: 'date' }, unknown: {} },
  async run(_, { tx, today, now, feasts, actor }) {
    const next = nextFeast('idul_fitri', today, feasts)
    if (next === undefined || actor.buyerId === undefined) return { outcome: 'unknown' }
    await tx.sql('UPDATE buyers SET no_season_year = $2, updated_at = $3 WHERE id = $1', [
      actor.buyerId,
      Number(next.slice(0, 4)),
      now,
    ])
    return { outcome: 'declined', values: { feast: next }, wrote: true }
  },
})
