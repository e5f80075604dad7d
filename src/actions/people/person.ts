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
  const personId = (phone === null ? undefined : await personUnder(tx, phone)) ?? (await newPerson(tx, phone, now))
  await tx.sql('UPDATE accounts SET person_id = $2 WHERE id = $1', [accountId, personId])
  return { personId, phone }
}

/** Who is known under a phone, as her own number or as a second one that an officer joined to it. */
export async function personUnder(tx: Tx, phone: string): Promise<number | undefined> {
  const [person] = await tx.sql<{ id: number }>(
    `SELECT p.id FROM people p WHERE p.erased_at IS NULL AND (p.phone = $1
       OR EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = p.id AND a.channel = 'whatsapp' AND a.external_id = $1))
     ORDER BY p.phone = $1 DESC NULLS LAST, p.id LIMIT 1`,
    [phone],
  )
  return person?.id
}

async function newPerson(tx: Tx, phone: string | null, now: Date): Promise<number> {
  const [person] = await tx.sql<{ id: number }>(
    `INSERT INTO people (phone, created_at) VALUES ($1, $2)
     ON CONFLICT (phone) DO UPDATE SET phone = excluded.phone RETURNING id`,
    [phone, now],
  )
  if (!person) throw new Error('a person was not written')
  return person.id
}
