import type { OfficerRole } from '../../chat/actor.ts'
import type { Sql } from '../../db/open.ts'

/** One role that a person holds in a region. */
export interface HeldRole {
  /** id of the officer's row */
  id: number
  role: OfficerRole
}

/** What a person is in a region, oldest first; nothing for somebody who is no officer there (any more). */
export const rolesHeld = (sql: Sql, personId: number, region: string): Promise<HeldRole[]> =>
  sql<HeldRole>(
    `SELECT id, role FROM officers WHERE person_id = $1 AND region_code = $2 AND status = 'active' ORDER BY id`,
    [personId, region],
  )

/** Roles that may take over whatever another officer was looking after: makers to mentor, people waiting for a word. */
export const MAY_SUCCEED: readonly OfficerRole[] = ['admin', 'curator', 'mentor']

/** An officer of a region with everything she is there. */
export interface Colleague {
  personId: number
  /** her oldest role's row */
  officerId: number
  name: string
  roles: OfficerRole[]
}

/** Everybody who works for a region, by name. */
export const colleagues = (sql: Sql, region: string): Promise<Colleague[]> =>
  sql<Colleague>(
    `SELECT o.person_id AS "personId", min(o.id) AS "officerId", coalesce(p.name, '–') AS name,
       array_agg(o.role ORDER BY o.id) AS roles
     FROM officers o JOIN people p ON p.id = o.person_id
     WHERE o.region_code = $1 AND o.status = 'active' GROUP BY o.person_id, p.name ORDER BY p.name, o.person_id`,
    [region],
  )

/** The row with which a colleague succeeds another: one of MAY_SUCCEED, or nothing. */
export async function successorRow(sql: Sql, personId: number, region: string): Promise<number | undefined> {
  const held = await rolesHeld(sql, personId, region)
  return held.find(({ role }) => MAY_SUCCEED.includes(role))?.id
}
