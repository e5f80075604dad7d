import { action } from '../../action.ts'
import { pickedId } from '../../picked.ts'
import { colleagues, MAY_SUCCEED } from '../roles.ts'

/** One colleague: roles, what she looks after, and who could take it over. */
export const lookAtColleague = action({
  name: 'look_at_colleague',
  for: ['admin'],
  needs: { colleague: 'pick' },
  gives: {
    found: {
      colleague_name: 'text',
      colleague_roles: 'words',
      roles_held: 'list',
      makers: 'count',
      talks: 'count',
      successors: 'list',
    },
    not_found: {},
  },
  async run({ colleague }, { tx, actor, house }) {
    const personId = pickedId(colleague)
    const everybody = await colleagues(tx.sql, actor.region)
    const one = everybody.find((other) => other.personId === personId)
    if (!one) return { outcome: 'not_found' }
    const [load] = await tx.sql<{ makers: number; talks: number }>(
      `SELECT (SELECT count(*) FROM sellers s JOIN officers o ON o.id = s.mentor_id
           WHERE o.person_id = $1 AND s.region_code = $2 AND s.status <> 'left') AS makers,
         (SELECT count(*) FROM handoffs h JOIN officers o ON o.id = h.taken_by_id
           WHERE o.person_id = $1 AND h.region_code = $2 AND h.status = 'taken') AS talks`,
      [personId, actor.region],
    )
    const others = everybody.filter(
      (other) => other.personId !== personId && other.roles.some((role) => MAY_SUCCEED.includes(role)),
    )
    return {
      outcome: 'found',
      values: {
        colleague_name: one.name,
        colleague_roles: one.roles.map((role) => `role.${role}`),
        roles_held: one.roles.map((role) => ({ value: role, label: house.words[`role.${role}`] ?? role })),
        makers: load?.makers ?? 0,
        talks: load?.talks ?? 0,
        successors: others.map((other) => ({ value: String(other.personId), label: other.name })),
      },
    }
  },
})
