import type { Tx } from '../../db/open.ts'

/** An officer who acts; on a maker's behalf the row says so ("dicatat petugas"). */
export interface ActingOfficer {
  officerId: number
  personId: number
  /** '32.15' */
  region: string
}

/** One act of an officer, or of a person upon their own data. */
export interface Act {
  act: string
  /** table and id of what it was done to */
  subject: string
  subjectId: number
  region: string
  personId?: number | undefined
  officer?: ActingOfficer | undefined
  before?: unknown
  after?: unknown
  onBehalf?: boolean
}

/** Writes an audit row. */
export async function auditAct(tx: Tx, act: Act, now: Date): Promise<void> {
  await tx.sql(
    `INSERT INTO audits (region_code, person_id, officer_id, act, subject, subject_id, before, after, on_behalf, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      act.region,
      act.officer?.personId ?? act.personId ?? null,
      act.officer?.officerId ?? null,
      act.act,
      act.subject,
      act.subjectId,
      json(act.before),
      json(act.after),
      act.onBehalf ?? false,
      now,
    ],
  )
}

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
