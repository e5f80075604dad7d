import { writeReference } from '../../../src/actions/places/reference.ts'
import type { Db } from '../../../src/db/open.ts'
import { emptyDb } from '../../db/empty.ts'

export const REGION = '32.15'
export const NOW = new Date('2027-01-11T08:00:00+07:00')

/** A maker of a made-up town, with what she sells. */
export interface TownMaker {
  status: 'active' | 'suspended' | 'sleeping'
  muted: boolean
  /** she rests from the first day on, for so many days; 0: she does not */
  rests: number
  products: {
    status: 'approved' | 'waiting' | 'suspended'
    kind: string
    price: number
    month: number
    minimum: number
    leadTime: number
    halal: boolean
    /** last two digits of the P-IRT number */
    pirtYear: number
    /** pieces promised to somebody, for a day; 0: none */
    promised: number
  }[]
}

/** Plants a town of makers, a buyer, and one ready-made parcel whose only line names the given products. */
export async function plantTown(
  db: Db,
  makers: readonly TownMaker[],
  interchangeable: readonly number[],
): Promise<void> {
  await emptyDb(db)
  await writeReference(db)
  await db.transaction(async ({ prisma }) => {
    const buyer = await prisma.buyer.create({
      data: {
        regionCode: REGION,
        name: 'PT Maju',
        kind: 'company',
        contactName: 'Hendra',
        status: 'verified',
        source: 'chat',
        createdAt: NOW,
        updatedAt: NOW,
      },
    })
    for (const [index, maker] of makers.entries()) {
      const phone = `62812${String(index).padStart(8, '0')}`
      const person = await prisma.person.create({ data: { name: `Bu ${index}`, phone, createdAt: NOW } })
      await prisma.account.create({
        data: {
          personId: person.id,
          channel: 'whatsapp',
          via: REGION,
          externalId: phone,
          regionCode: REGION,
          createdAt: NOW,
          mutedAt: maker.muted ? NOW : null,
        },
      })
      const seller = await prisma.seller.create({
        data: {
          regionCode: REGION,
          districtCode: `32.15.0${1 + (index % 9)}`,
          name: `Dapur ${index}`,
          ownerName: `Bu ${index}`,
          phone,
          kind: 'food',
          status: maker.status,
          source: 'chat',
          createdAt: NOW,
          updatedAt: NOW,
          sellerMembers: { create: { personId: person.id, role: 'owner', since: NOW } },
        },
      })
      if (maker.rests)
        await prisma.sellerPause.create({
          data: {
            sellerId: seller.id,
            fromOn: '2027-01-11',
            untilOn: `2027-02-${String(maker.rests).padStart(2, '0')}`,
            createdAt: NOW,
          },
        })
      for (const of of maker.products) {
        const product = await prisma.product.create({
          data: {
            regionCode: REGION,
            sellerId: seller.id,
            name: `Barang ${of.kind}`,
            kind: of.kind,
            unitPrice: of.price,
            unit: 'bungkus',
            minOrder: of.minimum,
            capacityQty: of.month,
            capacityPer: 'month',
            daysPerWeek: 6,
            leadTimeDays: of.leadTime,
            halal: of.halal ? 'ID32110000000000001' : null,
            pirt: `2063215010001${String(of.pirtYear).padStart(2, '0')}`,
            status: of.status,
            createdAt: NOW,
            updatedAt: NOW,
          },
        })
        if (!of.promised) continue
        await prisma.order.create({
          data: {
            regionCode: REGION,
            buyerId: buyer.id,
            number: `KRW-${product.id}`,
            status: 'promised',
            neededOn: '2027-02-20',
            total: 0n,
            source: 'chat',
            createdAt: NOW,
            orderLines: {
              create: {
                position: 1,
                label: 'Barang',
                quantity: of.promised,
                price: of.price,
                orderLineProducts: { create: { productId: product.id } },
                allocations: {
                  create: {
                    sellerId: seller.id,
                    productId: product.id,
                    offered: of.promised,
                    promised: of.promised,
                    price: of.price,
                    status: 'accepted',
                    dueOn: '2027-02-18',
                    createdAt: NOW,
                  },
                },
              },
            },
          },
        })
      }
    }
    const there = await prisma.product.findMany({ where: { id: { in: [...interchangeable] } } })
    if (there.length > 1)
      await prisma.parcel.create({
        data: {
          regionCode: REGION,
          name: 'Paket Berkah',
          packingFee: 7_000,
          status: 'active',
          createdAt: NOW,
          parcelLines: {
            create: {
              position: 1,
              label: 'Barang pilihan',
              quantity: 1,
              price: 50_000,
              parcelLineProducts: { create: there.map(({ id }) => ({ productId: id })) },
            },
          },
        },
      })
  })
}
