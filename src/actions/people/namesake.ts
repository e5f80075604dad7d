import { districtByCode } from '../../domain/districts.ts'
import { businessKey } from '../../domain/products/names.ts'
import { action } from '../action.ts'

/**
 * Before a newcomer's business is written down: whether one of the same name and owner in that regency belongs to
 * somebody already. Perhaps it is she, with a new number; she is asked, and shown nothing.
 */
export const findNamesake = action({
  name: 'find_namesake',
  for: ['newcomer', 'seller'],
  needs: { business_name: 'name', owner_name: 'name', district: 'district' },
  gives: { alone: {}, namesake: {} },
  async run({ business_name, owner_name, district }, { tx, actor }) {
    if (!actor.roles.includes('newcomer')) return { outcome: 'alone' }
    const rows = await tx.sql<{ name: string; owner: string }>(
      `SELECT name, owner_name AS owner FROM sellers s WHERE region_code = $1 AND status <> 'left'
         AND EXISTS (SELECT 1 FROM seller_members m WHERE m.seller_id = s.id)`,
      [districtByCode(district)?.regionCode ?? actor.region],
    )
    const same = rows.some(
      ({ name, owner }) =>
        businessKey(name) === businessKey(business_name) && businessKey(owner) === businessKey(owner_name),
    )
    return { outcome: same ? 'namesake' : 'alone' }
  },
})
