import type { Action } from '../../../src/actions/action.ts'
import { keepInvitation } from '../../../src/actions/officers/invitation.ts'
import { readFeasts, writeReference } from '../../../src/actions/places/reference.ts'
import type { Actor, OfficerRole } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { dayAt } from '../../../src/domain/calendar.ts'
import type { House } from '../../../src/flow/types.ts'
import { emptied } from '../fulfilment/point.ts'

export const NOW = new Date('2027-01-04T02:00:00Z')

/** The words under which consent is kept; no other sentence is needed to act. */
const HOUSE = {
  words: {},
  flows: new Map([['officer-join', { steps: [{ name: 'officer_name', verb: 'ask', text: 'Nama?' }] }]]),
} as unknown as House

/** An empty office: the three regencies and nobody in them. */
export async function emptyOffice(db: Db): Promise<void> {
  await emptied(db)
  await writeReference(db)
}

/** Somebody at the officers' bot, with or without roles. @returns who speaks when she writes */
export async function somebody(
  db: Db,
  name: string,
  roles: readonly OfficerRole[] = [],
  region = '32.15',
): Promise<Actor> {
  return db.transaction(async ({ prisma }) => {
    const person = roles.length ? await prisma.person.create({ data: { name, createdAt: NOW } }) : undefined
    const account = await prisma.account.create({
      data: {
        regionCode: region,
        personId: person?.id ?? null,
        channel: 'officer',
        via: 'bot',
        externalId: name,
        createdAt: NOW,
      },
    })
    const conversation = await prisma.conversation.create({
      data: { accountId: account.id, state: 'null', createdAt: NOW },
    })
    const ids: number[] = []
    for (const role of roles) {
      const { id } = await prisma.officer.create({
        data: { regionCode: region, personId: person!.id, role, joinedAt: NOW },
      })
      ids.push(id)
    }
    const speaker: Actor = { accountId: account.id, conversationId: conversation.id, region, roles: ['uninvited'] }
    return person ? { ...speaker, roles: [...roles], personId: person.id, officerId: ids[0]! } : speaker
  })
}

/** An invitation from the command line. */
export const invited = (db: Db, code: string, role: OfficerRole, region = '32.15') =>
  keepInvitation(db.sql, { code, role, region, now: NOW })

/** One action as a turn does it: in one transaction. */
export async function act(
  db: Db,
  actor: Actor,
  action: Action,
  inputs: Record<string, unknown> = {},
  now: Date = NOW,
): Promise<{ outcome: string; values?: Record<string, unknown>; actor?: Partial<Actor> }> {
  const feasts = await readFeasts(db)
  return db.transaction((tx) =>
    action.run(inputs, { tx, now, today: dayAt(now), actor, feasts, house: HOUSE, newCode: () => 'a2b3c4d5e6f7' }),
  )
}
