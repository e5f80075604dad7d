import pdfmake from 'pdfmake'
import type { Column, Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { instantAt } from '../../domain/calendar.ts'
import { printable } from '../figures.ts'
import '../draw.ts'

/** A small table: what, and how much; a strong row is a sum. */
export interface PageTable {
  title: string
  rows: readonly { label: string; amount: string; strong?: boolean }[]
}

/** What the two pages for the head of the office say. Every text is said already. */
export interface PagesFacts {
  office: string
  title: string
  /** region, month, how far the figures may be trusted */
  subtitle: string
  /** the day it is dated, 'YYYY-MM-DD' */
  day: string
  /** heads of the columns, then a row for each figure */
  figures: { heads: readonly string[]; rows: readonly (readonly string[])[] }
  /** sentences under the figures */
  remarks: readonly string[]
  /** PNG */
  chart: Uint8Array
  /** why it moved: each table adds up to the change */
  why?: { title: string; tables: readonly PageTable[] }
  /** what to do and whom to call: a sentence, and lines under it */
  todo: { title: string; points: readonly { text: string; under: readonly string[] }[] }
  lists: readonly { title: string; lines: readonly string[] }[]
  /** breakdowns, two beside each other */
  tables: readonly PageTable[]
  /** 'Halaman {page} dari {pages}' */
  foot: string
}

const GREY = '#555555'
const RULE = '#c4ccd4'
const SHADE = '#e9f0f6'

const THIN: CustomTableLayout = {
  hLineWidth: (row, { table }) => (row === 0 || row === table.body.length ? 0 : 0.4),
  vLineWidth: () => 0,
  hLineColor: () => RULE,
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 2,
  paddingBottom: () => 1.5,
}

/** Two pages (A4): figures, picture, causes and what to do on the first, the breakdowns on the second. Same facts, same bytes. */
export function drawPages(facts: PagesFacts): Promise<Uint8Array> {
  const { office, title, subtitle, day, figures, remarks, chart, why, todo, lists, tables, foot } = facts
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [40, 36, 40, 40],
    info: { title: printable(`${title} ${subtitle}`), author: printable(office), creationDate: instantAt(day) },
    language: 'id',
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.12, color: '#1d2733' },
    footer: (page, pages) => ({
      columns: [
        { text: printable(office), width: '*' },
        {
          text: foot.replace('{page}', String(page)).replace('{pages}', String(pages)),
          alignment: 'right',
          width: 140,
        },
      ],
      color: GREY,
      fontSize: 7.5,
      margin: [40, 14, 40, 0],
    }),
    content: [
      { text: printable(office), color: GREY },
      { text: printable(title), fontSize: 18, bold: true, margin: [0, 4, 0, 0] },
      { text: printable(subtitle), fontSize: 11, margin: [0, 0, 0, 8] },
      {
        columns: [
          { width: '*', stack: [figureTable(figures), ...remarks.map(remark)] },
          { width: 190, image: pngUrl(chart), fit: [190, 238] },
        ],
        columnGap: 12,
      },
      ...(why
        ? [
            heading(why.title),
            { columns: why.tables.map((each) => small(each, NARROW)), columnGap: 14 } satisfies Content,
          ]
        : []),
      ...(todo.points.length ? [heading(todo.title)] : []),
      ...todo.points.map(({ text, under }, place): Content => point(place + 1, text, under)),
      {
        pageBreak: 'before',
        stack: [
          ...lists.flatMap(({ title: name, lines }): Content[] => [
            heading(name),
            ...lines.map((line): Content => ({ text: printable(line), margin: [0, 0, 0, 2] })),
          ]),
        ],
      },
      ...pairs(tables).map(
        (pair): Content => ({
          columns: [small(pair[0], WIDE), pair[1] ? small(pair[1], WIDE) : { text: '', width: '*' }],
          columnGap: 20,
          margin: [0, 10, 0, 0],
        }),
      ),
    ],
  }
  return pdfmake.createPdf(definition).getBuffer()
}

const pngUrl = (png: Uint8Array) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`

const heading = (text: string): Content => ({ text: printable(text), bold: true, fontSize: 12, margin: [0, 10, 0, 4] })

const remark = (text: string): Content => ({ text: printable(text), margin: [3, 5, 0, 0] })

function figureTable({ heads, rows }: PagesFacts['figures']): Content {
  const cells = (row: readonly string[], style: object): TableCell[] =>
    row.map((text, place) => ({
      text: printable(text),
      alignment: place === 0 ? 'left' : 'right',
      fontSize: 8.5,
      ...style,
    }))
  return {
    table: {
      headerRows: 1,
      widths: ['*', ...heads.slice(1).map(() => 'auto')],
      body: [cells(heads, { bold: true, fillColor: SHADE, fontSize: 8 }), ...rows.map((row) => cells(row, {}))],
    },
    layout: { ...THIN, paddingTop: () => 3.2, paddingBottom: () => 2.6 },
  }
}

/** Letters that fit: two lines in the narrow tables, one in the wide; sentences keep theirs. */
const NARROW = 28
const WIDE = 36
/** 'PT Anugerah Sumber Makmur Indu…' */
const clip = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text)

const small = ({ title, rows }: PageTable, most: number): Column => ({
  width: '*',
  stack: [
    { text: printable(title), bold: true, fillColor: SHADE, margin: [0, 0, 0, 2] },
    {
      table: {
        widths: ['*', 'auto'],
        body: rows.length
          ? rows.map(({ label, amount, strong }) => [
              { text: printable(clip(label, most)), bold: strong === true },
              { text: printable(amount), alignment: 'right', noWrap: true, bold: strong === true },
            ])
          : [[{ text: '–' }, { text: '' }]],
      },
      layout: THIN,
    },
  ],
})

const point = (place: number, text: string, under: readonly string[]): Content => ({
  columns: [
    { text: `${place}.`, width: 14 },
    {
      width: '*',
      stack: [
        { text: printable(text) },
        ...under.map((line): Content => ({ text: printable(line), color: GREY, fontSize: 8.5 })),
      ],
    },
  ],
  margin: [0, 0, 0, 5],
})

function pairs<T>(list: readonly T[]): [T, T | undefined][] {
  return list.flatMap((one, place) => (place % 2 === 0 ? [[one, list[place + 1]] as [T, T | undefined]] : []))
}
