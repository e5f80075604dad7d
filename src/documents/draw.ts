import type { Column, Content, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { instantAt } from '../domain/calendar.ts'
import { dialled, printable } from './figures.ts'
import { pdfOf } from './pdf.ts'
import type { Block, Fact, Letterhead, Sheet, Signature } from './sheet.ts'
import type { Said, Speech } from './words.ts'

/** A4 and its margins, in points. */
const MARGINS: [number, number, number, number] = [48, 44, 48, 52]
const GREY = '#555555'
const RULE = '#999999'
const SHADE = '#eeeeee'
/** Lines of a signature's space: a stamp and a pen need about two centimetres. */
const PEN_ROOM = 56

/** Name under which the library says on which page a row of a table came to stand. */
const ROW = 'row'

/** A way of laying a paper out, and what came of it. */
interface Layout {
  image: string | undefined
  /** the table's last row begins a page, so that the sums do not */
  lastRowMoves?: boolean
  /** only as far as the sums, to see where they come to stand */
  toSums?: boolean
  /** page of the last row, and how many pages there are */
  lastRow?: number | undefined
  pages?: number
}

/** Draws a sheet as PDF. Its date and id come from the sheet, so the same sheet gives the same bytes. */
export async function drawSheet(sheet: Sheet, speech: Speech, logo?: Uint8Array): Promise<Uint8Array> {
  const { title, number, day, letterhead } = sheet
  const picture = logo && pictureUrl(logo)
  const definition = (layout: Layout): TDocumentDefinitions => ({
    pageSize: 'A4',
    pageMargins: MARGINS,
    // pdfkit makes the file's id from these
    info: { title: `${plain(title.text)} ${number}`, author: plain(letterhead.name), creationDate: instantAt(day) },
    language: 'id',
    pageBreakBefore: ({ style, pageNumbers, pages }) => {
      if (style === ROW) layout.lastRow = pageNumbers[0]
      layout.pages = pages
      return false
    },
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.15 },
    header: (page) =>
      page === 1
        ? null
        : {
            text: plain(speech.say('of_number', { title: title.text, number }).text),
            alignment: 'right',
            color: GREY,
            fontSize: 8,
            margin: [48, 22, 48, 0],
          },
    footer: (page, pages) => ({
      columns: [
        { text: plain(letterhead.name), width: '*' },
        { text: speech.say('page', { page: String(page), pages: String(pages) }).text, alignment: 'right', width: 110 },
      ],
      color: GREY,
      fontSize: 8,
      margin: [48, 18, 48, 0],
    }),
    content: [
      head(letterhead, speech, layout.image),
      heading(sheet),
      addressed(sheet),
      ...sheet.body.flatMap((part, index): Content[] =>
        part.block === 'table' && index === sheet.body.length - 1 && layout.lastRowMoves
          ? lastRowAlone(part)
          : [block(part)],
      ),
      ...sheet.closing.slice(0, layout.toSums ? 1 : undefined).map(
        (parts, index): Content => ({
          unbreakable: true,
          stack: [...parts.map(block), ...(index === sheet.closing.length - 1 ? [signatures(sheet)] : [])],
        }),
      ),
    ],
  })
  const draw = async (image?: string) => {
    const whole: Layout = { image }
    const drawn = await pdfOf(definition(whole))
    if (whole.pages === 1 || !sheet.closing[0]?.some((part) => part.block === 'sums')) return drawn
    const sums: Layout = { image, toSums: true }
    await pdfOf(definition(sums))
    return sums.pages === sums.lastRow ? drawn : pdfOf(definition({ image, lastRowMoves: true }))
  }
  if (picture === undefined) return draw()
  // a picture that the library cannot read is no reason to have no paper
  return draw(picture).catch(() => draw())
}

/** As a data URL, when the bytes begin like a PNG or JPEG. */
function pictureUrl(bytes: Uint8Array): string | undefined {
  const type =
    bytes[0] === 0x89 && bytes[1] === 0x50 ? 'png' : bytes[0] === 0xff && bytes[1] === 0xd8 ? 'jpeg' : undefined
  return type && `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`
}

const plain = printable

/** One thing said; the second language stands below, smaller. */
function stacked({ text, english }: Said, style: object = {}): Column {
  if (english === undefined) return { text: plain(text), ...style }
  return { stack: [{ text: plain(text) }, { text: plain(english), italics: true, color: GREY, fontSize: 8 }], ...style }
}

/** One thing said; the second language stands beside it. */
const beside = ({ text, english }: Said, style: object = {}): Column =>
  english === undefined
    ? { text: plain(text), ...style }
    : { columns: [{ text: plain(text) }, { text: plain(english), italics: true }], columnGap: 16, ...style }

function head({ name, address, phone, npwp }: Letterhead, { say }: Speech, image: string | undefined): Content {
  const lines = [
    address,
    [phone && say('phone', { phone: dialled(phone) }).text, npwp && say('npwp', { npwp: npwpText(npwp) }).text]
      .filter(Boolean)
      .join('   •   '),
  ].filter((line): line is string => Boolean(line))
  const words: Content = {
    stack: [
      { text: plain(name), bold: true, fontSize: 15 },
      ...lines.map((text): Content => ({ text: plain(text), color: GREY, fontSize: 9 })),
    ],
    margin: [0, 4, 0, 0],
  }
  return {
    stack: [
      image === undefined
        ? words
        : {
            columns: [
              { image, fit: [64, 54], width: 64 },
              { ...words, width: '*' },
            ],
            columnGap: 14,
          },
      line(8, 1.2, 3),
      line(0, 0.4, 12),
    ],
  }
}

const line = (above: number, lineWidth: number, below: number): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: 499, y2: 0, lineWidth }],
  margin: [0, above, 0, below],
})

/** '0012345678901000' as tax papers write it: 00.123.456.7-890.1000 is the old form; the new one is 16 digits in fours. */
const npwpText = (npwp: string) =>
  /^\d{15}$/.test(npwp)
    ? npwp.replace(/^(\d\d)(\d{3})(\d{3})(\d)(\d{3})(\d{3})$/, '$1.$2.$3.$4-$5.$6')
    : npwp.replace(/^(\d{4})(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4')

function heading({ title: { text, english }, number }: Sheet): Content {
  return {
    stack: [
      { text: plain(text).toUpperCase(), bold: true, fontSize: 14 },
      ...(english === undefined ? [] : [{ text: plain(english), italics: true, color: GREY }]),
      { text: `No. ${number}`, fontSize: 10.5 },
    ],
    alignment: 'center',
    margin: [0, 0, 0, 14],
  }
}

/** Whom it is for on the left, what it is about on the right. */
function addressed({ to, facts: all }: Sheet): Content {
  const right = factTable(all, to ? 92 : 110)
  if (!to) return { stack: [right], margin: [0, 0, 0, 12] }
  const [first, ...rest] = to.lines
  return {
    columns: [
      {
        width: '*',
        stack: [
          stacked(to.title, { color: GREY }),
          ...(first ? [stacked(first, { bold: true, fontSize: 10.5 })] : []),
          ...rest.map((each) => stacked(each)),
        ],
      },
      { width: 258, stack: [right] },
    ],
    columnGap: 18,
    margin: [0, 0, 0, 14],
  }
}

const NO_RULES: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 6,
  paddingTop: () => 1,
  paddingBottom: () => 1,
}

const factTable = (all: readonly Fact[], width: number): Content => ({
  table: {
    widths: [width, 4, '*'],
    body: all.map(({ label, value }) => [
      stacked(label, { color: GREY }),
      { text: ':' },
      typeof value === 'string' ? { text: value.split('\n').map(plain).join('\n') } : stacked(value),
    ]),
  },
  layout: NO_RULES,
})

const FRAME: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => RULE,
  vLineColor: () => RULE,
}

const RULED: CustomTableLayout = {
  hLineWidth: (row, { table }) => (row === 0 || row === 1 || row === table.body.length ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (row, { table }) => (row <= 1 || row === table.body.length ? '#333333' : RULE),
  paddingTop: () => 3.5,
  paddingBottom: () => 3,
  paddingLeft: () => 5,
  paddingRight: () => 5,
}

function block(part: Block): Content {
  switch (part.block) {
    case 'text':
      return beside(part.said, part.strong ? { bold: true, margin: [0, 8, 0, 4] } : { margin: [0, 0, 0, 8] })
    case 'points':
      return {
        stack: [
          ...(part.title ? [beside(part.title, { bold: true, margin: [0, 0, 0, 3] })] : []),
          ...part.points.map((said, index): Content => numbered(index + (part.from ?? 1), said)),
        ],
        margin: [0, part.from === undefined ? 2 : 0, 0, part.open ? 0 : 8],
      }
    case 'facts':
      return { stack: [factTable(part.facts, 110)], margin: [0, 0, 0, 10] }
    case 'table':
      return table(part)
    case 'sums':
      return sums(part)
    case 'box':
      return {
        table: {
          widths: ['*'],
          body: [
            [
              {
                stack: [
                  ...(part.title ? [stacked(part.title, { bold: true, margin: [0, 0, 0, 2] })] : []),
                  ...part.lines.map((said) => stacked(said, part.slanted ? { italics: true } : {})),
                ],
                margin: [3, 2, 3, 2],
              },
            ],
          ],
        },
        layout: FRAME,
        margin: [0, 0, 0, 8],
      }
    case 'amount':
      return {
        table: { widths: [190], body: [[{ text: part.amount, bold: true, fontSize: 15, margin: [8, 5, 8, 4] }]] },
        layout: { hLineWidth: () => 1, vLineWidth: () => 1, fillColor: () => SHADE },
        margin: [0, 8, 0, 10],
      }
  }
}

const numbered = (place: number, said: Said): Content => ({
  columns: [{ text: `${place}.`, width: 14 }, beside(said, { width: '*' })],
  margin: [0, 0, 0, 2],
})

type Table = Extract<Block, { block: 'table' }>

/** A table whose last row stands on the next page, below its columns again. */
function lastRowAlone(part: Table): Content[] {
  if (part.rows.length < 2) return [table(part)]
  const rest = { ...part, rows: part.rows.slice(0, -1) }
  return [table(rest), { stack: [table({ ...part, rows: part.rows.slice(-1) })], pageBreak: 'before' }]
}

function table({ columns, rows }: Table): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: columns.map(({ width }) => width),
      body: [
        columns.map(({ title, align }) => stacked(title, { alignment: align, bold: true, fillColor: SHADE })),
        ...rows.map((cells) =>
          cells.map((cell, index) => {
            const style = { alignment: columns[index]?.align ?? 'left' }
            return typeof cell === 'string' ? { text: plain(cell), ...style, style: ROW } : stacked(cell, style)
          }),
        ),
      ],
    },
    layout: RULED,
    margin: [0, 0, 0, 8],
  }
}

const sums = ({ sums: all }: Extract<Block, { block: 'sums' }>): Content => ({
  columns: [
    { text: '', width: '*' },
    {
      width: 320,
      table: {
        widths: ['*', 108],
        body: all.map(({ label, amount, strong }) => [
          stacked(label, { bold: strong === true }),
          { text: amount, alignment: 'right', bold: strong === true },
        ]),
      },
      layout: {
        hLineWidth: (row) => (all[row]?.strong || all[row - 1]?.strong ? 0.6 : 0),
        vLineWidth: () => 0,
        paddingTop: () => 2.5,
        paddingBottom: () => 2,
        paddingLeft: () => 5,
        paddingRight: () => 5,
      },
    },
  ],
  margin: [0, 0, 0, 8],
})

/** Town and day above the last of those who sign, everybody beside each other and line by line level. */
function signatures({ signatures: all, signedAt }: Sheet): Content {
  // a single signature stands on the right
  const placed: (Signature | undefined)[] = all.length === 1 ? [undefined, ...all] : [...all]
  const row = (cell: (signature: Signature) => Content | undefined) =>
    placed.map((each): Content => (each && cell(each)) ?? { text: '' })
  const last = placed.length - 1
  return {
    table: {
      widths: placed.map(() => '*'),
      body: [
        placed.map((_, index) => (index === last ? stacked(signedAt, { margin: [0, 8, 0, 6] }) : { text: '' })),
        row(({ as }) => stacked(as)),
        row(({ of }) => (of === undefined ? undefined : { text: plain(of), bold: true })),
        row(({ stamp }) => (stamp ? stampBox(stamp) : { text: '', margin: [0, PEN_ROOM, 0, 0] })),
        row(({ name }) => ({ text: name === undefined ? `( ${'.'.repeat(44)} )` : `( ${plain(name)} )` })),
        row(({ title }) => (title === undefined ? undefined : { text: plain(title), color: GREY, fontSize: 8.5 })),
      ],
    },
    layout: { ...NO_RULES, paddingLeft: () => 6, paddingTop: () => 0 },
    alignment: 'center',
  }
}

const stampBox = (stamp: Said): Content => ({
  columns: [
    { text: '', width: '*' },
    {
      table: {
        widths: [74],
        heights: [PEN_ROOM - 12],
        body: [[{ text: plain(stamp.text), color: GREY, fontSize: 8, margin: [0, 10, 0, 0] }]],
      },
      layout: { ...FRAME, hLineStyle: () => ({ dash: { length: 2 } }), vLineStyle: () => ({ dash: { length: 2 } }) },
      width: 'auto',
    },
    { text: '', width: '*' },
  ],
  margin: [0, 6, 0, 6],
})
