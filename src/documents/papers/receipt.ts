import { STAMP_DUTY, STAMP_DUTY_ABOVE } from '../../domain/orders/totals.ts'
import { terbilang } from '../../domain/terbilang.ts'
import { rupiah } from '../figures.ts'
import type { ReceiptFacts } from '../paper.ts'
import type { Letterhead } from '../sheet.ts'
import type { Speech } from '../words.ts'
import { type Content, facts, orderFacts, signed } from './parts.ts'

/** Kuitansi of a confirmed payment. Over five million rupiah it says that a meterai belongs on it. */
export function receipt(of: ReceiptFacts, speech: Speech, { letterhead }: { letterhead: Letterhead }): Content {
  const { say } = speech
  const { order, buyer, purpose, amount, withheld, invoiceNumber } = of
  const words = terbilang(amount)
  const what = [
    say(`receipt.for_${purpose}`, { order: order.number }).text,
    ...(invoiceNumber === undefined ? [] : [say('receipt.by_invoice', { number: invoiceNumber }).text]),
    ...(order.poNumber === undefined ? [] : [say('receipt.by_po', { number: order.poNumber }).text]),
  ].join(', ')
  const stamped = amount > STAMP_DUTY_ABOVE
  return {
    title: say('title.receipt'),
    facts: facts(...orderFacts(speech, order)),
    body: [
      {
        block: 'facts',
        facts: [
          { label: say('receipt.from'), value: buyer.name },
          { label: say('receipt.sum'), value: `${words.charAt(0).toUpperCase()}${words.slice(1)} rupiah` },
          { label: say('receipt.for'), value: what },
        ],
      },
    ],
    closing: [
      [
        { block: 'amount', amount: rupiah(amount) },
        ...(withheld > 0
          ? [{ block: 'text' as const, said: say('receipt.withheld', { amount: rupiah(withheld) }) }]
          : []),
      ],
    ],
    signatures: [
      signed(
        say('sign.received_money'),
        letterhead,
        stamped ? say('receipt.stamp', { amount: rupiah(STAMP_DUTY) }) : undefined,
      ),
    ],
  }
}
