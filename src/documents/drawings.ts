import type { CatalogueBook, CatalogueFacts } from './catalogue/catalogue.ts'
import type { TableCards } from './catalogue/table-cards.ts'
import type { Paper } from './paper.ts'
import type { ChartFacts } from './summary/chart.ts'
import type { PagesFacts } from './summary/pages.ts'
import type { PaperTexts } from './words.ts'
import type { Book } from './workbook.ts'

/** What can be drawn, and from what: plain data, which crosses to a thread and back. */
export interface Drawings {
  /** words of flows/papers.yaml; the letterhead's picture */
  paper: [paper: Paper, texts: PaperTexts, picture: Uint8Array | undefined]
  chart: [ChartFacts]
  pages: [PagesFacts]
  workbook: [Book]
  /** the other way round: bytes of a workbook in, what it holds out, as JSON (`ReadBook`) */
  cells: [Uint8Array]
  catalogue: [CatalogueFacts]
  catalogue_book: [CatalogueBook]
  table_cards: [TableCards]
}

/** Facts in, the file's bytes out; the same facts give the same bytes. Throws what the drawing threw. */
export type Draw = <What extends keyof Drawings>(what: What, ...facts: Drawings[What]) => Promise<Uint8Array>

// these libraries are large and rarely wanted: nobody's first message waits for them
const HOW: { [What in keyof Drawings]: (...facts: Drawings[What]) => Promise<Uint8Array> } = {
  paper: async (...facts) => (await import('./render.ts')).renderPaper(...facts),
  chart: async (...facts) => (await import('./summary/chart.ts')).drawChart(...facts),
  pages: async (...facts) => (await import('./summary/pages.ts')).drawPages(...facts),
  workbook: async (...facts) => (await import('./workbook.ts')).drawWorkbook(...facts),
  cells: async (bytes) => Buffer.from(JSON.stringify(await (await import('./read-workbook.ts')).readWorkbook(bytes))),
  catalogue: async (...facts) => (await import('./catalogue/pages.ts')).drawCatalogue(...facts),
  catalogue_book: async (...facts) => (await import('./catalogue/book.ts')).drawCatalogueBook(...facts),
  table_cards: async (...facts) => (await import('./catalogue/table-cards.ts')).drawTableCards(...facts),
}

/** Draws in this very thread, which stands still meanwhile. */
export const drawHere: Draw = (what, ...facts) => HOW[what](...facts)
