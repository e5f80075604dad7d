import { answerKind, type Quantity } from '../../answers/index.ts'
import type { ReadContext } from '../../answers/kind.ts'
import type { Tx } from '../../db/open.ts'
import { DISTRICTS } from '../../domain/districts.ts'
import { guessKinds } from '../../domain/products/guess.ts'
import { COMPOSE_PARCEL, LOOK_FOR_PARCELS } from '../../understand/composing.ts'
import { understand } from '../../understand/index.ts'
import { action } from '../action.ts'
import { isParcel } from '../orders/placing/find-item.ts'
import { LOOKED_FOR, type Needs } from './filter.ts'
import { findProducts } from './find.ts'
import { readSearch, type Searched } from './read-search.ts'

/** 'mau pesan …', 'halo min, order …', 'beli …' in front of what is wanted. */
const ORDERS =
  /^\s*(?:(?:h[ae]?l+o+|hai|hi|hei|selamat|pagi|siang|sore|malam|as+alamu\S*|permisi|punten|maaf|min|admin|kak|pak|bu|saya|kami|mau|ingin|tolong|bisa|boleh)[\s,.!]+)*(?:pesan|pesen|order|beli|pemesanan)\b[\s:,]*/i

/** 'pesan ini', 'yang ini saja' below a product's card. */
const THIS = /^(?:yang\s+)?(?:ini|itu)(?:\s+(?:saja|aja|ya|dong|deh|pak|bu))*$/i

/**
 * What somebody wants who just writes, below the menu or as a first message: to order ('500 parsel Berkah terima H-10',
 * 'pesan keripik tempe') or to look for something ('keripik pedas di bawah 20rb yang halal'). Below a
 * product's card 'pesan 100' is that product; below a list 'yang di bawah 15 ribu saja' narrows what it was looked for by. Words that name no goods, hold no filter and find nothing are `unclear`.
 */
export const readWish = action({
  name: 'read_wish',
  for: ['visitor', 'buyer'],
  needs: { said: 'text?', product: 'pick?', ...LOOKED_FOR },
  gives: {
    order: { product: 'pick?', wanted: 'text?', quantity: 'quantity?', needed_on: 'date?', budget: 'rupiah?' },
    /** parcels for a budget, their contents to be found */
    compose: { first_words: 'text', quantity: 'quantity?', needed_on: 'date?', budget: 'rupiah?' },
    search: LOOKED_FOR,
    /** parcels, and none in particular */
    parcels: {},
    /** somebody is asked for */
    officer: {},
    unclear: {},
    nothing: {},
  },
  async run({ said, product, ...before }, { tx, today, feasts, actor }) {
    if (said === undefined) return { outcome: 'nothing' }
    const context = { today, feasts, region: actor.region, districts: DISTRICTS }
    const rest = said.replace(ORDERS, '').trim()
    const own = understand(said, context)
    if (own.intent === 'human_handoff') return { outcome: 'officer' }
    // 'bingkisan untuk 350 karyawan, anggaran 150rb' and 'butuh kue untuk rapat 50 orang' say it themselves
    const orders = own.intent === COMPOSE_PARCEL || (own.intent === 'bulk_order' && own.values.kind_words !== undefined)
    const { intent, values } = orders ? own : understand(`pesan ${rest}`, context)
    const sure = <T>(key: string) => (values[key]?.unsure ? undefined : (values[key]?.value as T | undefined))
    const quantity = sure<Quantity>('quantity')
    const needed_on = sure<string>('needed_on')
    const asked = rest !== said.trim()
    if (!asked && own.intent === LOOK_FOR_PARCELS) return { outcome: 'parcels' }
    if (asked && product !== undefined && THIS.test(rest))
      return { outcome: 'order', values: { product, ...NOTHING_ELSE } }
    const counted = asked && product !== undefined ? bareCount(rest, context) : undefined
    if (counted) return { outcome: 'order', values: { product, ...NOTHING_ELSE, quantity: counted } }
    const budget = sure<number>('budget')
    const byBudget = budget !== undefined && own.intent === COMPOSE_PARCEL
    if (byBudget && !quantity) return { outcome: 'compose', values: { first_words: said, quantity, needed_on, budget } }
    if (intent === COMPOSE_PARCEL && quantity && (orders || asked || needed_on || isParcel(quantity))) {
      const values = { first_words: said, quantity, needed_on, budget: sure<number>('budget') }
      return { outcome: 'compose', values }
    }
    if (intent === 'bulk_order' && quantity && (orders || asked || needed_on || isParcel(quantity))) {
      const wanted = sure<string>('kind_words')
      const this_one = wanted === undefined && !isParcel(quantity) ? product : undefined
      const values = { product: this_one, wanted, quantity, needed_on, budget: sure<number>('budget') }
      return { outcome: 'order', values }
    }
    if (asked) return { outcome: 'order', values: { product: undefined, ...NOTHING_ELSE, wanted: rest || undefined } }
    const search = readSearch(said, context)
    const filtered = search.maxPrice !== undefined || search.halalOnly || search.district !== undefined
    if (filtered && search.words === undefined) return { outcome: 'search', values: narrowed(before, search, context) }
    const goods = orders ? sure<string>('kind_words') : undefined
    if (goods) return { outcome: 'search', values: { ...NO_FILTER, search_words: goods } }
    const found = filtered || guessKinds(said).length > 0 || (await isSold(tx, said, actor.region, today))
    return found ? { outcome: 'search', values: { ...NO_FILTER, search_words: said } } : { outcome: 'unclear' }
  },
})

const NOTHING_ELSE = { wanted: undefined, quantity: undefined, needed_on: undefined, budget: undefined }

const NO_FILTER = {
  search_words: undefined,
  max_price: undefined,
  halal_only: undefined,
  district: undefined,
  region: undefined,
  product_kind: undefined,
  collection: undefined,
}

/** What was looked for before, with what was just said in place of the same thing. */
function narrowed(before: Needs, now: Searched, context: Parameters<typeof readSearch>[1]): Needs {
  const words = before.search_words === undefined ? undefined : readSearch(before.search_words, context)
  const halal = now.halalOnly || words?.halalOnly
  return {
    ...before,
    search_words: words ? words.words : before.search_words,
    max_price: now.maxPrice ?? before.max_price ?? words?.maxPrice,
    halal_only: halal ? 'yes' : before.halal_only,
    district: now.district ?? before.district ?? words?.district,
  }
}

/** '100', 'seratus': how many of what is looked at. */
function bareCount(rest: string, context: ReadContext): Quantity | undefined {
  const read = /\s/.test(rest)
    ? undefined
    : answerKind('quantity')?.read({ text: rest, media: [] }, { min: 1 }, context)
  return read?.ok ? (read.value as Quantity) : undefined
}

const isSold = async (tx: Tx, words: string, regionCode: string, today: string) =>
  (await findProducts(tx, { regionCode, words }, today, 1)).length > 0
