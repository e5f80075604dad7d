import { action } from '../action.ts'

/** Which of the flows mends that. */
export const routeCorrection = action({
  name: 'route_correction',
  for: ['seller'],
  needs: { field: 'choice' },
  gives: { price: {}, capacity: {}, other: {} },
  async run({ field }) {
    if (field === 'unit_price') return { outcome: 'price' }
    return field === 'capacity' ? { outcome: 'capacity' } : { outcome: 'other' }
  },
})
