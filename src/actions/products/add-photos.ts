import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { productOf } from './fields.ts'
import { photoFiles } from './photos.ts'
import { saveProduct } from './save-product.ts'
import { MOST_PHOTOS } from './store-product.ts'
import { tellCurators } from './tell-curators.ts'

/** More pictures of a product. They need no new curation, but curators get to see them. */
export const addPhotosToProduct = action({
  name: 'add_photos',
  for: ['seller'],
  needs: { product: 'pick', photos: 'photo' },
  gives: { added: { changed_name: 'text', there_are: 'count' }, full: { most: 'count' }, closed: {}, not_found: {} },
  async run({ product, photos }, { tx, actor, now }) {
    const seller = await ownBusiness(tx, actor, 'lock')
    const productId = pickedId(product)
    const before = await productOf(tx, seller.id, productId)
    if (!before) return { outcome: 'not_found' }
    if (before.photos.length >= MOST_PHOTOS) return { outcome: 'full', values: { most: MOST_PHOTOS } }
    const saved = await saveProduct(
      tx,
      { sellerId: seller.id, productId, fields: {}, photos },
      { source: 'chat', personId: actor.personId },
      now,
    )
    if (saved.outcome !== 'saved') return { outcome: 'closed' }
    const after = await productOf(tx, seller.id, productId)
    if (after && (after.status === 'approved' || after.status === 'paused')) {
      const files = (await photoFiles(tx, productId)).slice(before.photos.length)
      await tellCurators(tx, 'photo_added', after, { files }, now)
    }
    return {
      outcome: 'added',
      values: { changed_name: before.name, there_are: after?.photos.length ?? 0 },
      wrote: true,
    }
  },
})
