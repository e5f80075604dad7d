import { instalments, USUAL_DP_PERCENT } from '../../../domain/orders/totals.ts'
import { action, type Outcome } from '../../action.ts'
import { line } from '../../lines.ts'
import { isSeveral, writeBasket } from './basket.ts'
import { TOO_SHORT, tooShort } from './keeping.ts'
import { readOrdering } from './ordering.ts'
import { partsSaid } from './parts-said.ts'
import { supplierOf } from './place.ts'
import { quoteItem } from './quote.ts'
import { amountOf, NOT_POSSIBLE, notPossible } from './wish.ts'

const GIVES = {
  quoted: {
    title: 'text',
    amount: 'quantity',
    /** of one set; several goods each have theirs */
    price: 'rupiah?',
    contents: 'lines',
    goods: 'rupiah',
    packing: 'rupiah?',
    ppn: 'rupiah?',
    total: 'rupiah',
    dp: 'rupiah',
    /** the day of all of it; several deliveries each have theirs */
    received: 'date?',
    /** what the order's address is: where it goes, or the buyer's own where each delivery has one */
    goes: 'word',
    /** several goods with the latest among them, as basket.ts keeps them */
    basket: 'text?',
  },
  which_unit: { unit: 'text' },
  too_large: {},
  gone: {},
  /** the deliveries do not fit the number or the day */
  parts_differ: {},
  /** several goods come in one delivery */
  one_gate: {},
  ...TOO_SHORT,
  ...NOT_POSSIBLE,
} as const

/** What an order would come to, and whether it can really be made by that day; otherwise what can. Writes nothing. */
/** @param alone only the one that is talked about, of several */
const quoting = (name: string, alone: boolean) =>
  action({
    name,
    for: ['visitor', 'buyer'],
    needs: {
      parcel: 'pick?',
      product: 'pick?',
      basket: 'text?',
      quantity: 'quantity',
      needed_on: 'date',
      deliveries: 'deliveries?',
      wished_shelf_life: 'days?',
    },
    gives: GIVES,
    async run(
      { needed_on, deliveries, wished_shelf_life, ...gathered },
      { tx, actor, now, feasts, house },
    ): Promise<Outcome<typeof GIVES>> {
      const parcelWord = house.words['unit.parcel'] ?? 'parcel'
      const ordering = await readOrdering(tx, alone ? { ...gathered, basket: undefined } : gathered, actor.buyerId)
      switch (ordering.kind) {
        case 'gone':
        case 'too_large':
          return { outcome: ordering.kind }
        case 'which_unit':
          return { outcome: 'which_unit', values: { unit: ordering.unit ?? parcelWord } }
        case 'lacking':
          return { outcome: 'lacking', values: { chosen_good: ordering.product } }
      }
      const { item, count } = ordering
      const several = isSeveral(item)
      if (several && deliveries && deliveries.length > 1) return { outcome: 'one_gate' }
      const supplierIsPkp = (await supplierOf(tx, item.regionCode))?.pkp ?? false
      const said = partsSaid(alone ? undefined : deliveries, count, needed_on)
      if (said.kind === 'differ') return { outcome: 'parts_differ' }
      const parts = said.kind === 'several' ? said.parts : undefined
      const wish = { count, neededOn: needed_on, parts, minShelfLifeDays: wished_shelf_life }
      const short = await tooShort(tx, item, wish)
      if (short) return short
      const quote = await quoteItem(tx, item, wish, { now, feasts, supplierIsPkp })
      if (quote.kind !== 'possible') return notPossible(quote, item, parcelWord)
      const { goods, packing, ppn, total } = quote.totals
      return {
        outcome: 'quoted',
        values: {
          title: several ? (house.words['order.several'] ?? item.title) : item.title,
          amount: several
            ? { qty: item.lines.length, unit: house.words['unit.kind'] ?? '' }
            : amountOf(item, count, parcelWord),
          price: several
            ? undefined
            : item.lines.reduce((sum, each) => sum + each.quantity * each.price, item.packingFee),
          contents:
            item.parcelId === null && !several
              ? []
              : item.lines.map(({ label, quantity: pieces, price }) =>
                  line('parcel_content', { label, quantity: pieces, price }),
                ),
          goods,
          packing: packing || undefined,
          ppn: ppn || undefined,
          total,
          dp: instalments(total, USUAL_DP_PERCENT).dp,
          received: parts ? undefined : needed_on,
          basket: several
            ? writeBasket(
                item.lines.map(({ products, quantity }) => ({ product: String(products[0]), count: quantity })),
              )
            : alone
              ? gathered.basket
              : undefined,
          goes: !several && deliveries?.length && deliveries.every(({ address }) => address) ? 'goes.each' : 'goes.all',
        },
      }
    },
  })

export const quoteOrder = quoting('quote_order', false)
/** Why one of several goods can't be made like that. */
export const quoteGood = quoting('quote_good', true)
