import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { guessKinds, kindsByLikelihood } from '../../../domain/products/guess.ts'
import { action } from '../../action.ts'
import { actingOfficer } from '../../audit.ts'
import { pickedId } from '../../picked.ts'
import { fieldsOf } from '../../products/answers.ts'
import { saveProduct } from '../../products/save-product.ts'
import { submitProduct } from '../../products/submit-product.ts'

/** The maker whose product is to be entered. */
export const lookAtMakerToEnter = action({
  name: 'look_at_maker_to_enter',
  for: OFFICER_ACTS.enter_for_makers,
  needs: { maker: 'pick' },
  gives: { open: { business: 'text' }, closed: {} },
  async run({ maker }, { tx, actor }) {
    const [seller] = await tx.sql<{ name: string }>(
      `SELECT name FROM sellers WHERE id = $1 AND region_code = $2 AND status NOT IN ('suspended', 'left')`,
      [pickedId(maker), actor.region],
    )
    return seller ? { outcome: 'open', values: { business: seller.name } } : { outcome: 'closed' }
  },
})

/** The kinds of product, likeliest first; what was picked, or a sure guess, spares the question. */
export const kindOfEntered = action({
  name: 'kind_of_entered',
  for: OFFICER_ACTS.enter_for_makers,
  needs: { product_name: 'text', kind: 'pick?' },
  gives: { sure: { kind: 'pick', kind_word: 'word', kinds: 'list' }, ask: { kinds: 'list' } },
  async run({ product_name, kind: picked }, { house }) {
    const kinds = kindsByLikelihood(product_name).map((key) => ({
      value: key,
      label: house.words[`kind.${key}`] ?? key,
    }))
    const [guess, another] = guessKinds(product_name)
    const known = kinds.find(({ value }) => value === picked)?.value
    const kind = known ?? (another === undefined ? guess : undefined)
    if (kind === undefined) return { outcome: 'ask', values: { kinds } }
    return { outcome: 'sure', values: { kind, kind_word: `kind.${kind}`, kinds } }
  },
})

/** "Dicatat petugas": a maker's product, saved and, when nothing that curation needs is missing, sent to the curators. */
export const enterProduct = action({
  name: 'enter_product',
  for: OFFICER_ACTS.enter_for_makers,
  needs: {
    maker: 'pick',
    product_name: 'text',
    kind: 'pick?',
    unit_price: 'rupiah',
    unit: 'text?',
    net_weight: 'weight?',
    capacity: 'capacity?',
    shelf_life: 'days?',
    pirt: 'pirt?',
    halal: 'halal?',
    photos: 'photo?',
  },
  gives: {
    submitted: { product_name: 'text' },
    incomplete: { product_name: 'text', lacking: 'words' },
    closed: {},
  },
  async run({ maker, photos, ...answers }, { tx, now, actor }) {
    const officer = actingOfficer(actor)
    const [seller] = await tx.sql<{ id: number }>(
      `SELECT id FROM sellers WHERE id = $1 AND region_code = $2 AND status NOT IN ('suspended', 'left') FOR UPDATE`,
      [pickedId(maker), actor.region],
    )
    if (!seller) return { outcome: 'closed' }
    const { product_name } = answers
    const saved = await saveProduct(
      tx,
      { sellerId: seller.id, fields: fieldsOf(answers), photos: photos ?? [] },
      { source: 'officer', officer },
      now,
    )
    if (saved.outcome !== 'saved') return { outcome: 'closed' }
    const submitted = await submitProduct(tx, { sellerId: seller.id, productId: saved.id }, now, officer)
    if (submitted.outcome === 'missing') {
      const lacking = submitted.needed.map((field) => `reason.${field}`)
      return { outcome: 'incomplete', values: { product_name, lacking }, wrote: true }
    }
    return { outcome: 'submitted', values: { product_name }, wrote: true }
  },
})
