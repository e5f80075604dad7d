import type { Sql, Tx } from '../../../db/open.ts'
import { addDays } from '../../../domain/calendar.ts'
import type { ProspectState } from '../../../domain/prospects.ts'

/** A company that does not buy with us yet, and how far one is with it. */
export interface ProspectNow {
  id: number
  name: string
  kind: string
  estate: string | null
  address: string | null
  contact: string | null
  phone: string | null
  status: ProspectState
  nextStep: string | null
  /** 'YYYY-MM-DD' */
  nextStepOn: string | null
}

const PROSPECT = `SELECT p.id, p.name, p.kind, p.estate, p.address, p.contact_name AS contact, p.phone, p.status, p.next_step AS "nextStep",
    p.next_step_on AS "nextStepOn" FROM prospects p`

/** One of a region. */
export async function readProspect(
  tx: Tx,
  id: number,
  region: string,
  lock: 'lock' | 'look' = 'look',
): Promise<ProspectNow | undefined> {
  const [found] = await tx.sql<ProspectNow>(
    `${PROSPECT} WHERE p.id = $1 AND p.region_code = $2${lock === 'lock' ? ' FOR UPDATE' : ''}`,
    [id, region],
  )
  return found
}

/** Who is still to be won, and due by the end of the week; `later`: has its day after that. */
const CHASED = `p.region_code = $1 AND p.status IN ('untouched', 'contacted', 'interested')`

/**
 * Whom to call this week: what was agreed for these days first, then whoever is interested and has no day, then those
 * nobody has called yet. Whoever has a later day is left in peace.
 */
export const toCall = (sql: Sql, region: string, today: string, most: number): Promise<ProspectNow[]> =>
  sql<ProspectNow>(
    `${PROSPECT} WHERE ${CHASED} AND (p.next_step_on IS NULL OR p.next_step_on <= $2)
     ORDER BY p.next_step_on NULLS LAST, array_position(ARRAY['interested', 'contacted', 'untouched'], p.status), p.id LIMIT ${most}`,
    [region, addDays(today, 6)],
  )

/** Of how many a day within the week was agreed, or has passed. */
export async function countDue(sql: Sql, region: string, today: string): Promise<number> {
  const [row] = await sql<{ due: number }>(
    `SELECT count(*)::int AS due FROM prospects p WHERE ${CHASED} AND p.next_step_on <= $2`,
    [region, addDays(today, 6)],
  )
  return row?.due ?? 0
}

/** Those whose name holds these words. */
export const prospectsNamed = (sql: Sql, region: string, words: string, most: number): Promise<ProspectNow[]> =>
  sql<ProspectNow>(
    `${PROSPECT} WHERE p.region_code = $1 AND p.name ILIKE '%' || $2 || '%' ORDER BY p.name, p.id LIMIT ${most}`,
    [region, words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)],
  )
