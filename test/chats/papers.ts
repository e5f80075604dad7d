import { billOrder } from '../../src/actions/fulfilment/billing.ts'
import { dayAt } from '../../src/domain/calendar.ts'
import type { World } from '../../src/main.ts'

/** 'Koperasi Maju Jaya is a penyedia.', 'Koperasi Maju Jaya is a penyedia and PKP.' */
export async function penyedia(world: World, name: string, pkp: boolean): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(({ prisma }) =>
    prisma.supplier.create({
      data: {
        regionCode: '32.15',
        name,
        kind: 'cooperative',
        address: 'Jl. Ahmad Yani No. 12, Karawang Barat',
        phone: '6281312345678',
        pkp,
        npwp: '0312345678408000',
        signatory: 'Hj. Euis Kartika',
        signatoryTitle: 'Ketua',
        createdAt: now,
        bankAccounts: {
          create: {
            kind: 'bank',
            bank: 'Bank BJB',
            number: '0012345678901',
            holder: name,
            status: 'active',
            validFrom: now,
            createdAt: now,
          },
        },
      },
    }),
  )
}

/** 'KRW-1 is supplied by Koperasi Maju Jaya.': with half of it asked for beforehand. */
export async function supplied(world: World, number: string, supplier: string): Promise<void> {
  await world.db.sql(
    `UPDATE orders SET supplier_id = (SELECT id FROM suppliers WHERE name = $2), dp_percent = 50,
       total = CASE WHEN (SELECT pkp FROM suppliers WHERE name = $2) THEN total + total * 11 / 100 ELSE total END, address = 'Jl. Harapan 1, Karawang'
     WHERE number = $1`,
    [number, supplier],
  )
}

/** 'The down payment of KRW-1 came in.': asked for, paid and confirmed. */
export async function downPaymentCame(world: World, number: string): Promise<void> {
  const now = world.clock.now()
  await world.db.sql(
    `INSERT INTO payments (region_code, ledger, order_id, purpose, amount, paid, status, confirmed_at, created_at)
     SELECT region_code, 'buyer', id, 'dp', total / 2, total / 2, 'confirmed', $2, $2 FROM orders WHERE number = $1`,
    [number, now],
  )
}

/** 'KRW-1 was delivered.': everything promised, on one lorry, received and billed. */
export async function delivered(world: World, number: string): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async (tx) => {
    const order = await tx.prisma.order.findUniqueOrThrow({ where: { number } })
    const { id: deliveryId } = await tx.prisma.delivery.create({
      data: {
        orderId: order.id,
        regionCode: order.regionCode,
        position: 1,
        plannedOn: dayAt(now),
        parcels: order.parcelCount,
        address: 'Jl. Harapan 1',
        gate: 'Gerbang 2',
        receivingHours: '08.00–15.00',
        receiverName: 'Bu Ratna',
        plate: 'T 1234 AB',
        driver: 'Pak Asep',
        status: 'confirmed',
        sentAt: now,
        receivedAt: now,
        createdAt: now,
      },
    })
    await tx.sql(
      `INSERT INTO delivery_items (delivery_id, region_code, allocation_id, quantity)
       SELECT $1, a.region_code, a.id, a.promised FROM allocations a JOIN order_lines l ON l.id = a.order_line_id
       WHERE l.order_id = $2 AND a.promised > 0 ORDER BY a.id`,
      [deliveryId, order.id],
    )
    await tx.sql(
      `UPDATE allocations SET delivered = promised, status = 'delivered'
       WHERE promised > 0 AND order_line_id IN (SELECT id FROM order_lines WHERE order_id = $1)`,
      [order.id],
    )
    await tx.sql(`UPDATE orders SET status = 'delivered' WHERE id = $1`, [order.id])
    await billOrder(tx, order.id, dayAt(now), now)
  })
}
