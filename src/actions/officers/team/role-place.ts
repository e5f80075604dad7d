import type { OfficerRole } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { OFFICER_ROLES } from '../../../domain/officers.ts'
import { pickedId } from '../../picked.ts'

export interface RolePlace {
  role: OfficerRole
  packingPointId?: number
  supplierId?: number
}

/**
 * A role with its place, checked: the packing point (keepers only) and the penyedia (treasurers only) must be of that
 * region and open. @returns nothing when role or place is not there
 */
export async function rolePlace(
  tx: Tx,
  region: string,
  told: { role: string; packing_point?: string | undefined; supplier?: string | undefined },
): Promise<RolePlace | undefined> {
  const role = OFFICER_ROLES.find((known) => known === told.role)
  if (!role) return undefined
  const open = { regionCode: region, status: 'active' }
  if (role === 'keeper') {
    if (told.packing_point === undefined) return undefined
    const point = await tx.prisma.packingPoint.findFirst({ where: { id: pickedId(told.packing_point), ...open } })
    return point ? { role, packingPointId: point.id } : undefined
  }
  if (role !== 'treasurer' || told.supplier === undefined) return { role }
  const supplier = await tx.prisma.supplier.findFirst({ where: { id: pickedId(told.supplier), ...open } })
  return supplier ? { role, supplierId: supplier.id } : undefined
}
