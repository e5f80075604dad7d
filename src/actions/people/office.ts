import type { Tx } from '../../db/open.ts'

/** How an office calls itself, and where people can check that it is really us. */
export interface Office {
  name: string
  /** phone and site, or the office itself when neither is set */
  check: string
}

/** The office of a region. Throws when there is no such region. */
export async function officeOf(tx: Tx, region: string): Promise<Office> {
  const [row] = await tx.sql<{ name: string; phone: string | null; site: string | null }>(
    'SELECT office_name AS name, office_phone AS phone, office_site AS site FROM regions WHERE code = $1',
    [region],
  )
  if (!row) throw new Error(`there is no region '${region}'`)
  const { name, phone, site } = row
  return { name, check: [phone, site].filter(Boolean).join(' · ') || name }
}
