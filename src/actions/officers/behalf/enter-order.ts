import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { action, type Outcome, type Work } from '../../action.ts'
import { actingOfficer, audit } from '../../audit.ts'
import { line } from '../../lines.ts'
import { listLabel } from '../../list-label.ts'
import { isSeveral, writeBasket } from '../../orders/placing/basket.ts'
import { nameOf } from '../../orders/placing/good.ts'
import { type Item, piecesOf, readItem } from '../../orders/placing/item.ts'
import { type Ordering, readOrdering } from '../../orders/placing/ordering.ts'
import { partsSaid } from '../../orders/placing/parts-said.ts'
import { placeOrder, supplierOf } from '../../orders/placing/place.ts'
import { type Quote, quoteItem } from '../../orders/placing/quote.ts'
import { amountOf, NOT_POSSIBLE, notPossible } from '../../orders/placing/wish.ts'
import { pickedId } from '../../picked.ts'

/** Parcels on sale in the region. */
export const listParcelsOnSale = action({
  name: 'list_parcels_on_sale',
  for: ['admin', 'curator'],
  needs: {},
  gives: { some: { parcels: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const rows = await tx.prisma.parcel.findMany({
      where: { regionCode: actor.region, buyerId: null, status: 'active' },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    if (!rows.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: { parcels: rows.map(({ id, name }) => ({ value: String(id), label: listLabel(name) })) },
    }
  },
})

const wish = {
  parcel: 'pick?',
  hit: 'pick?',
  /** several goods, as placing/basket.ts keeps them */
  basket: 'text?',
  order_count: 'count',
  needed_on: 'date',
  deliveries: 'deliveries?',
} as const

/** Which of several goods can't be made like that. */
const LACKING = { lacking: { entered_good: 'pick', good_name: 'text' } } as const

const QUOTED = {
  quoted: { title: 'text', amount: 'quantity', contents: 'lines', total: 'rupiah', basket: 'text?' },
  /** several goods come in one delivery */
  one_gate: {},
  gone: {},
  parts_differ: {},
  ...NOT_POSSIBLE,
  ...LACKING,
} as const

/** What the letter's order comes to, and whether makers can really fulfil it. Writes nothing. */
export const quoteEntered = action({
  name: 'quote_entered',
  for: ['admin', 'curator'],
  needs: wish,
  gives: QUOTED,
  async run({ needed_on, deliveries, ...goods }, work): Promise<Outcome<typeof QUOTED>> {
    const { tx, now, feasts, house } = work
    const ordering = await orderingIn(work, goods)
    if (ordering.kind === 'lacking') return lacking(work, ordering.product)
    if (ordering.kind !== 'ordering') return { outcome: 'gone' }
    const { item, count } = ordering
    const several = isSeveral(item)
    if (several && deliveries && deliveries.length > 1) return { outcome: 'one_gate' }
    const parcelWord = house.words['unit.parcel'] ?? 'parcel'
    const supplierIsPkp = (await supplierOf(tx, item.regionCode))?.pkp ?? false
    const said = partsSaid(deliveries, count, needed_on)
    if (said.kind === 'differ') return { outcome: 'parts_differ' }
    const parts = said.kind === 'several' ? said.parts : undefined
    const quote = await quoteItem(tx, item, { count, neededOn: needed_on, parts }, { now, feasts, supplierIsPkp })
    if (quote.kind === 'lacking') return lacking(work, String(quote.product))
    if (quote.kind !== 'possible') return notFor(quote, item, parcelWord)
    const { total } = quote.totals
    if (!several) {
      const values = {
        title: item.title,
        amount: amountOf(item, count, parcelWord),
        contents: [],
        total,
        basket: undefined,
      }
      return { outcome: 'quoted', values }
    }
    const contents = item.lines.map(({ label, quantity, price }) => line('parcel_content', { label, quantity, price }))
    const basket = writeBasket(
      item.lines.map(({ products, quantity }) => ({ product: String(products[0]), count: quantity })),
    )
    const title = house.words['order.several'] ?? item.title
    const amount = { qty: item.lines.length, unit: house.words['unit.kind'] ?? '' }
    return { outcome: 'quoted', values: { title, amount, contents, total, basket } }
  },
})

const ENTERED = {
  entered: { number: 'text', total: 'rupiah' },
  waiting: { number: 'text' },
  gone: {},
  parts_differ: {},
  ...NOT_POSSIBLE,
  ...LACKING,
} as const

/**
 * "Dicatat petugas": an order that came by letter, e-mail or phone, with the company's own PO (PRACTICE 20). It is placed
 * like any other; a member of that organisation who uses the bot hears of it.
 */
export const enterOrder = action({
  name: 'enter_order',
  for: ['admin', 'curator'],
  needs: {
    buyer: 'pick',
    ...wish,
    delivery_address: 'text?',
    po_number: 'text?',
    po_on: 'date?',
    po_file: 'document?',
  },
  gives: ENTERED,
  async run(needs, work): Promise<Outcome<typeof ENTERED>> {
    const { tx, now, feasts, actor, house } = work
    const { needed_on } = needs
    const ordering = await orderingIn(work, needs)
    if (ordering.kind === 'lacking') return lacking(work, ordering.product)
    if (ordering.kind !== 'ordering') return { outcome: 'gone' }
    const { item, count } = ordering
    const said = partsSaid(isSeveral(item) ? undefined : needs.deliveries, count, needed_on)
    if (said.kind === 'differ') return { outcome: 'parts_differ' }
    const { officerId } = actingOfficer(actor)
    const buyer = await tx.prisma.buyer.findFirst({ where: { id: pickedId(needs.buyer), regionCode: actor.region } })
    const address = needs.delivery_address ?? buyer?.address
    if (!buyer || !address) return { outcome: 'gone' }
    const placed = await placeOrder(
      tx,
      item,
      {
        buyerId: buyer.id,
        count,
        neededOn: needed_on,
        parts: said.kind === 'several' ? said.parts : undefined,
        address,
        contactName: buyer.contactName,
        contactPhone: buyer.phone,
        source: 'officer',
        enteredById: officerId,
        ...(needs.po_number === undefined ? {} : { poNumber: needs.po_number }),
        ...(needs.po_on === undefined ? {} : { poOn: needs.po_on }),
        ...(needs.po_file === undefined ? {} : { poFileHash: needs.po_file }),
      },
      now,
      feasts,
    )
    // a letter has no colleague who could have ordered the same
    if (placed.kind === 'blocked' || placed.kind === 'twice') return { outcome: 'gone' }
    if (placed.kind === 'not_possible') {
      const { quote } = placed
      if (quote.kind === 'lacking') return lacking(work, String(quote.product))
      return notFor(quote, item, house.words['unit.parcel'] ?? 'parcel')
    }
    const { orderId, number, total } = placed
    await audit(tx, actor, now, {
      act: 'enter_order',
      subject: 'orders',
      subjectId: orderId,
      after: { number, po_number: needs.po_number ?? null, count: piecesOf(item, count), needed_on },
      onBehalf: true,
    })
    const members = await buyerAccounts(tx, [buyer.id])
    const values = { number, title: item.title, pieces: piecesOf(item, count), needed_on, total }
    await queueNotices(
      tx,
      members.map(({ accountId }) => ({
        notice: 'order_entered' as const,
        accountId,
        key: `order-entered:${orderId}:${accountId}`,
        values,
      })),
      now,
    )
    if (placed.waiting) return { outcome: 'waiting', values: { number }, wrote: true }
    return { outcome: 'entered', values: { number, total }, wrote: true }
  },
})

/** What the letter names, if it is sold in the officer's region; a parcel, or goods each in its own number. */
async function orderingIn(
  { tx, actor }: Work,
  {
    parcel,
    hit,
    order_count: qty,
    basket,
  }: { parcel?: string | undefined; hit?: string | undefined; order_count: number; basket?: string | undefined },
): Promise<Ordering> {
  const product = parcel === undefined ? hit : undefined
  const item = await readItem(tx, { parcel, product })
  if (item?.regionCode !== actor.region) return { kind: 'gone' }
  return readOrdering(tx, { parcel, product, quantity: { qty }, basket }, undefined)
}

async function lacking(work: Work, product: string) {
  return { outcome: 'lacking' as const, values: { entered_good: product, good_name: await nameOf(work, product) } }
}

/** The same as for a buyer; which of several goods can't be made is said with its name. */
function notFor(quote: Exclude<Quote, { kind: 'possible' | 'lacking' }>, item: Item, parcel: string) {
  const said = notPossible(quote, item, parcel)
  if (said.outcome === 'lacking') throw new Error('one thing alone lacks nothing else')
  return said
}
