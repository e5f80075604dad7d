import type { Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { action, type Outcome } from '../../action.ts'
import { actingOfficer, audit } from '../../audit.ts'
import { listLabel } from '../../list-label.ts'
import { type Item, readItem } from '../../orders/placing/item.ts'
import { partsSaid } from '../../orders/placing/parts-said.ts'
import { placeOrder, supplierOf } from '../../orders/placing/place.ts'
import { quoteItem } from '../../orders/placing/quote.ts'
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
  order_count: 'count',
  needed_on: 'date',
  deliveries: 'deliveries?',
} as const

const QUOTED = {
  quoted: { title: 'text', amount: 'quantity', total: 'rupiah' },
  gone: {},
  parts_differ: {},
  ...NOT_POSSIBLE,
} as const

/** What the letter's order comes to, and whether makers can really fulfil it. Writes nothing. */
export const quoteEntered = action({
  name: 'quote_entered',
  for: ['admin', 'curator'],
  needs: wish,
  gives: QUOTED,
  async run({ parcel, hit, order_count: count, needed_on, deliveries }, work): Promise<Outcome<typeof QUOTED>> {
    const { tx, now, feasts, actor, house } = work
    const item = await itemIn(tx, actor.region, parcel, hit)
    if (!item) return { outcome: 'gone' }
    const parcelWord = house.words['unit.parcel'] ?? 'parcel'
    const supplierIsPkp = (await supplierOf(tx, item.regionCode))?.pkp ?? false
    const said = partsSaid(deliveries, count, needed_on)
    if (said.kind === 'differ') return { outcome: 'parts_differ' }
    const parts = said.kind === 'several' ? said.parts : undefined
    const quote = await quoteItem(tx, item, { count, neededOn: needed_on, parts }, { now, feasts, supplierIsPkp })
    if (quote.kind !== 'possible') return notPossible(quote, item, parcelWord)
    const amount = amountOf(item, count, parcelWord)
    return { outcome: 'quoted', values: { title: item.title, amount, total: quote.totals.total } }
  },
})

const ENTERED = {
  entered: { number: 'text', total: 'rupiah' },
  waiting: { number: 'text' },
  gone: {},
  parts_differ: {},
  ...NOT_POSSIBLE,
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
    const { order_count: count, needed_on } = needs
    const said = partsSaid(needs.deliveries, count, needed_on)
    if (said.kind === 'differ') return { outcome: 'parts_differ' }
    const { officerId } = actingOfficer(actor)
    const item = await itemIn(tx, actor.region, needs.parcel, needs.hit)
    const buyer = await tx.prisma.buyer.findFirst({ where: { id: pickedId(needs.buyer), regionCode: actor.region } })
    const address = needs.delivery_address ?? buyer?.address
    if (!item || !buyer || !address) return { outcome: 'gone' }
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
    if (placed.kind === 'not_possible') return notPossible(placed.quote, item, house.words['unit.parcel'] ?? 'parcel')
    const { orderId, number, total } = placed
    await audit(tx, actor, now, {
      act: 'enter_order',
      subject: 'orders',
      subjectId: orderId,
      after: { number, po_number: needs.po_number ?? null, count, needed_on },
      onBehalf: true,
    })
    const members = await buyerAccounts(tx, [buyer.id])
    const values = { number, title: item.title, pieces: count, needed_on, total }
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

/** What was picked, if it is sold in the officer's region. */
async function itemIn(tx: Tx, region: string, parcel?: string, product?: string): Promise<Item | undefined> {
  const item = await readItem(tx, { parcel, product: parcel === undefined ? product : undefined })
  return item?.regionCode === region ? item : undefined
}
