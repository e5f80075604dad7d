import { keepInvitation } from '../../src/actions/officers/invitation.ts'
import type { OfficerRole } from '../../src/chat/actor.ts'
import { keepFile } from '../../src/db/files.ts'
import type { World } from '../../src/main.ts'
import type { Person } from './people.ts'
import { picture } from './picture.ts'

/** 'The office invites a curator.': from the command line; the codes of a log are the same every time. */
export async function invitation(world: World, role: OfficerRole): Promise<void> {
  const code = world.desk.newCode()
  await keepInvitation(world.db.sql, { code, role, region: '32.15', now: world.clock.now() })
}

/** 'Bu Rina is a mentor in 32.16.': one more role of an officer, in that region. */
export async function anotherRole(world: World, name: string, role: string, region: string): Promise<void> {
  const { id: personId } = await personNamed(world, name)
  await world.db.transaction(({ prisma }) =>
    prisma.officer.create({ data: { regionCode: region, personId, role, joinedAt: world.clock.now() } }),
  )
}

/** 'Mak Onah has no phone and is mentored by Pak Dedi.' */
export async function withoutPhone(world: World, person: Person, mentor: string): Promise<void> {
  const now = world.clock.now()
  const { id: personId } = await personNamed(world, mentor)
  await world.db.transaction(async ({ prisma }) => {
    const officer = await prisma.officer.findFirstOrThrow({ where: { personId } })
    const { id } = await prisma.seller.create({
      data: {
        regionCode: officer.regionCode,
        districtCode: `${officer.regionCode}.05`,
        name: `Dapur ${person.name}`,
        ownerName: person.name,
        kind: 'food',
        status: 'active',
        source: 'officer',
        mentorId: officer.id,
        createdAt: now,
        updatedAt: now,
      },
    })
    person.sellerId = id
  })
}

export interface Submitted {
  name: string
  price: number
  unit: string
  capacity: number
  per: string
  halal: boolean
  pirt: string
}

/** 'Bu Sri submitted Keripik Tempe at 15000 a bungkus, 50 a day.': complete, with a photo, in the curators' queue. */
export async function submitted(world: World, owner: Person, told: Submitted): Promise<void> {
  const now = world.clock.now()
  const { sellerId } = owner
  if (!sellerId) throw new Error(`${owner.name} is no seller yet`)
  const { hash } = await keepFile(world.db.sql, world.filesDir, picture(told.price, 1), {
    kind: 'photo',
    name: 'produk.png',
    now,
  })
  await world.db.transaction(async ({ prisma }) => {
    const { regionCode } = await prisma.seller.findUniqueOrThrow({ where: { id: sellerId } })
    const halal = told.halal ? 'ID32110000000000001' : null
    const product = await prisma.product.create({
      data: {
        regionCode,
        sellerId,
        name: told.name,
        kind: 'chips',
        unitPrice: told.price,
        unit: told.unit,
        netWeightG: 200,
        capacityQty: told.capacity,
        capacityPer: told.per,
        daysPerWeek: 6,
        leadTimeDays: 2,
        shelfLifeDays: 120,
        storage: 'room',
        halal,
        pirt: told.pirt,
        status: 'waiting',
        createdAt: now,
        updatedAt: now,
        productPhotos: { create: { hash, position: 1, createdAt: now } },
      },
    })
    const permit = { regionCode, sellerId, productId: product.id, status: 'claimed', createdAt: now }
    await prisma.permit.create({ data: { ...permit, kind: 'pirt', number: told.pirt } })
    if (halal) await prisma.permit.create({ data: { ...permit, kind: 'halal', number: halal } })
  })
}

function personNamed(world: World, name: string) {
  return world.db.transaction(({ prisma }) => prisma.person.findFirstOrThrow({ where: { name } }))
}
