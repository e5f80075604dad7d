import type { Sql } from '../../db/open.ts'
import { insertRows } from './insert.ts'

/** One person with one address, consent and an empty conversation. @returns people's ids, in order */
export async function seedPeople(
  sql: Sql,
  people: readonly { name: string; phone?: string; channel: string; via: string; externalId: string; region: string }[],
  at: string,
) {
  const ids = await insertRows(
    sql,
    'people',
    people.map(({ name, phone }) => ({ name, phone: phone ?? null, created_at: at })),
  )
  const accounts = await insertRows(
    sql,
    'accounts',
    people.map(({ channel, via, externalId, region }, index) => ({
      person_id: ids[index],
      channel,
      via,
      external_id: externalId,
      region_code: region,
      muted_kinds: [],
      created_at: at,
    })),
  )
  await insertRows(
    sql,
    'conversations',
    accounts.map((id) => ({ account_id: id, state: START, prompt_no: 0, lease_no: 0, created_at: at })),
  )
  await insertRows(
    sql,
    'consents',
    accounts.map((id, index) => ({
      account_id: id,
      person_id: ids[index],
      version: '1',
      purpose: people[index]!.channel,
      given_at: at,
    })),
  )
  return ids
}

/** As after an earlier talk. */
const START = { stack: [], prompts: [], promptNo: 0, talkNo: 0 }
