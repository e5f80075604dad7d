import { PPN_RATE_PERCENT } from '../../domain/orders/totals.ts'
import { grouped, rupiah } from '../figures.ts'
import type { DpInvoiceFacts, InvoiceFacts } from '../paper.ts'
import type { Letterhead } from '../sheet.ts'
import type { Speech } from '../words.ts'
import { bankBox, type Content, facts, goodsTable, inWords, orderFacts, recipient, signed, totalSums } from './parts.ts'

/** Invoice of the down payment: its part of net price and PPN apart. */
export function dpInvoice(of: DpInvoiceFacts, speech: Speech, { letterhead }: { letterhead: Letterhead }): Content {
  const { say } = speech
  const { order, buyer, dpPercent, orderTotal, net, taxBase, ppn, amount, pkp } = of
  return {
    title: say('title.dp_invoice'),
    facts: facts(...orderFacts(speech, order), { label: say('fact.needed_on'), value: speech.day(order.neededOn) }),
    to: recipient(speech, say('to.buyer'), buyer),
    body: [
      {
        block: 'table',
        columns: [
          { title: say('column.no'), align: 'center', width: 24 },
          { title: say('column.what'), align: 'left', width: '*' },
          { title: say('total.all'), align: 'right', width: 100 },
          { title: say('column.amount'), align: 'right', width: 100 },
        ],
        rows: [
          ['1', say('row.dp', { percent: String(dpPercent), number: order.number }), grouped(orderTotal), grouped(net)],
        ],
      },
    ],
    closing: [
      [
        {
          block: 'sums',
          sums: [
            ...(pkp
              ? [
                  { label: say('total.tax_base'), amount: rupiah(taxBase) },
                  { label: say('total.ppn', { percent: String(PPN_RATE_PERCENT) }), amount: rupiah(ppn) },
                ]
              : []),
            { label: say('total.due'), amount: rupiah(amount), strong: true },
          ],
        },
        inWords(speech, amount),
      ],
      [
        bankBox(speech, letterhead),
        { block: 'text', said: say('invoice.dp_note') },
        ...(pkp ? [] : [{ block: 'text' as const, said: say('not_pkp') }]),
      ],
    ],
    signatures: [signed(say('sign.regards'), letterhead)],
  }
}

/** The one invoice of an order: what was delivered, with the down payment set off. */
export function invoice(of: InvoiceFacts, speech: Speech, { letterhead }: { letterhead: Letterhead }): Content {
  const { say, day } = speech
  const { order, buyer, dp, dpNumber, before = 0, left, dueOn, termsDays, pkp } = of
  const settled = [
    ...(dp > 0 ? [{ label: say('total.dp', { number: dpNumber ?? order.number }), amount: rupiah(-dp) }] : []),
    ...(before > 0 ? [{ label: say('total.before'), amount: rupiah(-before) }] : []),
    { label: say('total.left'), amount: rupiah(left), strong: true },
  ]
  return {
    title: say('title.invoice'),
    facts: facts(...orderFacts(speech, order), dueOn !== undefined && { label: say('fact.due_on'), value: day(dueOn) }),
    to: recipient(speech, say('to.buyer'), buyer),
    body: [goodsTable(speech, of)],
    closing: [
      [
        { block: 'sums', sums: [...totalSums(speech, of), ...(dp > 0 || before > 0 ? settled : [])] },
        inWords(speech, left),
      ],
      [
        bankBox(speech, letterhead),
        { block: 'text', said: say('invoice.final_note', { days: String(termsDays) }) },
        ...(pkp ? [] : [{ block: 'text' as const, said: say('not_pkp') }]),
      ],
    ],
    signatures: [signed(say('sign.regards'), letterhead)],
  }
}
