import { FILLERS } from '../../answers/grammar/fillers.ts'
import { wordsOf } from '../../answers/grammar/tokens.ts'
import { unitNamed } from '../../answers/grammar/unit-table.ts'
import { NO, YES } from '../../answers/grammar/yesno-words.ts'
import { titled } from '../../domain/names.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { fieldsOf, PRODUCT_ANSWERS, unitName } from './answers.ts'
import { productOf } from './fields.ts'
import { saveProduct } from './save-product.ts'

/**
 * Saves what a registration knows by now. It may be done again and again while the talk goes on, with whatever was
 * corrected, so earlier questions stay open: it does not count as written.
 */
export const saveDraft = action({
  name: 'save_draft',
  for: ['seller'],
  needs: { ...PRODUCT_ANSWERS, product_name: 'text', photos: 'photo?', product: 'pick?' },
  gives: {
    saved: { product: 'pick', product_name: 'text' },
    saved_again: { product: 'pick', product_name: 'text' },
    closed: {},
  },
  async run({ product, photos, ...answers }, { tx, actor, now }) {
    const seller = await ownBusiness(tx, actor, 'lock')
    const productId = product === undefined ? undefined : pickedId(product)
    const saved = await saveProduct(
      tx,
      { sellerId: seller.id, productId, fields: fieldsOf(answers), photos: photos ?? [], replacePhotos: true },
      { source: 'chat', personId: actor.personId },
      now,
    )
    if (saved.outcome !== 'saved') return { outcome: 'closed' }
    const values = { product: String(saved.id), product_name: titled(answers.product_name) }
    return { outcome: product === undefined ? 'saved' : 'saved_again', values }
  },
})

/**
 * The unit it is sold by, when the price or the capacity told it: then it is not asked for. A word that is no unit we know
 * is asked back: it may be a slip, or the way it is sold in her village.
 */
export const toldUnit = action({
  name: 'told_unit',
  for: ['seller'],
  needs: { product: 'pick', unit: 'text?' },
  gives: { told: { unit: 'text' }, odd: { unit: 'text' }, untold: { unit: 'text?' } },
  async run({ product, unit }, { tx, actor }) {
    const seller = await ownBusiness(tx, actor)
    const kept = await productOf(tx, seller.id, pickedId(product))
    const known = unit ?? kept?.unit ?? undefined
    const name = known === undefined ? '' : unitName(known)
    // a whole sentence is no unit, known or not
    if (!name || name.split(' ').length > 2) return { outcome: 'untold', values: { unit: undefined } }
    const fine = unitNamed(name) !== undefined || name === kept?.unit
    const nods = wordsOf(name).tokens.every(({ norm }) => YES.has(norm) || NO.has(norm) || FILLERS.has(norm))
    if (!fine && nods) return { outcome: 'untold', values: { unit: undefined } }
    return fine ? { outcome: 'told', values: { unit: name } } : { outcome: 'odd', values: { unit: name } }
  },
})
