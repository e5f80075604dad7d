import excel from 'exceljs'
import { instantAt } from '../../domain/calendar.ts'
import { stillZip } from '../still-zip.ts'
import { cleanCell, HEAD } from '../workbook.ts'
import type { CatalogueBook } from './catalogue.ts'
import { qrOf } from './qr.ts'

/** A picture's side in dots, and the row that holds it in points (Excel: 96 dots an inch, 72 points). */
const SIDE = 84
const ROW_HEIGHT = 68
/** Characters that a column of pictures is wide. */
const PICTURE_WIDTH = 13
const WIDEST = 40
const LEAST = 9

/** A catalogue as workbook (.xlsx) with its photos and codes in the cells. The same book gives the same bytes. */
export async function drawCatalogueBook({
  title,
  author,
  day,
  sheet,
  heads,
  rows,
}: CatalogueBook): Promise<Uint8Array> {
  const book = new excel.Workbook()
  const made = instantAt(day)
  Object.assign(book, { title, creator: author, lastModifiedBy: author, created: made, modified: made })
  const page = book.addWorksheet(sheet, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  const last = heads.length - 1
  page.columns = heads.map((head, at) => ({
    width: at === 0 || at === last ? PICTURE_WIDTH : widthOf([head, ...rows.map(({ cells }) => cells[at - 1] ?? '')]),
  }))
  const top = page.addRow([...heads])
  top.eachCell((cell) => {
    cell.font = { bold: true }
    cell.fill = HEAD
    cell.alignment = { vertical: 'middle', wrapText: true }
  })
  for (const [place, { photo, cells, link }] of rows.entries()) {
    const row = page.addRow(['', ...cells.map((cell) => (typeof cell === 'string' ? cleanCell(cell) : cell))])
    row.height = ROW_HEIGHT
    row.alignment = { vertical: 'middle', wrapText: true }
    row.eachCell((cell) => {
      cell.numFmt = typeof cell.value === 'number' ? '#,##0' : '@'
    })
    if (photo) put('jpeg', photo, 0, place)
    if (link !== undefined) put('png', await qrOf(link), last, place)
  }
  page.autoFilter = { from: { row: 1, column: 2 }, to: { row: rows.length + 1, column: last } }
  return stillZip(Buffer.from(await book.xlsx.writeBuffer()))

  function put(extension: 'jpeg' | 'png', bytes: Uint8Array, col: number, place: number): void {
    const id = book.addImage({ base64: Buffer.from(bytes).toString('base64'), extension })
    page.addImage(id, {
      tl: { col: col + 0.06, row: place + 1.04 },
      ext: { width: SIDE, height: SIDE },
      editAs: 'oneCell',
    })
  }
}

/** As wide as its longest word or number, within bounds. */
const widthOf = (cells: readonly (string | number)[]): number =>
  Math.min(WIDEST, Math.max(LEAST, ...cells.map((cell) => String(cell).length + 2)))
