import { splitDeliveryIn } from '../../understand/split-delivery.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { beginComposition, readComposition } from './composition.ts'
import { contextIn } from './context.ts'
import { readWishes } from './read-wishes.ts'
import { withChange } from './wishes.ts'

/**
 * A parcel is to be composed: what the first message wishes of its contents is taken down. Who has told everything in one
 * message is not asked for more wishes. With a composition that is under way nothing happens.
 */
export const beginComposing = action({
  name: 'begin_composing',
  for: ['visitor', 'buyer'],
  needs: {
    composition: 'pick?',
    first_words: 'text?',
    wishes: 'text?',
    quantity: 'quantity?',
    budget: 'rupiah?',
    needed_on: 'date?',
  },
  gives: { begun: { composition: 'pick', wishes: 'text?', first_words: 'text?' } },
  async run({ composition, wishes: said, first_words, quantity, budget, needed_on }, work) {
    const { tx, actor, now } = work
    const written = said ?? first_words
    // 'ke gudang Cikampek' says where to, not where from
    const words = written && (splitDeliveryIn(written, contextIn(work))?.before ?? written)
    const { conversationId, region: regionCode } = actor
    const known = composition && (await readComposition(tx, conversationId, pickedId(composition)))
    // written: the talk that waits for a result makes room for the one that shows it
    if (composition && known)
      return { outcome: 'begun', values: { composition, wishes: null, first_words: undefined }, wrote: true }
    const wishes = withChange({}, words === undefined ? {} : readWishes(words, regionCode))
    const begun = await beginComposition(tx, { conversationId, regionCode, wishes }, now)
    const told = Object.keys(wishes).length > 0 || (quantity && budget && needed_on)
    return {
      outcome: 'begun',
      values: { composition: String(begun.id), wishes: told ? null : undefined, first_words: undefined },
      wrote: true,
    }
  },
})
