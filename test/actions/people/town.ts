import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { SPEAKER_COLUMNS, type SpeakerRow, speakerOf } from '../../../src/inbox/speaker.ts'
import { NOW } from '../officers/office.ts'

/** An account with its conversation; its person too unless it is a stranger's. */
export async function account(
  db: Db,
  externalId: string,
  {
    region = '32.15',
    channel = 'whatsapp',
    person = true,
  }: { region?: string; channel?: string; person?: boolean } = {},
): Promise<{ accountId: number; personId: number | null }> {
  return db.transaction(async ({ prisma }) => {
    const phone = channel === 'whatsapp' && externalId.startsWith('628') ? externalId : null
    const { id: personId } = person ? await prisma.person.create({ data: { phone, createdAt: NOW } }) : { id: null }
    const via = channel === 'whatsapp' ? region : 'bot'
    const { id: accountId } = await prisma.account.create({
      data: { regionCode: region, personId, channel, via, externalId, createdAt: NOW },
    })
    await prisma.conversation.create({ data: { accountId, state: 'null', createdAt: NOW } })
    if (personId !== null)
      await prisma.consent.create({ data: { accountId, personId, version: '1', purpose: 'seller', givenAt: NOW } })
    return { accountId, personId }
  })
}

/** A business of a person. */
export async function business(db: Db, personId: number, name: string, phone: string | null, region = '32.15') {
  return db.transaction(async ({ prisma }) => {
    const { id } = await prisma.seller.create({
      data: {
        regionCode: region,
        districtCode: `${region}.05`,
        name,
        ownerName: name,
        phone,
        kind: 'food',
        status: 'active',
        source: 'chat',
        createdAt: NOW,
        updatedAt: NOW,
        sellerMembers: { create: { personId, role: 'owner', since: NOW } },
      },
    })
    return id
  })
}

/** Who speaks when something is written from this account now. */
export async function speaks(db: Db, accountId: number): Promise<Actor> {
  const [row] = await db.sql<SpeakerRow>(
    `SELECT ${SPEAKER_COLUMNS} FROM accounts a JOIN conversations c ON c.account_id = a.id WHERE a.id = $1`,
    [accountId],
  )
  return speakerOf(row!, NOW)
}
