import type { Actor } from '../../../chat/actor.ts'
import type { Sql } from '../../../db/open.ts'
import { OFFICER_ROLES } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { actingOfficer } from '../../audit.ts'
import { rolesHeld } from '../roles.ts'

/** Regions in which the speaker is an officer, and whether she has said for which of them she is talking. */
async function regionsOf(sql: Sql, { personId, conversationId }: Actor) {
  const regions = await sql<{ code: string; name: string }>(
    `SELECT r.code, r.name FROM regions r
     WHERE EXISTS (SELECT 1 FROM officers o WHERE o.region_code = r.code AND o.person_id = $1 AND o.status = 'active')
     ORDER BY r.code`,
    [personId ?? 0],
  )
  const [talk] = await sql<{ region: string | null }>(
    `SELECT acting_as ->> 'region' AS region FROM conversations WHERE id = $1`,
    [conversationId],
  )
  return { regions, chosen: regions.some(({ code }) => code === talk?.region) }
}

/** Whether it must be asked for which region an officer is talking: she has several and has not said. */
export const checkRegion = action({
  name: 'check_region',
  for: OFFICER_ROLES,
  needs: {},
  gives: { known: { region_name: 'text' }, to_ask: {} },
  async run(_, { tx, actor }) {
    const { regions, chosen } = await regionsOf(tx.sql, actor)
    if (regions.length > 1 && !chosen) return { outcome: 'to_ask' }
    const here = regions.find(({ code }) => code === actor.region)
    return { outcome: 'known', values: { region_name: here?.name ?? '' } }
  },
})

/** The regions an officer may choose from. */
export const listMyRegions = action({
  name: 'list_my_regions',
  for: OFFICER_ROLES,
  needs: {},
  gives: { several: { my_regions: 'list' }, one: { region_name: 'text' } },
  async run(_, { tx, actor }) {
    const { regions } = await regionsOf(tx.sql, actor)
    const [only, another] = regions
    if (!another) return { outcome: 'one', values: { region_name: only?.name ?? '' } }
    return {
      outcome: 'several',
      values: { my_regions: regions.map(({ code, name }) => ({ value: code, label: name })) },
    }
  },
})

/** From now on the officer works for that region, in this talk and the next ones. */
export const switchRegion = action({
  name: 'switch_region',
  for: OFFICER_ROLES,
  needs: { my_region: 'pick' },
  gives: { switched: { region_name: 'text', role_names: 'words' }, not_found: {} },
  async run({ my_region: region }, { tx, actor }) {
    const { personId } = actingOfficer(actor)
    const held = await rolesHeld(tx.sql, personId, region)
    const [first] = held
    if (!first) return { outcome: 'not_found' }
    await tx.sql(
      `UPDATE conversations SET acting_as = coalesce(acting_as, '{}'::jsonb) || jsonb_build_object('region', $2::text) WHERE id = $1`,
      [actor.conversationId, region],
    )
    const { name } = await tx.prisma.region.findUniqueOrThrow({ where: { code: region } })
    const roles = held.map(({ role }) => role)
    return {
      outcome: 'switched',
      values: { region_name: name, role_names: roles.map((role) => `role.${role}`) },
      wrote: true,
      actor: { region, roles, officerId: first.id, undecided: false },
    }
  },
})
