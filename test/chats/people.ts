import { OFFICER_ROLES, type OfficerRole } from '../../src/chat/actor.ts'
import type { ChannelName } from '../../src/chat/channel.ts'
import { seedDatabase } from '../../src/cli/seed/seed.ts'
import type { Tx } from '../../src/db/open.ts'
import type { World } from '../../src/main.ts'
import { order, packingPoint } from './goods.ts'
import { made } from './kinds.ts'
import { capacitiesToldOn, pirtOf, suspend, waitForHalal, writtenDown } from './makers.ts'
import { anotherRole, invitation, submitted, withoutPhone } from './office.ts'
import { delivered, downPaymentCame, penyedia, supplied } from './papers.ts'
import { alsoKnown, anotherBusiness, anotherOrganisation, treasurerOf } from './several.ts'
import { ofKind, onShelf } from './shops.ts'

/** Where somebody in a chat log writes from. */
export interface Person {
  name: string
  channel: ChannelName
  id: string
  sellerId?: number
}

const REGION = '32.15'
const KLARI = '32.15.05'

/** The sentences that may introduce somebody, each with what it puts into the database. */
const INTRODUCTIONS: readonly [
  RegExp,
  (world: World, cast: Map<string, Person>, words: RegExpExecArray) => Promise<void>,
][] = [
  [/^(.+) writes on WhatsApp\.$/, async (_, cast, [, name]) => void add(cast, name!, 'whatsapp')],
  [/^(.+) writes to the buyers' bot\.$/, async (_, cast, [, name]) => void add(cast, name!, 'buyer')],
  [/^(.+) writes to the officers' bot\.$/, async (_, cast, [, name]) => void add(cast, name!, 'officer')],
  [
    /^(.+) is a seller(?: in (\d\d\.\d\d\.\d\d))?\.$/,
    (world, cast, [, name, district]) => seller(world, add(cast, name!, 'whatsapp'), district ?? KLARI),
  ],
  [
    /^The demo region is there with its past\.$/,
    async (world) => void (await seedDatabase(world.db, { size: 'demo', now: world.clock.now() })),
  ],
  [
    /^(.+) is the demo's (whatsapp|buyer|officer) (\d+)\.$/,
    async (_, cast, [, name, channel, id]) =>
      void cast.set(name!, { name: name!, channel: channel as ChannelName, id: id! }),
  ],
  [/^(.+)'s business is called (.+)\.$/, (world, cast, [, name, called]) => renamed(world, cast.get(name!), called!)],
  [/^(.+) is a buyer\.$/, (world, cast, [, name]) => buyer(world, add(cast, name!, 'buyer'))],
  [
    new RegExp(`^(.+) is an? (officer|${OFFICER_ROLES.join('|')})\\.$`),
    (world, cast, [, name, role]) => officer(world, add(cast, name!, 'officer'), role === 'officer' ? 'admin' : role!),
  ],
  [/^(.+) is an unverified buyer\.$/, (world, cast, [, name]) => buyer(world, add(cast, name!, 'buyer'), 'unverified')],
  [/^The parcel (.+) holds (.+), packed for (\d+)\.$/, parcel],
  [/^(.+) keeps (.+)\.$/, (world, _, [, name, point]) => packingPoint(world, name!, point!)],
  [
    /^(.+) ordered (\d+) (.+) for (\d{4}-\d\d-\d\d)(, all promised)?\.$/,
    (world, _, [, buyer, count, name, neededOn, promised]) =>
      order(world, {
        buyer: buyer!,
        count: Number(count),
        name: name!,
        neededOn: neededOn!,
        promised: promised !== undefined,
      }),
  ],
  [
    /^(.+)'s business (.+) was written down by the office\.$/,
    (world, cast, [, name, business]) => writtenDown(world, add(cast, name!, 'whatsapp'), business!),
  ],
  [/^(.+) also owns (.+)\.$/, (world, _, [, name, business]) => anotherBusiness(world, name!, business!)],
  [/^WhatsApp knows (.+) by the number of (.+) too\.$/, (world, _, [, name, other]) => alsoKnown(world, name!, other!)],
  [
    /^(.+) also buys for (.+)\.$/,
    (world, _, [, name, organisation]) => anotherOrganisation(world, name!, organisation!),
  ],
  [
    /^(.+) (orders|approves) for (.+)'s company\.$/,
    (world, cast, [, name, does, boss]) => colleague(world, add(cast, name!, 'buyer'), boss!, does!),
  ],
  [
    /^(.+)'s company needs a second yes above (\d+)\.$/,
    (world, _, [, name, limit]) => limited(world, name!, Number(limit)),
  ],
  [
    /^(.+) is treasurer of (.+)\.$/,
    (world, cast, [, name, supplier]) => treasurer(world, add(cast, name!, 'officer'), supplier!),
  ],
  [
    /^(.+)'s company is the (cooperative|retailer|hotel|gallery|company) (.+)\.$/,
    (world, _, [, name, kind, company]) => ofKind(world, name!, kind!, company!),
  ],
  [/^(.+) stands on (.+)'s shelf\.$/, (world, _, [, product, name]) => onShelf(world, product!, name!)],
  [/^(.+) is a penyedia( and PKP)?\.$/, (world, _, [, name, pkp]) => penyedia(world, name!, pkp !== undefined)],
  [/^(.+) is supplied by (.+)\.$/, (world, _, [, number, supplier]) => supplied(world, number!, supplier!)],
  [/^The down payment of (.+) came in\.$/, (world, _, [, number]) => downPaymentCame(world, number!)],
  [/^(.+) was delivered\.$/, (world, _, [, number]) => delivered(world, number!)],
  [/^(.+) is suspended\.$/, (world, _, [, name]) => suspend(world, name!)],
  [
    /^(.+) has the P-IRT (\d+) until (\d{4}-\d\d-\d\d)\.$/,
    (world, _, [, product, number, until]) => pirtOf(world, product!, number!, until!),
  ],
  [/^The capacities were told on (\d{4}-\d\d-\d\d)\.$/, (world, _, [, day]) => capacitiesToldOn(world, day!)],
  [/^(.+) waits for its halal number\.$/, (world, _, [, product]) => waitForHalal(world, product!)],
  [
    new RegExp(`^The office invites an? (${OFFICER_ROLES.join('|')})\\.$`),
    (world, _, [, role]) => invitation(world, role as OfficerRole),
  ],
  [
    new RegExp(`^(.+) is an? (${OFFICER_ROLES.join('|')}) in (\\d\\d\\.\\d\\d)\\.$`),
    (world, _, [, name, role, region]) => anotherRole(world, name!, role!, region!),
  ],
  [
    /^(.+) has no phone and is mentored by (.+)\.$/,
    (world, cast, [, name, mentor]) => withoutPhone(world, add(cast, name!, 'whatsapp'), mentor!),
  ],
  [
    /^(.+) submitted (.+) at (\d+) an? (\w+), (\d+) a (day|week|month)(, without halal)?(?:, with P-IRT (\d+))?\.$/,
    (world, cast, [, name, product, price, unit, capacity, per, without, pirt]) =>
      submitted(world, add(cast, name!, 'whatsapp'), {
        name: product!,
        price: Number(price),
        unit: unit!,
        capacity: Number(capacity),
        per: per!,
        halal: without === undefined,
        pirt: pirt ?? '206321501000131',
      }),
  ],
  [/^(.+) sells (.+) at (\d+) an? (\w+), (\d+) a (day|week|month)\.$/, product],
  [
    /^(.+) makes (.+), (\w+?)( in glass)?( without halal)?, at (\d+) an? (\w+), (\d+) a (day|week|month)\.$/,
    (world, cast, [, name, product, kind, glass, without, price, unit, capacity, per]) =>
      made(world, cast.get(name!)?.sellerId ?? 0, {
        name: product!,
        kind: kind!,
        price: Number(price),
        unit: unit!,
        capacity: Number(capacity),
        per: per!,
        glass: glass !== undefined,
        certified: without === undefined,
      }),
  ],
]

/** @returns false when the line introduces nobody */
export async function introduce(world: World, cast: Map<string, Person>, line: string): Promise<boolean> {
  for (const [sentence, apply] of INTRODUCTIONS) {
    const words = sentence.exec(line)
    if (!words) continue
    await apply(world, cast, words)
    return true
  }
  return false
}

function add(cast: Map<string, Person>, name: string, channel: ChannelName): Person {
  const known = cast.get(name)
  if (known) return known
  const number = cast.size + 1
  const id =
    channel === 'whatsapp'
      ? `62812${String(number).padStart(8, '0')}`
      : String((channel === 'buyer' ? 1000 : 2000) + number)
  const person = { name, channel, id }
  cast.set(name, person)
  return person
}

async function renamed(world: World, of: Person | undefined, name: string): Promise<void> {
  await world.db.transaction((tx) => tx.prisma.seller.update({ where: { id: of?.sellerId ?? 0 }, data: { name } }))
}

async function account(tx: Tx, person: Person, now: Date): Promise<number> {
  const { id: personId } = await tx.prisma.person.create({
    data: { name: person.name, phone: person.channel === 'whatsapp' ? person.id : null, createdAt: now },
  })
  const { id: accountId } = await tx.prisma.account.create({
    data: {
      personId,
      channel: person.channel,
      via: person.channel === 'whatsapp' ? REGION : 'bot',
      externalId: person.id,
      regionCode: REGION,
      createdAt: now,
    },
  })
  await tx.prisma.consent.create({ data: { accountId, personId, version: '1', purpose: person.channel, givenAt: now } })
  await tx.prisma.conversation.create({ data: { accountId, state: START, createdAt: now } })
  return personId
}

/** As after an earlier talk: no greeting for strangers. */
const START = { stack: [], prompts: [], promptNo: 1, talkNo: 0 }

async function seller(world: World, person: Person, districtCode: string): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async (tx) => {
    const personId = await account(tx, person, now)
    const { id } = await tx.prisma.seller.create({
      data: {
        regionCode: districtCode.slice(0, 5),
        districtCode,
        name: `Dapur ${person.name}`,
        ownerName: person.name,
        phone: person.id,
        kind: 'food',
        status: 'active',
        source: 'chat',
        createdAt: now,
        updatedAt: now,
        sellerMembers: { create: { personId, role: 'owner', since: now } },
      },
    })
    person.sellerId = id
  })
}

async function buyer(world: World, person: Person, status = 'verified'): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async (tx) => {
    const personId = await account(tx, person, now)
    await tx.prisma.buyer.create({
      data: {
        regionCode: REGION,
        districtCode: '32.15.04',
        name: `PT ${person.name.split(' ').at(-1)} Jaya`,
        kind: 'company',
        estate: 'KIIC',
        address: 'Jl. Harapan 1',
        contactName: person.name,
        phone: '6281300000001',
        status,
        verifiedAt: status === 'verified' ? now : null,
        source: 'chat',
        createdAt: now,
        updatedAt: now,
        buyerMembers: { create: { personId, role: 'owner', since: now } },
      },
    })
  })
}

async function colleague(world: World, person: Person, boss: string, does: string): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async (tx) => {
    const personId = await account(tx, person, now)
    const { buyerId } = await tx.prisma.buyerMember.findFirstOrThrow({ where: { person: { name: boss } } })
    const role = does === 'approves' ? 'approver' : 'member'
    await tx.prisma.buyerMember.create({ data: { buyerId, personId, role, since: now } })
  })
}

async function limited(world: World, boss: string, approvalLimit: number): Promise<void> {
  await world.db.transaction(async ({ prisma }) => {
    const { buyerId } = await prisma.buyerMember.findFirstOrThrow({ where: { person: { name: boss } } })
    await prisma.buyer.update({ where: { id: buyerId }, data: { approvalLimit } })
  })
}

async function officer(world: World, person: Person, role: string): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async (tx) => {
    const personId = await account(tx, person, now)
    await tx.prisma.officer.create({ data: { regionCode: REGION, personId, role, joinedAt: now } })
  })
}

async function treasurer(world: World, person: Person, supplier: string): Promise<void> {
  await officer(world, person, 'treasurer')
  await treasurerOf(world, person.name, supplier)
}

async function product(
  world: World,
  cast: Map<string, Person>,
  [, name, product, price, unit, quantity, per]: RegExpExecArray,
): Promise<void> {
  const owner = cast.get(name!)
  if (!owner?.sellerId) throw new Error(`${name} is no seller yet`)
  const now = world.clock.now()
  const { sellerId } = owner
  await world.db.transaction(async ({ prisma }) => {
    const { regionCode } = await prisma.seller.findUniqueOrThrow({ where: { id: sellerId } })
    await prisma.product.create({
      data: {
        regionCode,
        sellerId,
        name: product!,
        kind: 'chips',
        unitPrice: Number(price),
        unit: unit!,
        netWeightG: 200,
        minOrder: 1,
        capacityQty: Number(quantity),
        capacityPer: per!,
        daysPerWeek: 6,
        leadTimeDays: 2,
        shelfLifeDays: 120,
        halal: 'ID32110000000000001',
        halalSaid: 'yes',
        pirt: '206321501000131',
        status: 'approved',
        approvedAt: now,
        createdAt: now,
        updatedAt: now,
      },
    })
  })
}

/** 'The parcel Paket Berkah holds 2 Keripik Tempe and 1 Sambal, packed for 5000.': products of one name are interchangeable. */
async function parcel(world: World, _: Map<string, Person>, [, name, contents, fee]: RegExpExecArray): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async ({ prisma }) => {
    const { id: parcelId } = await prisma.parcel.create({
      data: { regionCode: REGION, name: name!, packingFee: Number(fee), status: 'active', createdAt: now },
    })
    for (const [index, content] of contents!.split(/, | and /).entries()) {
      const [, quantity = '1', label = ''] = /^(\d+) (.+)$/.exec(content) ?? []
      const products = await prisma.product.findMany({
        where: { name: label, regionCode: REGION },
        orderBy: { id: 'asc' },
      })
      if (!products.length) throw new Error(`nobody sells ${label} yet`)
      await prisma.parcelLine.create({
        data: {
          parcelId,
          regionCode: REGION,
          position: index + 1,
          label,
          quantity: Number(quantity),
          price: products[0]!.unitPrice!,
          parcelLineProducts: { create: products.map(({ id }) => ({ productId: id })) },
        },
      })
    }
  })
}
