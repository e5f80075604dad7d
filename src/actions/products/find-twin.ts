import { ALIKE_OWN } from '../../domain/products/check.ts'
import { nameSimilarity } from '../../domain/products/names.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { productsOf } from './fields.ts'

/** Whether this maker has registered the same thing before. Another size is another product, a draft is gone on with. */
export const findTwin = action({
  name: 'find_twin',
  for: ['seller'],
  needs: { product_name: 'text', net_weight: 'weight?', product: 'pick?', same_thing: 'choice?' },
  gives: { alone: {}, twin: { twin: 'pick', twin_name: 'text', twin_status: 'word' } },
  async run({ product_name, net_weight, product, same_thing }, { tx, actor }) {
    if (same_thing === 'other') return { outcome: 'alone' }
    const seller = await ownBusiness(tx, actor)
    const itself = product === undefined ? 0 : pickedId(product)
    const grams = net_weight !== undefined && 'grams' in net_weight ? net_weight.grams : null
    const twin = (await productsOf(tx, seller.id)).find(
      ({ id, name, status, netWeightG }) =>
        id !== itself &&
        status !== 'draft' &&
        status !== 'refused' &&
        (grams === null || netWeightG === null || grams === netWeightG) &&
        nameSimilarity(name, product_name) >= ALIKE_OWN,
    )
    if (!twin) return { outcome: 'alone' }
    const { id, name, status } = twin
    return { outcome: 'twin', values: { twin: String(id), twin_name: name, twin_status: `product_status.${status}` } }
  },
})

/** The one that is there already, instead of a new one. */
export const pickTwin = action({
  name: 'pick_twin',
  for: ['seller'],
  needs: { twin: 'pick' },
  gives: { picked: { product: 'pick' } },
  async run({ twin }) {
    return { outcome: 'picked', values: { product: twin } }
  },
})
