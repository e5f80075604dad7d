import { dayText, numberText } from '../../answers/grammar/say.ts'
import type {
  DeliveryNoteFacts,
  GoodsRow,
  HandoverReportFacts,
  OrderFacts,
  PaperFacts,
  Party,
  Priced,
  WorkOrderFacts,
} from '../../documents/paper.ts'
import { setOff } from '../../domain/money/reckon.ts'
import { downPayment } from '../../domain/orders/down-payment.ts'
import { USUAL_QUOTATION_DAYS } from '../../domain/orders/quotation.ts'
import { instalments, orderTotals } from '../../domain/orders/totals.ts'
import type { PaperOrder } from './order.ts'
import { OVER, partOfOrder } from './part-of-order.ts'

/** Numbers of papers that others refer to. */
export interface Earlier {
  dpInvoice?: string
  invoice?: string
  /** surat jalan of a delivery, by its id */
  deliveryNotes: ReadonlyMap<number, string>
}

/** What is null in the database is not on the paper. */
type Present<T> = { [K in keyof T]?: Exclude<T[K], null> }
const present = <T extends object>(values: T): Present<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as Present<T>

export const orderOf = (order: PaperOrder): OrderFacts => ({
  number: order.number,
  neededOn: order.neededOn,
  ...present({
    poNumber: order.poNumber,
    poOn: order.poOn,
    deliverTo: goesTo(order),
    contactName: order.contactName,
    contactPhone: order.contactPhone,
  }),
})

/** Where it goes: one address, or each of several deliveries with its number and day. */
function goesTo({ address, deliveries }: PaperOrder): string | null {
  const several = deliveries.filter(({ wanted }) => wanted !== null)
  if (!several.length) return address
  return several
    .toSorted((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1))
    .map((delivery) => `${numberText(delivery.wanted ?? 0)} · ${dayText(delivery.plannedOn)} · ${delivery.address}`)
    .join('\n')
}

export const buyerOf = (order: PaperOrder): Party => ({
  name: order.buyer,
  ...present({ address: order.buyerAddress, attention: order.buyerContact }),
})

/** What was ordered and is still wanted, with its totals. */
function ordered(order: PaperOrder): Priced {
  const rows = order.lines
    .filter(({ quantity }) => quantity > 0)
    .map((line) => row({ ...line, instead: null }, line.quantity))
  return priced(rows, order.parcelCount ?? 0, order)
}

/** What arrived: the bill's own figures. */
function arrived(order: PaperOrder): Priced {
  const rows = order.lines.filter(({ delivered }) => delivered > 0).map((line) => row(line, line.delivered))
  const parcels = order.deliveries
    .filter(({ status }) => status === 'confirmed')
    .reduce((sum, delivery) => sum + (delivery.parcels ?? 0), 0)
  return priced(rows, parcels, order)
}

const row = (
  { label, instead, unit, price }: { label: string; instead?: string | null; unit: string | null; price: number },
  quantity: number,
): GoodsRow => ({
  label,
  quantity,
  price,
  ...present({ unit, instead: instead ?? null }),
})

const priced = (rows: GoodsRow[], parcels: number, { packingFee, pkp }: PaperOrder): Priced => ({
  rows,
  ...(packingFee > 0 && parcels > 0 ? { packing: { count: parcels, fee: packingFee } } : {}),
  totals: orderTotals(rows, packingFee * parcels, pkp),
  pkp,
})

/** The down payment that was asked for, or the one usual for this order. Integer rupiah. */
export function downPaymentOf(order: PaperOrder): number {
  const asked = order.payments.filter(({ purpose }) => purpose === 'dp').reduce((sum, { amount }) => sum + amount, 0)
  return asked || instalments(ordered(order).totals.total, order.dpPercent).dp
}

export const sphFacts = (order: PaperOrder, language: 'id' | 'id_en'): PaperFacts => ({
  kind: 'sph',
  order: orderOf(order),
  buyer: buyerOf(order),
  ...ordered(order),
  language,
  dpPercent: order.dpPercent,
  termsDays: order.termsDays,
  validDays: USUAL_QUOTATION_DAYS,
  ...present({ validUntilOn: order.validUntilOn }),
})

export const purchaseOrderFacts = (order: PaperOrder): PaperFacts => ({
  kind: 'purchase_order',
  order: orderOf(order),
  buyer: buyerOf(order),
  ...ordered(order),
  dpPercent: order.dpPercent,
  termsDays: order.termsDays,
  substitutes: order.substitutes,
  ...present({ greeting: order.greeting, note: order.note, minShelfLifeDays: order.minShelfLifeDays }),
})

export function dpInvoiceFacts(order: PaperOrder): PaperFacts {
  const { totals, pkp } = ordered(order)
  const amount = Math.min(downPaymentOf(order), totals.total)
  return {
    kind: 'dp_invoice',
    order: orderOf(order),
    buyer: buyerOf(order),
    dpPercent: order.dpPercent,
    orderTotal: totals.total,
    ...downPayment(totals, amount),
    pkp,
  }
}

/**
 * The one invoice: what arrived so far, less its part of the down payment and what was asked for deliveries before, as the
 * bill reckons (fulfilment/billing.ts).
 */
export function invoiceFacts(order: PaperOrder, { dpInvoice }: Earlier): PaperFacts {
  const goods = arrived(order)
  const owed = goods.totals.total
  const worth = ordered(order).totals.total
  const sum = (payments: PaperOrder['payments']) => payments.reduce((all, { amount }) => all + amount, 0)
  const down = sum(order.payments.filter(({ purpose }) => purpose === 'dp'))
  const dp = setOff(down, { owed, worth, final: OVER.includes(order.status) })
  const asked = order.payments.filter(({ purpose }) => purpose !== 'dp')
  const before = sum(asked.slice(0, -1))
  const last = asked.at(-1)
  return {
    kind: 'invoice',
    order: orderOf(order),
    buyer: buyerOf(order),
    ...goods,
    dp,
    ...(before > 0 ? { before } : {}),
    left: Math.max(0, owed - dp - before),
    termsDays: order.termsDays,
    ...present({ dueOn: last?.dueOn ?? null, dpNumber: dp > 0 ? (dpInvoice ?? null) : null }),
  }
}

export function receiptFacts(
  order: PaperOrder,
  paymentId: number,
  { dpInvoice, invoice }: Earlier,
): PaperFacts | undefined {
  const payment = order.payments.find(({ id }) => id === paymentId)
  if (!payment) return undefined
  const { purpose, paid, withheld } = payment
  return {
    kind: 'receipt',
    order: orderOf(order),
    buyer: buyerOf(order),
    purpose,
    amount: paid + withheld,
    withheld,
    ...present({ invoiceNumber: (purpose === 'dp' ? dpInvoice : invoice) ?? null }),
  }
}

export function deliveryNoteFacts(order: PaperOrder, deliveryId: number): DeliveryNoteFacts | undefined {
  const delivery = order.deliveries.find(({ id }) => id === deliveryId)
  if (!delivery?.sentOn) return undefined
  const { sentOn, address, parcels, gate, hours, receiverName, receiverPhone, plate, driver, items } = delivery
  return {
    kind: 'delivery_note',
    order: orderOf(order),
    buyer: buyerOf(order),
    rows: items.map(({ label, instead, unit, quantity }) => ({ label, quantity, ...present({ unit, instead }) })),
    sentOn,
    address,
    ...present({ parcels, gate, hours, receiverName, receiverPhone, plate, driver }),
  }
}

export function handoverReportFacts(
  order: PaperOrder,
  deliveryId: number,
  { deliveryNotes }: Earlier,
): HandoverReportFacts | undefined {
  const delivery = order.deliveries.find(({ id }) => id === deliveryId)
  if (!delivery?.receivedOn) return undefined
  const { receivedOn, parcels, receiptNumber, receiverName, items } = delivery
  return {
    kind: 'handover_report',
    order: orderOf(order),
    buyer: buyerOf(order),
    rows: items.map(({ label, instead, unit, quantity, damaged }) => ({
      label,
      quantity,
      damaged,
      ...present({ unit, instead }),
    })),
    receivedOn,
    ...partOfOrder(order, deliveryId),
    ...present({ parcels, receiptNumber, receiverName, deliveryNote: deliveryNotes.get(deliveryId) ?? null }),
  }
}

/** Where shares are wanted on several days each says its own. */
const dated = ({ label, dueOn }: { label: string; dueOn: string }) => `${label} (${dayText(dueOn)})`

/** What one maker promised of the order. */
export function workOrderFacts(order: PaperOrder, sellerId: number): WorkOrderFacts | undefined {
  const shares = order.shares.filter((share) => share.sellerId === sellerId)
  const [first] = shares
  if (!first) return undefined
  const { deliverTo: _, ...about } = orderOf(order)
  const days = shares.map((share) => share.dueOn).sort()
  const [dueOn = first.dueOn] = days
  const lastOn = days.at(-1) === dueOn ? undefined : days.at(-1)
  return {
    kind: 'work_order',
    order: about,
    maker: {
      name: first.maker,
      attention: first.owner,
      ...present({ address: first.makerAddress, phone: first.makerPhone }),
    },
    rows: shares.map((share) => row({ ...share, label: lastOn ? dated(share) : share.label }, share.promised)),
    dueOn,
    dpCondition: shares.some(({ dpCondition }) => dpCondition),
    ...present({ place: first.place || null, lastOn: lastOn ?? null }),
  }
}
