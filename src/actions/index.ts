import type { Action } from './action.ts'
import { BUYERS } from './buyers/index.ts'
import { CATALOGUE_FLOW, makeCatalogueErrand } from './catalogue/files/errand.ts'
import { CATALOGUE } from './catalogue/index.ts'
import { composeErrand } from './composing/errand.ts'
import { COMPOSING } from './composing/index.ts'
import { CURATION } from './curation/index.ts'
import type { Errand } from './errand.ts'
import { FULFILMENT } from './fulfilment/index.ts'
import { HANDOFF } from './handoff/index.ts'
import { MONEY } from './money/index.ts'
import { OFFICERS } from './officers/index.ts'
import { ORDERS } from './orders/index.ts'
import { splitOrderErrand } from './orders/offering/split-order.ts'
import { PAPER_FLOWS, PAPERS } from './papers/index.ts'
import { makePaperErrand } from './papers/make-paper.ts'
import { PARCELS } from './parcels/index.ts'
import { PEOPLE } from './people/index.ts'
import { dropFilesErrand } from './privacy/files.ts'
import { PRIVACY } from './privacy/index.ts'
import { makeOwnDataErrand, OWN_DATA_FLOW } from './privacy/own-data-file.ts'
import { PRODUCTS } from './products/index.ts'
import { drawTableCardsErrand, TABLE_CARDS_FLOW } from './programme/exhibitions/cards.ts'
import { checkImportErrand, drawTemplateErrand, IMPORT_FLOWS, writeImportErrand } from './programme/imports/errands.ts'
import { PROGRAMME } from './programme/index.ts'
import { makeSummaryFilesErrand, SUMMARY_FILES_FLOW, sendSummaryFilesErrand } from './reports/files/errands.ts'
import { REPORTS } from './reports/index.ts'
import { RISING } from './rising/index.ts'
import { SAMPLES } from './samples/index.ts'
import { SEASON } from './season/index.ts'
import { SELLERS } from './sellers/index.ts'
import { SHOPS } from './shops/index.ts'

/** Everything a flow may `do:`. */
export const ACTIONS: readonly Action[] = [
  ...PEOPLE,
  ...PRIVACY,
  ...SELLERS,
  ...PRODUCTS,
  ...CATALOGUE,
  ...BUYERS,
  ...ORDERS,
  ...OFFICERS,
  ...CURATION,
  ...PARCELS,
  ...COMPOSING,
  ...FULFILMENT,
  ...PAPERS,
  ...MONEY,
  ...HANDOFF,
  ...REPORTS,
  ...RISING,
  ...SEASON,
  ...SHOPS,
  ...PROGRAMME,
  ...SAMPLES,
]

/** Work that takes longer than a turn may, by the name it is sent under. */
export const ERRANDS: readonly Errand[] = [
  splitOrderErrand,
  composeErrand,
  makePaperErrand,
  makeCatalogueErrand,
  sendSummaryFilesErrand,
  makeSummaryFilesErrand,
  dropFilesErrand,
  makeOwnDataErrand,
  drawTemplateErrand,
  checkImportErrand,
  drawTableCardsErrand,
  writeImportErrand,
]

/** Flows that the results of errands open, by name. */
export const OPENED: readonly string[] = [
  'composed',
  SUMMARY_FILES_FLOW,
  CATALOGUE_FLOW,
  OWN_DATA_FLOW,
  ...PAPER_FLOWS,
  ...IMPORT_FLOWS,
  TABLE_CARDS_FLOW,
]
