import type { World } from '../../src/main.ts'

const REGION = '32.15'
const KLARI = '32.15.05'

/** A second business of a maker who has one. */
export async function anotherBusiness(world: World, owner: string, business: string): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async ({ prisma }) => {
    const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name: owner } })
    await prisma.seller.create({
      data: {
        regionCode: REGION,
        districtCode: KLARI,
        name: business,
        ownerName: owner,
        kind: 'food',
        status: 'active',
        source: 'chat',
        createdAt: now,
        updatedAt: now,
        sellerMembers: { create: { personId, role: 'owner', since: now } },
      },
    })
  })
}

/** A second organisation of somebody who buys for one. */
export async function anotherOrganisation(world: World, buyer: string, organisation: string): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async ({ prisma }) => {
    const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name: buyer } })
    await prisma.buyer.create({
      data: {
        regionCode: REGION,
        districtCode: KLARI,
        name: organisation,
        kind: 'cooperative',
        address: 'Jl. Koperasi 2',
        contactName: buyer,
        phone: '6281300000002',
        status: 'verified',
        verifiedAt: now,
        source: 'chat',
        createdAt: now,
        updatedAt: now,
        buyerMembers: { create: { personId, role: 'member', since: now } },
      },
    })
  })
}

/** The treasurer's penyedia, which invoices every order of the regency. */
export async function treasurerOf(world: World, treasurer: string, supplier: string): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async ({ prisma }) => {
    const known = await prisma.supplier.findFirst({ where: { regionCode: REGION, name: supplier } })
    const { id } =
      known ??
      (await prisma.supplier.create({
        data: { regionCode: REGION, name: supplier, kind: 'cooperative', createdAt: now },
      }))
    await prisma.officer.updateMany({
      where: { role: 'treasurer', person: { name: treasurer } },
      data: { supplierId: id },
    })
  })
}

/** 'WhatsApp knows Bu Sri by the number of Bu Wulan too.': the network says that two accounts are one person's. */
export async function alsoKnown({ db, clock }: World, name: string, other: string): Promise<void> {
  await db.sql(
    `INSERT INTO account_aliases (account_id, channel, via, external_id, created_at)
     SELECT a.id, b.channel, b.via, b.external_id, $3 FROM accounts a JOIN people p ON p.id = a.person_id, accounts b
       JOIN people q ON q.id = b.person_id WHERE p.name = $1 AND q.name = $2`,
    [name, other, clock.now()],
  )
}
