import { action } from '../../action.ts'
import { readBasket, withoutGood, writeBasket } from './basket.ts'

/** The buyer takes as many as can be made. */
export const takePossible = action({
  name: 'take_possible',
  for: ['visitor', 'buyer'],
  needs: { possible: 'quantity' },
  gives: { taken: { quantity: 'quantity' } },
  run: async ({ possible }) => ({ outcome: 'taken', values: { quantity: possible } }),
})

/** The buyer takes the day by which it can be made. */
export const takeLater = action({
  name: 'take_later',
  for: ['visitor', 'buyer'],
  needs: { later: 'date' },
  gives: { taken: { needed_on: 'date' } },
  run: async ({ later }) => ({ outcome: 'taken', values: { needed_on: later } }),
})

/** Both. */
export const takePossibleLater = action({
  name: 'take_possible_later',
  for: ['visitor', 'buyer'],
  needs: { possible: 'quantity', later: 'date' },
  gives: { taken: { quantity: 'quantity', needed_on: 'date' } },
  run: async ({ possible, later }) => ({ outcome: 'taken', values: { quantity: possible, needed_on: later } }),
})

/** Something else is to be ordered: what was chosen is forgotten. */
export const chooseAnother = action({
  name: 'choose_another',
  for: ['visitor', 'buyer'],
  needs: { product: 'pick?', basket: 'text?' },
  gives: { forgotten: { parcel: 'pick?', product: 'pick?', wanted: 'text?', basket: 'text?' } },
  async run({ product, basket: kept }) {
    const basket = product === undefined ? kept : writeBasket(withoutGood(readBasket(kept), product))
    return { outcome: 'forgotten', values: { parcel: undefined, product: undefined, wanted: undefined, basket } }
  },
})
