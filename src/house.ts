import { fileURLToPath } from 'node:url'
import { ACTIONS, OPENED } from './actions/index.ts'
import { LINES } from './actions/lines.ts'
import { PAPER_WORDS } from './documents/words.ts'
import { FlowsBroken } from './flow/broken.ts'
import { checkHouse } from './flow/check.ts'
import { loadHouse } from './flow/house.ts'
import type { Problem } from './flow/load.ts'
import type { House } from './flow/types.ts'
import { NOTICES } from './outbox/notices.ts'
import { ORDER_QUESTIONS } from './understand/about-order.ts'
import { PAPER_QUESTIONS } from './understand/about-papers.ts'
import { ANNOUNCE } from './understand/announcing.ts'
import { CATALOGUE_FILE } from './understand/catalogue-file.ts'
import { COMPOSE_PARCEL, LOOK_FOR_PARCELS } from './understand/composing.ts'
import { FELL_OUT } from './understand/fell-out.ts'
import { IN_BETWEEN } from './understand/in-between.ts'
import { READS } from './understand/index.ts'
import { INTENTS } from './understand/intents/intents.ts'
import { OPEN_ITEM, USE_INVITATION } from './understand/invitation.ts'
import { INVOICE_RECEIVED } from './understand/invoice-received.ts'
import { FIND_MAKER } from './understand/look-up.ts'
import { BANK_ACCOUNT, MONEY_ASKED } from './understand/money-words.ts'
import { OFFICER_QUESTIONS } from './understand/officer-questions.ts'
import { CHANGE_ORDER } from './understand/order-change.ts'
import { PARTNERSHIP_RECORD } from './understand/partnership.ts'
import { REPORT_QUESTIONS } from './understand/report-questions.ts'
import { SHOP_WORDS } from './understand/shop-words.ts'
import { SPLIT_DELIVERY } from './understand/split-delivery.ts'
import { WHAT_IT_COSTS } from './understand/what-it-costs.ts'

export const FLOWS_DIR = fileURLToPath(new URL('../flows', import.meta.url))

/** What channels say on their own, in flows/channels.yaml. */
const CHANNEL_SENTENCES = [
  ...['buyer', 'officer'].flatMap((bot) =>
    ['group', 'expired', 'share_contact', 'contact_done', 'commands.menu'].map((name) => `${bot}.${name}`),
  ),
  ...['how_to_pick', 'open_list', 'template.opening', 'template.closing', 'template.ask', 'template.question'].map(
    (name) => `whatsapp.${name}`,
  ),
]

/** Reads and checks everything under flows/. @throws FlowsBroken with every problem, file and line */
export function openHouse(dir = FLOWS_DIR): House {
  const { house, problems } = houseWithProblems(dir)
  if (problems.length) throw new FlowsBroken(problems)
  return house
}

/** The same for `gandeng flows check`, which prints the problems. */
export function houseWithProblems(dir = FLOWS_DIR): { house: House; problems: Problem[] } {
  const { house, problems } = loadHouse(dir, ACTIONS)
  const wants = {
    channels: CHANNEL_SENTENCES,
    notices: NOTICES,
    lines: LINES,
    papers: PAPER_WORDS,
    opened: OPENED,
    intents: [
      ...INTENTS,
      USE_INVITATION,
      COMPOSE_PARCEL,
      LOOK_FOR_PARCELS,
      ANNOUNCE,
      PARTNERSHIP_RECORD,
      ...SHOP_WORDS,
      OPEN_ITEM,
      CATALOGUE_FILE,
      FIND_MAKER,
      INVOICE_RECEIVED,
      MONEY_ASKED,
      BANK_ACCOUNT,
      SPLIT_DELIVERY,
      ...REPORT_QUESTIONS,
      ...PAPER_QUESTIONS,
      ...ORDER_QUESTIONS,
      FELL_OUT,
      CHANGE_ORDER,
      WHAT_IT_COSTS,
      ...IN_BETWEEN,
      ...OFFICER_QUESTIONS,
    ],
    readings: READS,
  }
  return { house, problems: [...problems, ...checkHouse(house, wants)] }
}
