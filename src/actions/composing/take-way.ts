import { isDay } from '../../domain/calendar.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { readComposition, setWishes } from './composition.ts'
import { wayOf } from './ways.ts'

/** The buyer takes one of the ways out: fewer parcels, a later day, another budget, or a wish given up. */
export const takeWay = action({
  name: 'take_way',
  for: ['visitor', 'buyer'],
  needs: { composition: 'pick', way: 'pick', quantity: 'quantity', budget: 'rupiah', needed_on: 'date' },
  gives: { taken: { quantity: 'quantity', budget: 'rupiah', needed_on: 'date', way: 'pick?' } },
  async run({ composition: id, way, ...wished }, { tx, actor }) {
    const taken = wayOf(way)
    const values = { ...wished, way: undefined }
    if (!taken) return { outcome: 'taken', values }
    if ('parcels' in taken) values.quantity = { qty: taken.parcels, unit: 'parcel' }
    if ('budget' in taken) values.budget = taken.budget
    if ('day' in taken && isDay(taken.day)) values.needed_on = taken.day
    if ('without' in taken) {
      const composition = await readComposition(tx, actor.conversationId, pickedId(id))
      const { [taken.without]: _, ...rest } = composition?.wishes ?? {}
      if (composition) await setWishes(tx, composition.id, rest)
    }
    return { outcome: 'taken', values }
  },
})
