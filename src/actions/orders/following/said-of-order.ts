import { action } from '../../action.ts'

/** What of an order a buyer has already said is to be otherwise; nothing: it is asked. */
export const whatToChange = action({
  name: 'what_to_change',
  for: ['visitor', 'buyer'],
  needs: { quantity: 'quantity?', needed_on: 'date?', new_address: 'text?', new_greeting: 'text?' },
  gives: { amount: {}, address: {}, greeting: {}, nothing: {} },
  async run({ quantity, needed_on, new_address, new_greeting }) {
    if (new_address !== undefined) return { outcome: 'address' }
    if (new_greeting !== undefined) return { outcome: 'greeting' }
    return { outcome: quantity === undefined && needed_on === undefined ? 'nothing' : 'amount' }
  },
})
