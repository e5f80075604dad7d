import type { Actor } from '../chat/actor.ts'
import type { Tx } from '../db/open.ts'
import { type ActingOfficer, auditAct } from './people/audit.ts'

/** What was done to what. `before` and `after` hold only what changed, never a sealed number. */
export interface Audited {
  /** 'approve_product', 'correct_feast' … */
  act: string
  /** table of what it was done to */
  subject: string
  subjectId: number
  before?: object
  after?: object
  /** "dicatat petugas": done for somebody who did not do it herself (PRACTICE 8 and 20) */
  onBehalf?: boolean
}

/** The officer who speaks. Throws for anybody else: an officer's action that others may run is a mistake of ours. */
export function actingOfficer({ officerId, personId, region }: Actor): ActingOfficer {
  if (officerId === undefined || personId === undefined) throw new Error('an officer must act here')
  return { officerId, personId, region }
}

/** Writes the audit line that every officer's act leaves, in the running transaction and in the region worked for. */
export const audit = (tx: Tx, actor: Actor, now: Date, did: Audited): Promise<void> =>
  auditAct(tx, { ...did, region: actor.region, officer: actingOfficer(actor) }, now)
