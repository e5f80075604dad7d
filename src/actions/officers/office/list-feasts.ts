import { OFFICER_ROLES } from '../../../chat/actor.ts'
import { addDays } from '../../../domain/calendar.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'

/** A feast just gone by is still shown: its isbat may have been typed in late. */
const SHOWN_AFTER_DAYS = 30
const MOST_SHOWN = 8

/** The movable feasts to come, with whether their day has been announced. */
export const listFeasts = action({
  name: 'list_feasts',
  for: OFFICER_ROLES,
  needs: {},
  gives: { listed: { feasts: 'list', feast_lines: 'lines' }, none: {} },
  async run(_, { tx, today, house }) {
    const rows = await tx.prisma.feast.findMany({
      where: { day: { gte: addDays(today, -SHOWN_AFTER_DAYS) } },
      orderBy: [{ day: 'asc' }, { id: 'asc' }],
      take: MOST_SHOWN,
    })
    if (!rows.length) return { outcome: 'none' }
    const named = (name: string) => house.words[`feast.${name}`] ?? name
    return {
      outcome: 'listed',
      values: {
        feasts: rows.map(({ id, name, day }) => ({ value: String(id), label: `${named(name)} ${day.slice(0, 4)}` })),
        feast_lines: rows.map(({ name, day, status }) =>
          line('feast', { name: `feast.${name}`, day, status: `feast_status.${status}` }),
        ),
      },
    }
  },
})
