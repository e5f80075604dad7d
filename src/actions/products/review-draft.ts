import { missingForCuration, type Needed } from '../../domain/products/missing.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { factsOf, productOf } from './fields.ts'
import { papersOf } from './permits.ts'
import { submitProduct } from './submit-product.ts'

const PERMITS: ReadonlySet<Needed> = new Set(['pirt', 'bpom_md'])

/** What stands between a draft and the curators; a number she does not have yet is not asked for a second time. */
export const reviewDraft = action({
  name: 'review_draft',
  for: ['seller'],
  needs: { product: 'pick' },
  gives: { complete: {}, incomplete: { missing: 'words' }, only_permit: { missing: 'words' }, gone: {} },
  async run({ product }, { tx, actor }) {
    const seller = await ownBusiness(tx, actor)
    const draft = await productOf(tx, seller.id, pickedId(product))
    if (!draft || (draft.status !== 'draft' && draft.status !== 'returned')) return { outcome: 'gone' }
    const { needed } = missingForCuration(factsOf(draft))
    if (!needed.length) return { outcome: 'complete' }
    const values = { missing: needed.map((field) => `missing.${field}`) }
    return { outcome: needed.every((field) => PERMITS.has(field)) ? 'only_permit' : 'incomplete', values }
  },
})

const SENT = { submitted_name: 'text', sent_product: 'pick', product: 'pick?' } as const

/** To the curators. */
export const submitToCurators = action({
  name: 'submit_product',
  for: ['seller'],
  needs: { product: 'pick' },
  gives: {
    submitted: SENT,
    submitted_with_papers: SENT,
    submitted_without_halal: SENT,
    missing: { missing: 'words' },
    not_now: {},
  },
  async run({ product }, { tx, actor, now }) {
    const seller = await ownBusiness(tx, actor, 'lock')
    const productId = pickedId(product)
    if (seller.status === 'suspended') return { outcome: 'not_now' }
    const done = await submitProduct(tx, { sellerId: seller.id, productId }, now)
    if (done.outcome === 'missing')
      return { outcome: 'missing', values: { missing: done.needed.map((field) => `missing.${field}`) } }
    if (done.outcome !== 'submitted') return { outcome: 'not_now' }
    const sent = await productOf(tx, seller.id, productId)
    // the talk is no longer about it: what is registered next is another product
    const values = { submitted_name: sent?.name ?? '', sent_product: product, product: undefined }
    if (done.waitsForHalal) return { outcome: 'submitted_without_halal', values, wrote: true }
    return { outcome: sent && papersOf(sent).length ? 'submitted_with_papers' : 'submitted', values, wrote: true }
  },
})
