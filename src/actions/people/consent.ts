import { createHash } from 'node:crypto'
import type { Tx } from '../../db/open.ts'
import type { House } from '../../flow/types.ts'
import { personOf } from './person.ts'

/** What a person agreed to (UU PDP 27/2022: explicit, recorded, with its purpose). */
export type Purpose = 'seller' | 'buyer' | 'officer'

/**
 * Names the wording a person saw: a short fingerprint of that step's text, so that the text of a consent can be found
 * again in the history of the flow file. Throws when the flow has no such step.
 */
export function wordingVersion(house: House, flow: string, step: string): string {
  const found = house.flows.get(flow)?.steps.find(({ name }) => name === step)
  if (!found || found.verb === 'do') throw new Error(`flow '${flow}' has no words at step '${step}'`)
  return createHash('sha256').update(found.text).digest('hex').slice(0, 12)
}

/**
 * Writes down a consent given just now, and the person who gave it when they were unknown so far. Saying yes twice to the
 * same words for the same purpose is one consent.
 * @param wording which text was agreed to, as `wordingVersion` names it
 */
export async function giveConsent(
  tx: Tx,
  { accountId, purpose, wording, now }: { accountId: number; purpose: Purpose; wording: string; now: Date },
): Promise<{ personId: number; phone: string | null }> {
  const owner = await personOf(tx, accountId, now)
  await tx.sql(
    `INSERT INTO consents (account_id, person_id, version, purpose, given_at)
     SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (
       SELECT 1 FROM consents WHERE account_id = $1 AND purpose = $4 AND version = $3 AND withdrawn_at IS NULL)`,
    [accountId, owner.personId, wording, purpose, now],
  )
  return owner
}
