import { grouped } from '../figures.ts'
import type { HandoverReportFacts } from '../paper.ts'
import type { Letterhead } from '../sheet.ts'
import type { Speech } from '../words.ts'
import { type Content, facts, goodsName, orderFacts, signed } from './parts.ts'

/** BAST, berita acara serah terima: what arrived at one gate, how much of it whole. */
export function handoverReport(
  of: HandoverReportFacts,
  speech: Speech,
  { letterhead }: { letterhead: Letterhead },
): Content {
  const { say, day } = speech
  const { order, buyer, rows, parcels, receivedOn, deliveryNote, receiptNumber, receiverName, part } = of
  const damaged = rows.reduce((sum, row) => sum + row.damaged, 0)
  return {
    title: say('title.handover_report'),
    facts: facts(
      ...orderFacts(speech, order),
      deliveryNote !== undefined && { label: say('fact.delivery_note'), value: deliveryNote },
      part !== undefined && {
        label: say('fact.part'),
        value: say('handover.part', { number: String(part.number), of: String(part.of) }).text,
      },
      { label: say('fact.received_on'), value: day(receivedOn) },
      receiptNumber !== undefined && { label: say('fact.receipt_number'), value: receiptNumber },
      parcels !== undefined && { label: say('fact.parcels'), value: grouped(parcels) },
    ),
    body: [
      {
        block: 'text',
        said: say('handover.opening', { date: day(receivedOn), supplier: letterhead.name, buyer: buyer.name }),
      },
      {
        block: 'table',
        columns: [
          { title: say('column.no'), align: 'center', width: 24 },
          { title: say('column.goods'), align: 'left', width: '*' },
          { title: say('column.unit'), align: 'left', width: 80 },
          { title: say('column.quantity'), align: 'right', width: 66 },
          { title: say('column.damaged'), align: 'right', width: 66 },
          { title: say('column.good'), align: 'right', width: 66 },
        ],
        rows: rows.map(({ label, instead, unit, quantity, damaged: broken }, index) => [
          String(index + 1),
          goodsName(speech, { label, ...(instead === undefined ? {} : { instead }) }),
          unit ?? '',
          grouped(quantity),
          grouped(broken),
          grouped(quantity - broken),
        ]),
      },
    ],
    closing: [
      [
        {
          block: 'text',
          said: damaged > 0 ? say('handover.damaged', { damaged: grouped(damaged) }) : say('handover.all_good'),
        },
        ...(of.follows ? [{ block: 'text' as const, said: say('handover.follows') }] : []),
        ...(of.deducted === undefined
          ? []
          : [{ block: 'text' as const, said: say('handover.deducted', { pieces: grouped(of.deducted) }) }]),
        { block: 'text', said: say('handover.closing') },
      ],
    ],
    signatures: [
      signed(say('sign.handed'), letterhead),
      {
        as: say('sign.taken'),
        of: buyer.name,
        ...(receiverName === undefined ? {} : { name: receiverName }),
        title: say('sign.name_and_stamp').text,
      },
    ],
  }
}
