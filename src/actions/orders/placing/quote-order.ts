import { instalments, USUAL_DP_PERCENT } from '../../../domain/orders/totals.ts'
import { action, type Outcome } from '../../action.ts'
import { line } from '../../lines.ts'
import { readItem } from './item.ts'
import { TOO_SHORT, tooShort } from './keeping.ts'
import { partsSaid } from './parts-said.ts'
import { supplierOf } from './place.ts'
import { quoteItem } from './quote.ts'
import { amountOf, countOf, NOT_POSSIBLE, notPossible } from './wish.ts'

const GIVES = {
  quoted: {
    title: 'text',
    amount: 'quantity',
    price: 'rupiah',
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
  },
  which_unit: { unit: 'text' },
  too_large: {},
  gone: {},
  /** the deliveries do not fit the number or the day */
  parts_differ: {},
  ...TOO_SHORT,
  ...NOT_POSSIBLE,
} as const

/** What an order would come to, and whether it can really be made by that day; otherwise what can. Writes nothing. */
export const quoteOrder = action({
  name: 'quote_order',
  for: ['visitor', 'buyer'],
  needs: {
    parcel: 'pick?',
    product: 'pick?',
    quantity: 'quantity',
    needed_on: 'date',
    deliveries: 'deliveries?',
    wished_shelf_life: 'days?',
  },
  gives: GIVES,
  async run(
    { parcel, product, quantity, needed_on, deliveries, wished_shelf_life },
    { tx, actor, now, feasts, house },
  ): Promise<Outcome<typeof GIVES>> {
    const item = await readItem(tx, { parcel, product }, actor.buyerId)
    if (!item) return { outcome: 'gone' }
    const parcelWord = house.words['unit.parcel'] ?? 'parcel'
    const counted = countOf(quantity, item)
    if (!counted.ok)
      return counted.why === 'too_large'
        ? { outcome: 'too_large' }
        : { outcome: 'which_unit', values: { unit: item.unit ?? parcelWord } }
    const { count } = counted
    const supplierIsPkp = (await supplierOf(tx, item.regionCode))?.pkp ?? false
    const said = partsSaid(deliveries, count, needed_on)
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
        title: item.title,
        amount: amountOf(item, count, parcelWord),
        price: item.lines.reduce((sum, each) => sum + each.quantity * each.price, item.packingFee),
        contents:
          item.parcelId === null
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
        goes: deliveries?.length && deliveries.every(({ address }) => address) ? 'goes.each' : 'goes.all',
      },
    }
  },
})
