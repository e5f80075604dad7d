import { dialled, grouped } from '../figures.ts'
import type { DeliveryNoteFacts } from '../paper.ts'
import type { Letterhead } from '../sheet.ts'
import type { Speech } from '../words.ts'
import { type Content, countTable, facts, orderFacts, recipient, signed } from './parts.ts'

/** Surat jalan: goes with one lorry to one gate, and comes back stamped. */
export function deliveryNote(
  of: DeliveryNoteFacts,
  speech: Speech,
  { letterhead }: { letterhead: Letterhead },
): Content {
  const { say, day } = speech
  const { order, buyer, rows, parcels, sentOn, address, gate, hours, receiverName, receiverPhone, plate, driver } = of
  const receiver = [receiverName, receiverPhone && dialled(receiverPhone)].filter(Boolean).join(', ')
  return {
    title: say('title.delivery_note'),
    facts: facts(
      ...orderFacts(speech, order),
      { label: say('fact.sent_on'), value: day(sentOn) },
      parcels !== undefined && { label: say('fact.parcels'), value: grouped(parcels) },
      { label: say('fact.plate'), value: plate ?? '…………………' },
      { label: say('fact.driver'), value: driver ?? '…………………' },
      gate !== undefined && { label: say('fact.gate'), value: gate },
      hours !== undefined && { label: say('fact.hours'), value: hours },
      receiver !== '' && { label: say('fact.receiver'), value: receiver },
    ),
    to: recipient(speech, say('to.receiver'), { name: buyer.name, address }),
    body: [{ block: 'text', said: say('delivery.opening') }, countTable(speech, rows)],
    closing: [[{ block: 'text', said: say('delivery.checked') }]],
    signatures: [
      signed(say('sign.sender'), letterhead),
      { as: say('sign.driver'), ...(driver === undefined ? {} : { name: driver }) },
      { as: say('sign.receiver'), of: buyer.name, title: say('sign.name_and_stamp').text },
    ],
  }
}
