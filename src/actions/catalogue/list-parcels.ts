import { REGIONS } from '../../domain/districts.ts'
import { action } from '../action.ts'
import { parcelsOnSale } from './parcels.ts'
import { priceLabel } from './price-label.ts'

/** Ready-made parcels of a region with their prices. */
export const listParcels = action({
  name: 'list_parcels',
  for: ['visitor', 'buyer'],
  needs: { region: 'choice?' },
  gives: { some: { parcels: 'list', region_name: 'text' }, none: { region_name: 'text' } },
  async run({ region }, { tx, actor }) {
    const { code, name: region_name } = REGIONS.find((one) => one.code === (region ?? actor.region)) ?? REGIONS[0]!
    const parcels = await parcelsOnSale(tx, { region: code })
    if (!parcels.length) return { outcome: 'none', values: { region_name } }
    const list = parcels.map(({ id, name, price }) => ({ value: String(id), label: priceLabel(name, price) }))
    return { outcome: 'some', values: { parcels: list, region_name } }
  },
})
