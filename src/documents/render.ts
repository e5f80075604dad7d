import { drawSheet } from './draw.ts'
import type { Paper, PaperFacts } from './paper.ts'
import { deliveryNote } from './papers/delivery-note.ts'
import { handoverReport } from './papers/handover-report.ts'
import { dpInvoice, invoice } from './papers/invoice.ts'
import { partnershipRecord } from './papers/partnership-record.ts'
import type { Content } from './papers/parts.ts'
import { purchaseOrder } from './papers/purchase-order.ts'
import { receipt } from './papers/receipt.ts'
import { sph } from './papers/sph.ts'
import { workOrder } from './papers/work-order.ts'
import { type PaperTexts, type Speech, speech } from './words.ts'

/**
 * A paper as PDF (A4, fonts embedded). The same paper, words and picture give the same bytes, whenever and wherever.
 * @param texts sentences of flows/papers.yaml
 * @param logo the letterhead's picture (PNG or JPEG); one that cannot be drawn is left out
 */
export function renderPaper(paper: Paper, texts: PaperTexts, logo?: Uint8Array): Promise<Uint8Array> {
  const { facts, letterhead, number, day } = paper
  const spoken = speech(texts, facts.kind === 'sph' && facts.language === 'id_en')
  const signedAt = spoken.day(day)
  const place = letterhead.place
  return drawSheet(
    {
      ...contentOf(facts, spoken, paper),
      letterhead,
      number,
      day,
      signedAt: place === undefined ? signedAt : spoken.say('place_and_date', { place, date: signedAt }),
    },
    spoken,
    logo,
  )
}

function contentOf(facts: PaperFacts, speech: Speech, paper: Paper): Content {
  switch (facts.kind) {
    case 'sph':
      return sph(facts, speech, paper)
    case 'purchase_order':
      return purchaseOrder(facts, speech, paper)
    case 'dp_invoice':
      return dpInvoice(facts, speech, paper)
    case 'invoice':
      return invoice(facts, speech, paper)
    case 'receipt':
      return receipt(facts, speech, paper)
    case 'delivery_note':
      return deliveryNote(facts, speech, paper)
    case 'handover_report':
      return handoverReport(facts, speech, paper)
    case 'work_order':
      return workOrder(facts, speech, paper)
    case 'partnership_record':
      return partnershipRecord(facts, speech, paper)
  }
}
