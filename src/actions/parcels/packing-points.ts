import { districtByCode } from '../../domain/districts.ts'
import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { line } from '../lines.ts'

/** Where the region packs. */
export const listPackingPoints = action({
  name: 'list_packing_points',
  for: ['admin', 'curator'],
  needs: {},
  gives: { some: { packing_points: 'list', point_lines: 'lines' }, none: {} },
  async run(_, { tx, actor }) {
    const rows = await tx.prisma.packingPoint.findMany({
      where: { regionCode: actor.region, status: 'active' },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    if (!rows.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        packing_points: rows.map(({ id, name }) => ({ value: String(id), label: name })),
        point_lines: rows.map(({ name, districtCode, dailyCapacity, address }) =>
          line('packing_point', { name, district: districtCode, capacity: dailyCapacity, address }),
        ),
      },
    }
  },
})

/** A new packing point of the region. */
export const addPackingPoint = action({
  name: 'add_packing_point',
  for: ['admin', 'curator'],
  needs: { point_name: 'text', district: 'district', point_address: 'text?', daily_capacity: 'count' },
  gives: { added: { point_name: 'text' }, duplicate: { point_name: 'text' }, elsewhere: { region_name: 'text' } },
  async run({ point_name: name, district, point_address, daily_capacity }, { tx, now, actor }) {
    const { name: region_name } = await tx.prisma.region.findUniqueOrThrow({ where: { code: actor.region } })
    if (districtByCode(district)?.regionCode !== actor.region) return { outcome: 'elsewhere', values: { region_name } }
    const twin = await tx.prisma.packingPoint.findFirst({
      where: { regionCode: actor.region, status: 'active', name: { equals: name, mode: 'insensitive' } },
    })
    if (twin) return { outcome: 'duplicate', values: { point_name: twin.name } }
    const { id } = await tx.prisma.packingPoint.create({
      data: {
        regionCode: actor.region,
        districtCode: district,
        name,
        address: point_address ?? null,
        dailyCapacity: daily_capacity,
        createdAt: now,
      },
    })
    await audit(tx, actor, now, { act: 'add_packing_point', subject: 'packing_points', subjectId: id, after: { name } })
    return { outcome: 'added', values: { point_name: name }, wrote: true }
  },
})
