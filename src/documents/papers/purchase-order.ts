import { instalments } from '../../domain/orders/totals.ts'
import { dialled, rupiah } from '../figures.ts'
import type { PurchaseOrderFacts } from '../paper.ts'
import type { Letterhead } from '../sheet.ts'
import type { Said, Speech } from '../words.ts'
import { type Content, facts, goodsTable, inWords, orderFacts, recipient, signed, totalSums } from './parts.ts'

/** Surat pesanan: what the buyer orders of the penyedia, for both to sign. The company's own PO may stand in its place. */
export function purchaseOrder(
  of: PurchaseOrderFacts,
  speech: Speech,
  { letterhead }: { letterhead: Letterhead },
): Content {
  const { say, day } = speech
  const { order, buyer, totals, dpPercent, termsDays, greeting, note, substitutes, minShelfLifeDays } = of
  const dp = instalments(totals.total, dpPercent).dp
  const contact = [order.contactName, order.contactPhone && dialled(order.contactPhone)].filter(Boolean).join(', ')
  const terms: Said[] = [
    ...(dp > 0 ? [say('order.dp', { percent: String(dpPercent), amount: rupiah(dp) })] : []),
    say('order.rest', { days: String(termsDays) }),
    say(`order.substitutes.${substitutes}`),
    ...(minShelfLifeDays === undefined ? [] : [say('order.shelf_life', { days: String(minShelfLifeDays) })]),
    ...(greeting === undefined ? [] : [say('order.greeting', { greeting })]),
    ...(note === undefined ? [] : [say('order.note', { note })]),
    ...(order.poNumber === undefined
      ? []
      : [say('order.company_po', { number: order.poNumber, date: order.poOn === undefined ? '–' : day(order.poOn) })]),
  ]
  return {
    title: say('title.purchase_order'),
    facts: facts(
      ...orderFacts(speech, order),
      { label: say('fact.needed_on'), value: day(order.neededOn) },
      order.deliverTo !== undefined && { label: say('fact.deliver_to'), value: order.deliverTo },
      contact !== '' && { label: say('fact.contact'), value: contact },
    ),
    to: recipient(speech, say('to.orderer'), buyer),
    body: [{ block: 'text', said: say('order.opening', { supplier: letterhead.name }) }, goodsTable(speech, of)],
    closing: [
      [{ block: 'sums', sums: totalSums(speech, of) }, inWords(speech, totals.total)],
      [{ block: 'points', title: say('order.terms'), points: terms }],
    ],
    signatures: [
      { as: say('sign.orderer'), of: buyer.name, title: say('sign.name_and_stamp').text },
      signed(say('sign.agreed'), letterhead),
    ],
  }
}
