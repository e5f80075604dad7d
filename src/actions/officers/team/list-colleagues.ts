import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { colleagues } from '../roles.ts'

/** Everybody who works for the admin's region, to read and to pick from. */
export const listColleagues = action({
  name: 'list_colleagues',
  for: ['admin'],
  needs: {},
  gives: { listed: { colleagues: 'list', colleague_lines: 'lines', colleague_count: 'count' } },
  async run(_, { tx, actor }) {
    const everybody = await colleagues(tx.sql, actor.region)
    return {
      outcome: 'listed',
      values: {
        colleagues: everybody.map(({ personId, name }) => ({ value: String(personId), label: name })),
        colleague_lines: everybody.map(({ name, roles }) =>
          line('officer', { name, roles: roles.map((role) => `role.${role}`) }),
        ),
        colleague_count: everybody.length,
      },
    }
  },
})
