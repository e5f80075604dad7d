import { DISTRICTS } from '../../domain/districts.ts'
import { titled } from '../../domain/names.ts'
import type { Line } from '../../flow/say.ts'
import { understand } from '../../understand/index.ts'
import { productsListed } from '../../understand/several-products.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { fieldsOf, PRODUCT_ANSWERS, type ProductAnswers } from './answers.ts'
import { productsOf } from './fields.ts'
import { saveProduct } from './save-product.ts'

/**
 * What a maker told of several products ('abon lele 30rb', a line each beside the first) is kept as drafts, so that none
 * of it is lost or asked again.
 */
export const noteMoreProducts = action({
  name: 'note_more_products',
  for: ['seller'],
  needs: { ...PRODUCT_ANSWERS, product_name: 'text', unit_price: 'rupiah', more_products: 'text?' },
  gives: {
    none: {},
    noted: { more_products: 'text?', product_name: 'text', noted: 'lines', noted_count: 'count' },
    /** no product and price in it any more */
    unclear: { more_products: 'text?' },
  },
  async run({ more_products, ...first }, { tx, actor, today, feasts, now }) {
    if (more_products === undefined) return { outcome: 'none' }
    const context = { today, feasts, region: actor.region, districts: DISTRICTS }
    const listed = productsListed(more_products.split('\n'), (text) => understand(text, context))
    if (!listed.length) return { outcome: 'unclear', values: { more_products: undefined } }
    const seller = await ownBusiness(tx, actor, 'lock')
    const others = listed.map(({ values }): ProductAnswers => {
      const told = Object.entries(values).filter(([key, { unsure }]) => key in PRODUCT_ANSWERS && !unsure)
      return Object.fromEntries(told.map(([key, { value }]) => [key, value]))
    })
    const entry = { source: 'chat', personId: actor.personId } as const
    for (const answers of [first, ...others])
      await saveProduct(tx, { sellerId: seller.id, fields: fieldsOf(answers) }, entry, now)
    const noted = [first, ...others].map(notedLine)
    return {
      outcome: 'noted',
      values: { more_products: undefined, product_name: titled(first.product_name), noted, noted_count: noted.length },
    }
  },
})

/** A product of the list as it was understood; with its size, which may be all that tells it from the next. */
function notedLine({ product_name = '', unit_price: price = 0, net_weight: size }: ProductAnswers): Line {
  const name = titled(product_name)
  return size ? line('noted_product_size', { name, size, price }) : line('noted_product', { name, price })
}

/** The oldest draft of which no more is known than such a list told, to go on with. */
export const nextDraft = action({
  name: 'next_draft',
  for: ['seller'],
  needs: { product: 'pick?' },
  gives: { more: { product: 'pick', next_name: 'text' }, none: {} },
  async run({ product }, { tx, actor }) {
    const seller = await ownBusiness(tx, actor)
    const before = product === undefined ? 0 : pickedId(product)
    const next = (await productsOf(tx, seller.id)).find(
      ({ id, status, unitPrice, capacityQty }) =>
        id !== before && status === 'draft' && unitPrice !== null && capacityQty === null,
    )
    return next ? { outcome: 'more', values: { product: String(next.id), next_name: next.name } } : { outcome: 'none' }
  },
})
