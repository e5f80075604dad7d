import { addDays } from '../../domain/calendar.ts'
import { instalments } from '../../domain/orders/totals.ts'
import { rupiah } from '../figures.ts'
import type { SphFacts } from '../paper.ts'
import type { Letterhead } from '../sheet.ts'
import type { Said, Speech } from '../words.ts'
import { type Content, facts, goodsTable, inWords, orderFacts, recipient, signed, totalSums } from './parts.ts'

/** Terms that stay with the signatures below them. */
const LAST = 2

/** Surat penawaran harga: prices and terms that stand until a day; the buyer may sign it instead of ordering in chat. */
export function sph(
  of: SphFacts,
  speech: Speech,
  { letterhead, day }: { letterhead: Letterhead; day: string },
): Content {
  const { say } = speech
  const { order, buyer, totals, dpPercent, termsDays, pkp } = of
  const until = speech.day(of.validUntilOn ?? addDays(day, of.validDays))
  const dp = instalments(totals.total, dpPercent).dp
  const terms: Said[] = [
    dp > 0 ? say('sph.dp', { percent: String(dpPercent), amount: rupiah(dp) }) : say('sph.no_dp'),
    say('sph.rest', { days: String(termsDays) }),
    say('sph.delivery', { date: speech.day(order.neededOn) }),
    say('sph.permits'),
    ...(pkp ? [] : [say('sph.no_ppn')]),
    say('sph.valid', { date: until }),
  ]
  return {
    title: say('title.sph'),
    facts: facts(...orderFacts(speech, order), { label: say('fact.valid_until'), value: until }),
    to: recipient(speech, say('to.buyer'), buyer),
    body: [{ block: 'text', said: say('sph.opening', { buyer: buyer.name }) }, goodsTable(speech, of)],
    closing: [
      [{ block: 'sums', sums: totalSums(speech, of) }, inWords(speech, totals.total)],
      [{ block: 'points', title: say('sph.terms'), open: true, points: terms.slice(0, -LAST) }],
      [
        { block: 'points', from: terms.length - LAST + 1, points: terms.slice(-LAST) },
        { block: 'text', said: say('sph.closing') },
      ],
    ],
    signatures: [
      { as: say('sign.agreed'), of: buyer.name, title: say('sign.name_and_stamp').text },
      signed(say('sign.regards'), letterhead),
    ],
  }
}
