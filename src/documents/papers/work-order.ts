import { orderTotals } from '../../domain/orders/totals.ts'
import type { WorkOrderFacts } from '../paper.ts'
import type { Letterhead } from '../sheet.ts'
import type { Said, Speech } from '../words.ts'
import { type Content, facts, goodsTable, inWords, orderFacts, recipient, signed, totalSums } from './parts.ts'

/** Surat perintah kerja: what one maker promised of an order, by when, where, and who pays it. */
export function workOrder(of: WorkOrderFacts, speech: Speech, { letterhead }: { letterhead: Letterhead }): Content {
  const { say, day } = speech
  const { order, maker, rows, dueOn, lastOn, place, dpCondition } = of
  const totals = orderTotals(rows, 0, false)
  const terms: Said[] = [
    lastOn === undefined ? say('work.by', { date: day(dueOn) }) : say('work.by_each'),
    ...(place === undefined ? [] : [say('work.at', { place })]),
    say('work.quality'),
    say('work.paid', { supplier: letterhead.name }),
    ...(dpCondition ? [say('work.dp')] : []),
  ]
  return {
    title: say('title.work_order'),
    facts: facts(
      ...orderFacts(speech, order),
      { label: say('fact.hand_over_on'), value: day(dueOn) },
      lastOn !== undefined && { label: say('fact.hand_over_last'), value: day(lastOn) },
      place !== undefined && { label: say('fact.hand_over_at'), value: place },
    ),
    to: recipient(speech, say('to.maker'), maker),
    body: [{ block: 'text', said: say('work.opening', { order: order.number }) }, goodsTable(speech, { rows })],
    closing: [
      [{ block: 'sums', sums: totalSums(speech, { rows, totals, pkp: false }) }, inWords(speech, totals.total)],
      [{ block: 'points', title: say('work.terms'), points: terms }],
    ],
    signatures: [
      {
        as: say('sign.takes_work'),
        of: maker.name,
        ...(maker.attention === undefined ? {} : { name: maker.attention }),
      },
      signed(say('sign.gives_work'), letterhead),
    ],
  }
}
