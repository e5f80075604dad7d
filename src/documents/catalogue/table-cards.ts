import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { instantAt } from '../../domain/calendar.ts'
import { printable } from '../figures.ts'
import { pdfOf } from '../pdf.ts'
import type { CatalogueItem } from './catalogue.ts'
import { qrOf } from './qr.ts'

const GREY = '#5b6770'
const CUT = '#9aa5ae'
const PRICE = '#9a3412'
/** Points: four cards fill an A4 page, a quarter each; the code is read from a step away. */
const WIDTH = 297
const HEIGHT = 420
const CODE = 190
const EDGE = 22

/** A product on a table. */
export type TableCard = Pick<CatalogueItem, 'name' | 'price' | 'from' | 'link' | 'code'>

/** Everything that stands on the cards of an exhibition. */
export interface TableCards {
  office: string
  title: string
  /** below each code: what to do with it */
  hint: string
  /** 'YYYY-MM-DD', the day they are of */
  day: string
  cards: readonly TableCard[]
}

/** Cards to cut out and stand on the makers' tables (A4, four a page), each with the QR of its product. The same facts give the same bytes. */
export async function drawTableCards({ office, title, hint, day, cards }: TableCards): Promise<Uint8Array> {
  const drawn: Content[] = []
  for (const card of cards) drawn.push(await cardOf(card, office, hint))
  const rows: Content[][] = []
  for (let at = 0; at < drawn.length; at += 2) rows.push([drawn[at] ?? '', drawn[at + 1] ?? ''])
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [0, 0, 0, 0],
    info: { title: printable(title), author: printable(office), creationDate: instantAt(day) },
    language: 'id',
    defaultStyle: { font: 'Roboto', fontSize: 12, lineHeight: 1.1, color: '#1d2733' },
    content: {
      table: { widths: [WIDTH, WIDTH], heights: HEIGHT, dontBreakRows: true, body: rows },
      layout: {
        hLineWidth: (line) => (line % 2 === 1 ? 0.5 : 0),
        vLineWidth: (line) => (line === 1 ? 0.5 : 0),
        hLineColor: () => CUT,
        vLineColor: () => CUT,
        paddingLeft: () => 0,
        paddingRight: () => 0,
        paddingTop: () => 0,
        paddingBottom: () => 0,
      },
    },
  }
  return pdfOf(definition)
}

async function cardOf({ name, price, from, link, code }: TableCard, office: string, hint: string): Promise<Content> {
  return {
    stack: [
      { text: printable(office), color: GREY, fontSize: 9 },
      // two lines of a long name, and no more
      { text: printable(name), bold: true, fontSize: name.length > 34 ? 15 : 20, margin: [0, 10, 0, 2] },
      { text: printable(from), color: GREY },
      { text: printable(price), bold: true, fontSize: 15, color: PRICE, margin: [0, 4, 0, 8] },
      ...(link === undefined
        ? []
        : [{ image: `data:image/png;base64,${Buffer.from(await qrOf(link)).toString('base64')}`, width: CODE }]),
      { text: code, bold: true, margin: [0, 4, 0, 4] },
      { text: printable(hint), color: GREY, fontSize: 11 },
    ],
    alignment: 'center',
    margin: [EDGE, EDGE, EDGE, 0],
  }
}
