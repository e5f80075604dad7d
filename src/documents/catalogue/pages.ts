import type { Content, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { instantAt } from '../../domain/calendar.ts'
import { printable } from '../figures.ts'
import { pdfOf } from '../pdf.ts'
import type { CatalogueFacts, CatalogueItem } from './catalogue.ts'
import { qrOf } from './qr.ts'

const GREY = '#5b6770'
const RULE = '#d3dae0'
const SHADE = '#eef3f7'
const PRICE = '#9a3412'
/** Points: a photo and a code. Seven rows fill a page. */
const PHOTO = 94
const CODE = 78

/**
 * A catalogue as PDF (A4, one product a row, photo and code beside it): read on a phone turned upright as well as printed.
 * The same facts give the same bytes.
 */
export async function drawCatalogue(facts: CatalogueFacts): Promise<Uint8Array> {
  const { office, title, subtitle, hint, noPhoto, day, foot, groups } = facts
  const content: Content[] = [
    { text: printable(office), color: GREY, fontSize: 10.5 },
    { text: printable(title), fontSize: 22, bold: true, margin: [0, 6, 0, 2] },
    { text: printable(subtitle), fontSize: 12 },
    { text: printable(hint), color: GREY, fontSize: 10.5, margin: [0, 4, 0, 8] },
  ]
  for (const { title: name, items } of groups)
    for (const [place, item] of items.entries()) {
      const one = await row(item, noPhoto)
      // a heading never stands alone at the foot of a page
      content.push(place === 0 ? { unbreakable: true, stack: [heading(name), one] } : one)
    }
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [36, 32, 36, 40],
    info: { title: printable(title), author: printable(office), creationDate: instantAt(day) },
    language: 'id',
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.12, color: '#1d2733' },
    footer: (page, pages) => ({
      columns: [
        { text: printable(`${office} · ${title}`), width: '*' },
        {
          text: foot.replace('{page}', String(page)).replace('{pages}', String(pages)),
          alignment: 'right',
          width: 140,
        },
      ],
      color: GREY,
      fontSize: 8,
      margin: [36, 12, 36, 0],
    }),
    content,
  }
  return pdfOf(definition)
}

const heading = (text: string): Content => ({
  text: printable(text),
  bold: true,
  fontSize: 14,
  margin: [0, 10, 0, 4],
})

const ROW: CustomTableLayout = {
  hLineWidth: (line) => (line === 0 ? 0.6 : 0),
  vLineWidth: () => 0,
  hLineColor: () => RULE,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 7,
  paddingBottom: () => 7,
}

async function row({ name, price, from, facts, photo, link, code }: CatalogueItem, noPhoto: string): Promise<Content> {
  const words: Content = {
    stack: [
      { text: printable(name), bold: true, fontSize: 13 },
      { text: printable(price), bold: true, fontSize: 12, color: PRICE, margin: [0, 1, 0, 1] },
      { text: printable(from), color: GREY, margin: [0, 0, 0, 3] },
      { text: facts.map(whole).join('  ·  '), fontSize: 9.5, lineHeight: 1.25 },
    ],
    margin: [12, 0, 10, 0],
  }
  const mark: Content = {
    stack: [
      ...(link === undefined ? [] : [{ image: url('png', await qrOf(link)), width: CODE, link }]),
      { text: code, alignment: 'center', color: GREY, fontSize: 8, margin: [0, link === undefined ? 4 : 0, 0, 0] },
    ],
  }
  return {
    table: {
      widths: [PHOTO, '*', CODE],
      dontBreakRows: true,
      body: [[photo ? { image: url('jpeg', photo), width: PHOTO, height: PHOTO } : empty(noPhoto), words, mark]],
    },
    layout: ROW,
  }
}

/** A fact that fits on a line is not broken over two, nor is 'P-IRT'; a number keeps the hyphen it is looked for with. */
const whole = (fact: string): string => {
  const text = printable(fact)
  return text.length <= 42 ? text.replaceAll(' ', '\u00a0').replace(/(?<=\p{L})-(?=\p{L})/gu, '\u2011') : text
}

/** A product without a photo has a place for one: rows stay in line. */
const empty = (text: string): Content => ({
  table: {
    widths: [PHOTO],
    heights: [PHOTO],
    body: [[{ text: printable(text), alignment: 'center', color: GREY, fontSize: 9, margin: [4, 39, 4, 0] }]],
  },
  layout: {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: () => 0,
    paddingTop: () => 0,
    paddingBottom: () => 0,
    fillColor: () => SHADE,
  },
})

const url = (type: 'png' | 'jpeg', bytes: Uint8Array) =>
  `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`
