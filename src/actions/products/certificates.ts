import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { mustChoose, ownBusiness } from '../sellers/business.ts'
import { type ProductNow, productList, productsOf } from './fields.ts'
import { keepCertificates, papersOf } from './permits.ts'

const paperWords = (product: ProductNow) => papersOf(product).map((paper) => `paper.${paper}`)

/** The product whose certificates are to be photographed: the one named, just sent, or picked from those with numbers. */
export const findPapers = action({
  name: 'find_papers',
  for: ['seller'],
  needs: { product: 'pick?', sent_product: 'pick?' },
  gives: {
    one: { product: 'pick', papers: 'words', papers_of: 'text' },
    several: { products: 'list' },
    none: {},
    which_business: {},
  },
  async run({ product, sent_product }, { tx, actor, now }) {
    const meant = product ?? sent_product
    if (meant === undefined && (await mustChoose(tx, actor, now))) return { outcome: 'which_business' }
    const seller = await ownBusiness(tx, actor)
    const withPapers = (await productsOf(tx, seller.id)).filter((one) => papersOf(one).length)
    const found = meant === undefined ? withPapers : withPapers.filter(({ id }) => id === pickedId(meant))
    const [only] = found
    if (!only) return { outcome: 'none' }
    if (found.length > 1)
      return {
        outcome: 'several',
        values: { products: productList(found) },
      }
    return { outcome: 'one', values: { product: String(only.id), papers: paperWords(only), papers_of: only.name } }
  },
})

/** Puts the pictures beside the numbers, for the curators to compare. */
export const keepCertificatePhotos = action({
  name: 'keep_certificates',
  for: ['seller'],
  needs: { product: 'pick', certificates: 'photo' },
  gives: { kept: {}, not_found: {} },
  async run({ product, certificates }, { tx, actor }) {
    const seller = await ownBusiness(tx, actor)
    const found = (await productsOf(tx, seller.id)).find(({ id }) => id === pickedId(product))
    if (!found) return { outcome: 'not_found' }
    await keepCertificates(tx, found.id, certificates)
    return { outcome: 'kept', wrote: true }
  },
})
