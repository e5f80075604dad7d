import type { Totals } from '../domain/orders/totals.ts'
import type { Letterhead } from './sheet.ts'

/** Everybody on a paper beside its issuer. */
export interface Party {
  name: string
  address?: string
  phone?: string
  attention?: string
}

/** One line of goods. `quantity` pieces of `unit`, integer rupiah a piece. */
export interface GoodsRow {
  label: string
  /** names of what stands in for it, in part or wholly */
  instead?: string
  quantity: number
  unit?: string
  price: number
}

/** What an order is, on whatever paper. Amounts are integer rupiah, days 'YYYY-MM-DD'. */
export interface OrderFacts {
  number: string
  neededOn: string
  /** the company's own purchase order stands on every paper */
  poNumber?: string
  poOn?: string
  deliverTo?: string
  contactName?: string
  contactPhone?: string
}

export interface Priced {
  rows: GoodsRow[]
  packing?: { count: number; fee: number }
  totals: Totals
  /** whether PPN is shown */
  pkp: boolean
}

export interface SphFacts extends Priced {
  kind: 'sph'
  order: OrderFacts
  buyer: Party
  /** Indonesian alone, or both side by side */
  language: 'id' | 'id_en'
  dpPercent: number
  termsDays: number
  /** days it stands, from the day of issue; a quotation with a last day of its own names that */
  validDays: number
  validUntilOn?: string
}

export interface PurchaseOrderFacts extends Priced {
  kind: 'purchase_order'
  order: OrderFacts
  buyer: Party
  dpPercent: number
  termsDays: number
  greeting?: string
  note?: string
  substitutes: 'equal' | 'ask' | 'no'
  minShelfLifeDays?: number
}

export interface DpInvoiceFacts {
  kind: 'dp_invoice'
  order: OrderFacts
  buyer: Party
  dpPercent: number
  /** of which the down payment is a part */
  orderTotal: number
  /** the part that is asked for; net + ppn */
  net: number
  taxBase: number
  ppn: number
  amount: number
  pkp: boolean
}

export interface InvoiceFacts extends Priced {
  kind: 'invoice'
  order: OrderFacts
  buyer: Party
  /** set off against what is owed; its invoice, when one was issued */
  dp: number
  dpNumber?: string
  /** asked for and paid for deliveries before */
  before?: number
  left: number
  dueOn?: string
  termsDays: number
}

export interface ReceiptFacts {
  kind: 'receipt'
  order: OrderFacts
  buyer: Party
  purpose: 'dp' | 'remainder' | 'full'
  /** what the payment counts for: money received and tax withheld */
  amount: number
  withheld: number
  invoiceNumber?: string
}

export interface DeliveryNoteFacts {
  kind: 'delivery_note'
  order: OrderFacts
  buyer: Party
  rows: Omit<GoodsRow, 'price'>[]
  parcels?: number
  sentOn: string
  address: string
  gate?: string
  hours?: string
  receiverName?: string
  receiverPhone?: string
  plate?: string
  driver?: string
}

export interface HandoverReportFacts {
  kind: 'handover_report'
  order: OrderFacts
  buyer: Party
  rows: (Omit<GoodsRow, 'price'> & { damaged: number })[]
  parcels?: number
  receivedOn: string
  /** which of how many deliveries of the order */
  part?: { number: number; of: number }
  /** goods of the order are still to come */
  follows?: true
  /** of the last delivery: pieces of the order that never arrived whole and are not paid for */
  deducted?: number
  deliveryNote?: string
  receiptNumber?: string
  receiverName?: string
}

export interface WorkOrderFacts {
  kind: 'work_order'
  order: Omit<OrderFacts, 'deliverTo'>
  maker: Party
  rows: GoodsRow[]
  dueOn: string
  /** the last day, when parts of it are wanted on several: each row says its own */
  lastOn?: string
  place?: string
  dpCondition: boolean
}

export interface PartnershipFacts {
  kind: 'partnership_record'
  organisation: Party
  year: number
  purchases: { day: string; order: string; makers: number; value: number }[]
  others: {
    day: string
    kind: string
    note?: string
    value?: number
    /** a picture of it is kept */
    photo?: boolean
    /** the officer who confirmed it, and on which day */
    checkedBy?: string
    checkedOn?: string
  }[]
  /** makers bought from in that year, each once */
  makers: number
}

/** What a paper says, without its number and day. Plain JSON: kept with the paper, so that it can be made again. */
export type PaperFacts =
  | SphFacts
  | PurchaseOrderFacts
  | DpInvoiceFacts
  | InvoiceFacts
  | ReceiptFacts
  | DeliveryNoteFacts
  | HandoverReportFacts
  | WorkOrderFacts
  | PartnershipFacts

export type PaperKind = PaperFacts['kind']

/** A paper that was issued: facts, who issued it, number and day. */
export interface Paper {
  facts: PaperFacts
  letterhead: Letterhead
  number: string
  /** day of issue, 'YYYY-MM-DD' */
  day: string
}
