import { kindsByLikelihood, sureKind } from '../../domain/products/guess.ts'
import { missingForCuration, type Needed } from '../../domain/products/missing.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { mustChoose, ownBusiness } from '../sellers/business.ts'
import { answersOf, PRODUCT_ANSWERS } from './answers.ts'
import { factsOf, productOf } from './fields.ts'

/** A registration begins, or goes on with a draft: what the draft holds is not asked again. */
export const beginProduct = action({
  name: 'begin_product',
  for: ['seller'],
  needs: { product: 'pick?' },
  gives: {
    fresh: {},
    draft: { ...PRODUCT_ANSWERS, photos: 'photo?' },
    not_a_draft: {},
    which_business: {},
    suspended: { business: 'text' },
  },
  async run({ product }, { tx, actor, now }) {
    if (product === undefined && (await mustChoose(tx, actor, now))) return { outcome: 'which_business' }
    const seller = await ownBusiness(tx, actor)
    if (seller.status === 'suspended') return { outcome: 'suspended', values: { business: seller.name } }
    if (product === undefined) return { outcome: 'fresh' }
    const draft = await productOf(tx, seller.id, pickedId(product))
    if (draft?.status !== 'draft') return { outcome: 'not_a_draft' }
    const photos = draft.photos.length ? draft.photos : undefined
    return { outcome: 'draft', values: { ...answersOf(draft), photos } as never }
  },
})

/** Question of the registration for each thing curation cannot do without. */
const ASKED_FOR: Readonly<Record<Needed, keyof typeof PRODUCT_ANSWERS | 'photos'>> = {
  name: 'product_name',
  kind: 'kind',
  price: 'unit_price',
  unit: 'unit',
  capacity: 'capacity',
  photos: 'photos',
  pirt: 'pirt',
  bpom_md: 'bpom',
}

/** Only what curation cannot do without is asked once more; whatever else is empty stays so. */
export const askMissing = action({
  name: 'ask_missing',
  for: ['seller'],
  needs: { product: 'pick' },
  gives: { open: { ...PRODUCT_ANSWERS, photos: 'photo?', has_pirt: 'yesno?', has_halal: 'yesno?' }, nothing: {} },
  async run({ product }, { tx, actor }) {
    const seller = await ownBusiness(tx, actor)
    const draft = await productOf(tx, seller.id, pickedId(product))
    if (!draft) return { outcome: 'nothing' }
    const { needed } = missingForCuration(factsOf(draft))
    if (!needed.length) return { outcome: 'nothing' }
    const open = new Set<string>(needed.map((missing) => ASKED_FOR[missing]))
    const known = { ...answersOf(draft), photos: draft.photos.length ? draft.photos : undefined }
    const values = Object.fromEntries(
      Object.entries(known).map(([name, value]) => [name, value ?? (open.has(name) ? undefined : null)]),
    )
    return { outcome: 'open', values: { ...values, has_pirt: undefined, has_halal: undefined } as never }
  },
})

/** What kind of product a name tells. A sure guess spares the maker a question; the list is there to mend it. */
export const guessKind = action({
  name: 'guess_kind',
  for: ['seller'],
  needs: { product_name: 'text', kind: 'pick?' },
  gives: {
    sure: { kind: 'pick', kind_word: 'word', kinds: 'list' },
    ask: { kinds: 'list' },
  },
  async run({ product_name, kind }, { house }) {
    const kinds = kindsByLikelihood(product_name).map((key) => ({
      value: key,
      label: house.words[`kind.${key}`] ?? key,
    }))
    const sure = kind ?? sureKind(product_name)
    if (sure === undefined) return { outcome: 'ask', values: { kinds } }
    return { outcome: 'sure', values: { kind: sure, kind_word: `kind.${sure}`, kinds } }
  },
})
