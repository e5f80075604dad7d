import type { Sql } from '../../../db/open.ts'
import type { Book, SheetColumn } from '../../../documents/workbook.ts'
import type { House } from '../../../flow/types.ts'
import type { PlannedRow } from './plan.ts'
import { COLUMNS, type Column, SHEETS } from './sheets.ts'

const word = (house: House, key: string) => house.words[`import.${key}`] ?? key
/** Every column is text: a phone keeps its 0, a month is not turned into a day. */
const column = (house: House, { key, width, choices }: Column): SheetColumn => ({
  title: word(house, `column.${key}`),
  kind: 'text',
  width,
  ...(choices ? { choices: choicesOf(house, choices) } : {}),
})

const choicesOf = (house: House, { words, values }: NonNullable<Column['choices']>): string[] =>
  values.map((value) => house.words[`${words}.${value}`] ?? value)

/** The empty workbook to be filled in: one sheet a kind, and one that says how. */
export function templateBook(house: House, { office, day }: { office: string; day: string }): Book {
  const guide = {
    name: word(house, 'sheet.guide'),
    columns: (['sheet', 'column', 'how', 'example'] as const).map(
      (key, nth): SheetColumn => ({
        title: word(house, `guide.${key}`),
        kind: 'text',
        width: [14, 22, 44, 34][nth] ?? 20,
        wraps: true,
      }),
    ),
    rows: SHEETS.flatMap((sheet) =>
      COLUMNS[sheet].map((one) => [
        word(house, `sheet.${sheet}`),
        word(house, `column.${one.key}`),
        howTo(house, one),
        word(house, `example.${one.key}`),
      ]),
    ),
  }
  const sheets = SHEETS.map((sheet) => ({
    name: word(house, `sheet.${sheet}`),
    columns: COLUMNS[sheet].map((one) => column(house, one)),
    rows: [],
  }))
  return { title: word(house, 'title'), author: office, day, sheets: [...sheets, guide] }
}

function howTo(house: House, { required, choices }: Column): string {
  const must = word(house, required ? 'guide.must' : 'guide.may')
  if (!choices) return must
  return `${must}: ${choicesOf(house, choices).join(', ')}`
}

/** The workbook as it came, with what will become of each row in a last column; wrong ones first. */
export function reportBook(
  house: House,
  rows: readonly PlannedRow[],
  { office, day }: { office: string; day: string },
): Book {
  const sheets = SHEETS.flatMap((sheet) => {
    const own = rows.filter((row) => row.sheet === sheet)
    if (!own.length) return []
    const sorted = [...own].sort((one, other) => Number(other.fate === 'wrong') - Number(one.fate === 'wrong'))
    return [
      {
        name: word(house, `sheet.${sheet}`),
        columns: [
          { title: word(house, 'column.row'), kind: 'count', width: 8 } as const,
          { title: word(house, 'column.remark'), kind: 'text', width: 60, wraps: true } as const,
          ...COLUMNS[sheet].map((one) => column(house, one)),
        ],
        rows: sorted.map(({ at, cells, fate, problems }) => [
          at,
          fate === 'wrong' ? problems.join('; ') : word(house, `fate.${fate}`),
          ...cells,
        ]),
      },
    ]
  })
  return { title: word(house, 'title'), author: office, day, sheets }
}

/** What the office of a region calls itself. */
export async function officeName(sql: Sql, region: string): Promise<string> {
  const [row] = await sql<{ office: string }>('SELECT office_name AS office FROM regions WHERE code = $1', [region])
  return row?.office ?? region
}
