import { action } from '../action.ts'
import { parcelsIn } from './context.ts'

/** Whether so many parcels can be packed at all: nobody packs half a one, or five kilos of them. */
export const checkParcels = action({
  name: 'check_parcels',
  for: ['visitor', 'buyer'],
  needs: { quantity: 'quantity' },
  gives: { whole: {}, not_whole: {} },
  run: async ({ quantity }) => ({ outcome: parcelsIn(quantity) === undefined ? 'not_whole' : 'whole' }),
})
