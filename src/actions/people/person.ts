import type { Tx } from '../../db/open.ts'
import { readPhone } from '../../domain/phone.ts'

/** Whose an account is. */
export interface Owner {
  personId: number
  /** digits 628…, as the network vouches for them; null for a Telegram id, and while only a lid is known */
  phone: string | null
}

interface AccountRow {
  channel: string
  external_id: string
  /** null too when the data of the person before was erased */
  person_id: number | null
}

const phoneOf = ({ channel, external_id }: AccountRow): string | null => {
  const read = channel === 'whatsapp' ? readPhone(external_id) : undefined
  return read?.ok ? read.value : null
}

async function accountRow(tx: Tx, accountId: number, lock = ''): Promise<AccountRow> {
  const [row] = await tx.sql<AccountRow>(
    `SELECT a.channel, a.external_id, p.id AS person_id
     FROM accounts a LEFT JOIN people p ON p.id = a.person_id AND p.erased_at IS NULL WHERE a.id = $1${lock}`,
    [accountId],
  )
  if (!row) throw new Error(`there is no account ${accountId}`)
  return row
}

/** The phone number an account writes from; null when the network does not say. */
export const accountPhone = async (tx: Tx, accountId: number): Promise<string | null> =>
  phoneOf(await accountRow(tx, accountId))

/**
 * The person behind an account, written down on the spot when there is none: never before consent. One phone is one
 * person, whichever of our numbers it writes to.
 */
export async function personOf(tx: Tx, accountId: number, now: Date): Promise<Owner> {
  const account = await accountRow(tx, accountId, ' FOR UPDATE OF a')
  const phone = phoneOf(account)
  if (account.person_id !== null) return { personId: account.person_id, phone }
  const [person] = await tx.sql<{ id: number }>(
    `INSERT INTO people (phone, created_at) VALUES ($1, $2)
     ON CONFLICT (phone) DO UPDATE SET phone = excluded.phone RETURNING id`,
    [phone, now],
  )
  if (!person) throw new Error(`account ${accountId} got no person`)
  await tx.sql('UPDATE accounts SET person_id = $2 WHERE id = $1', [accountId, person.id])
  return { personId: person.id, phone }
}
