import { PPN_RATE_PERCENT } from '../../domain/orders/totals.ts'
import { terbilang } from '../../domain/terbilang.ts'
import { dialled, grouped, rupiah } from '../figures.ts'
import type { GoodsRow, OrderFacts, Party, Priced } from '../paper.ts'
import type { Block, Column, Fact, Letterhead, Sheet } from '../sheet.ts'
import type { Said, Speech } from '../words.ts'

/** What a paper adds to its letterhead, number and day. */
export type Content = Omit<Sheet, 'letterhead' | 'number' | 'day' | 'signedAt'>

/** The facts a paper has something to say about. */
export const facts = (...all: (Fact | false | undefined)[]): Fact[] =>
  all.filter((fact) => fact !== undefined && fact !== false)

/** Order number and the company's own PO, which stands on every paper. */
export const orderFacts = ({ say, day }: Speech, { number, poNumber, poOn }: OrderFacts): Fact[] =>
  facts(
    { label: say('fact.order'), value: number },
    poNumber !== undefined && {
      label: say('fact.po'),
      value: poOn === undefined ? poNumber : `${poNumber} (${day(poOn).text})`,
    },
  )

/** Whom a paper is for. */
export const recipient = ({ say }: Speech, title: Said, { name, address, phone, attention }: Party) => ({
  title,
  lines: [
    { text: name },
    ...(attention === undefined ? [] : [say('attention', { name: attention })]),
    ...(address === undefined ? [] : [{ text: address }]),
    ...(phone === undefined ? [] : [say('phone', { phone: dialled(phone) })]),
  ] as Said[],
})

const columns = ({ say }: Speech): Column[] => [
  { title: say('column.no'), align: 'center', width: 24 },
  { title: say('column.goods'), align: 'left', width: '*' },
  { title: say('column.quantity'), align: 'right', width: 84 },
  { title: say('column.price'), align: 'right', width: 78 },
  { title: say('column.amount'), align: 'right', width: 88 },
]

/** '1.200 bungkus' */
export const pieces = (quantity: number, unit: string | undefined): string =>
  unit === undefined ? grouped(quantity) : `${grouped(quantity)} ${unit}`

/** What was ordered, and what came instead. */
export const goodsName = ({ say }: Speech, { label, instead }: Pick<GoodsRow, 'label' | 'instead'>): string | Said =>
  instead === undefined ? label : say('row.instead', { goods: label, instead })

/** Goods with their prices; packing is the last row. */
export function goodsTable(speech: Speech, { rows, packing }: Pick<Priced, 'rows' | 'packing'>): Block {
  const all: { label: string | Said; quantity: number; price: number; unit?: string | undefined }[] = rows.map(
    (row) => ({
      ...row,
      label: goodsName(speech, row),
    }),
  )
  if (packing) all.push({ label: speech.say('row.packing'), quantity: packing.count, price: packing.fee })
  return {
    block: 'table',
    columns: columns(speech),
    rows: all.map(({ label, quantity, unit, price }, index) => [
      String(index + 1),
      label,
      pieces(quantity, unit),
      grouped(price),
      grouped(quantity * price),
    ]),
  }
}

/** Goods alone, without prices: what a driver and a receiver count. */
export const countTable = (speech: Speech, rows: readonly Omit<GoodsRow, 'price'>[]): Block => ({
  block: 'table',
  columns: [
    { title: speech.say('column.no'), align: 'center', width: 24 },
    { title: speech.say('column.goods'), align: 'left', width: '*' },
    { title: speech.say('column.quantity'), align: 'right', width: 70 },
    { title: speech.say('column.unit'), align: 'left', width: 80 },
    { title: speech.say('column.note'), align: 'left', width: 110 },
  ],
  rows: rows.map((row, index) => [
    String(index + 1),
    goodsName(speech, row),
    grouped(row.quantity),
    row.unit ?? '',
    '',
  ]),
})

type Sums = Extract<Block, { block: 'sums' }>['sums']

/** Goods, tax and total; without PPN the total alone. */
export function totalSums({ say }: Speech, { totals: { goods, packing, taxBase, ppn, total }, pkp }: Priced): Sums {
  if (!pkp) return [{ label: say('total.all'), amount: rupiah(total), strong: true }]
  return [
    { label: say('total.net'), amount: rupiah(goods + packing) },
    { label: say('total.tax_base'), amount: rupiah(taxBase) },
    { label: say('total.ppn', { percent: String(PPN_RATE_PERCENT) }), amount: rupiah(ppn) },
    { label: say('total.all'), amount: rupiah(total), strong: true },
  ]
}

/** The amount in words. Source of the custom: every kuitansi and invoice has it, so that a digit added is seen. */
export const inWords = ({ say }: Speech, amount: number): Block => {
  const words = terbilang(amount)
  return {
    block: 'box',
    lines: [say('in_words', { words: `${words.charAt(0).toUpperCase()}${words.slice(1)} rupiah` })],
    slanted: true,
  }
}

/** Where to pay. */
export const bankBox = ({ say }: Speech, { bank }: Letterhead): Block => ({
  block: 'box',
  title: say('bank.title'),
  lines: bank ? [say('bank.line', { bank: bank.bank, number: bank.number, holder: bank.holder })] : [say('bank.ask')],
})

/** The penyedia's own signature. */
export const signed = (as: Said, { name, signatory, signatoryTitle }: Letterhead, stamp?: Said) => ({
  as,
  of: name,
  ...(signatory === undefined ? {} : { name: signatory }),
  ...(signatoryTitle === undefined ? {} : { title: signatoryTitle }),
  ...(stamp === undefined ? {} : { stamp }),
})
