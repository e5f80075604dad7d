import { action } from '../../action.ts'

/** What else must be known to give somebody a role: a keeper's packing point, a treasurer's penyedia. */
export const roleNeeds = action({
  name: 'role_needs',
  for: ['admin'],
  needs: { role: 'choice' },
  gives: { nothing: {}, point: { points: 'list' }, no_point: {}, penyedia: { suppliers: 'list' } },
  async run({ role }, { tx, actor }) {
    if (role === 'keeper') {
      const points = await tx.prisma.packingPoint.findMany({
        where: { regionCode: actor.region, status: 'active' },
        orderBy: { name: 'asc' },
      })
      if (!points.length) return { outcome: 'no_point' }
      return {
        outcome: 'point',
        values: { points: points.map(({ id, name }) => ({ value: String(id), label: name })) },
      }
    }
    if (role !== 'treasurer') return { outcome: 'nothing' }
    const suppliers = await tx.prisma.supplier.findMany({
      where: { regionCode: actor.region, status: 'active' },
      orderBy: { name: 'asc' },
    })
    if (!suppliers.length) return { outcome: 'nothing' }
    return {
      outcome: 'penyedia',
      values: { suppliers: suppliers.map(({ id, name }) => ({ value: String(id), label: name })) },
    }
  },
})
