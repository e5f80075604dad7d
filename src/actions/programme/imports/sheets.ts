import type { AnswerValues } from '../../../answers/index.ts'
import { BUSINESS_KINDS } from '../../../domain/businesses.ts'
import { BUYER_KINDS } from '../../../domain/buyers.ts'
import { PROSPECT_STATES } from '../../../domain/prospects.ts'

/** A column of the workbook: how its cells are read. Its title stands in flows/words.yaml under import.column. */
export interface Column {
  key: string
  kind: keyof AnswerValues & string
  required?: true
  settings?: Readonly<Record<string, unknown>>
  /** answer `choice`: what may be chosen, as values; their words stand under that name in flows/words.yaml */
  choices?: { words: string; values: readonly string[] }
  /** characters */
  width: number
}

export const SHEETS = ['makers', 'products', 'prospects', 'past'] as const
export type SheetKey = (typeof SHEETS)[number]

/** What may be imported: one sheet each, in the order in which they are written. */
export const COLUMNS: Readonly<Record<SheetKey, readonly Column[]>> = {
  makers: [
    { key: 'business', kind: 'name', required: true, settings: { max: 60 }, width: 28 },
    { key: 'owner', kind: 'name', required: true, settings: { max: 60 }, width: 22 },
    { key: 'district', kind: 'district', required: true, width: 20 },
    {
      key: 'business_kind',
      kind: 'choice',
      required: true,
      choices: { words: 'business_kind', values: BUSINESS_KINDS },
      width: 16,
    },
    { key: 'phone', kind: 'phone', width: 18 },
    { key: 'nib', kind: 'nib', width: 16 },
    { key: 'workers', kind: 'count', settings: { min: 1, max: 500 }, width: 14 },
    { key: 'address', kind: 'text', settings: { max: 200 }, width: 36 },
  ],
  products: [
    { key: 'business', kind: 'name', required: true, settings: { max: 60 }, width: 28 },
    { key: 'phone', kind: 'phone', width: 18 },
    { key: 'product', kind: 'text', required: true, settings: { min: 3, max: 60 }, width: 30 },
    { key: 'price', kind: 'rupiah', required: true, settings: { min: 500, max: 5_000_000 }, width: 14 },
    { key: 'unit', kind: 'text', settings: { max: 20 }, width: 12 },
    { key: 'size', kind: 'weight', settings: { min: 1, max: 100_000 }, width: 14 },
    { key: 'capacity', kind: 'capacity', settings: { min: 1, max: 100_000 }, width: 20 },
    { key: 'pirt', kind: 'pirt', width: 20 },
    { key: 'halal', kind: 'halal', width: 24 },
  ],
  prospects: [
    { key: 'company', kind: 'text', required: true, settings: { min: 3, max: 80, titled: true }, width: 32 },
    {
      key: 'buyer_kind',
      kind: 'choice',
      required: true,
      choices: { words: 'buyer_kind', values: BUYER_KINDS },
      width: 20,
    },
    { key: 'estate', kind: 'text', settings: { max: 80 }, width: 18 },
    { key: 'address', kind: 'text', settings: { max: 200 }, width: 36 },
    { key: 'contact', kind: 'name', settings: { max: 60 }, width: 22 },
    { key: 'office_phone', kind: 'text', settings: { max: 30 }, width: 18 },
    {
      key: 'prospect_status',
      kind: 'choice',
      choices: { words: 'prospect_status', values: Object.keys(PROSPECT_STATES) },
      width: 20,
    },
    { key: 'next_step', kind: 'text', settings: { max: 200 }, width: 28 },
    { key: 'next_step_on', kind: 'date', width: 16 },
  ],
  past: [
    { key: 'month', kind: 'month', required: true, settings: { past: true }, width: 18 },
    { key: 'turnover', kind: 'rupiah', required: true, settings: { min: 1 }, width: 20 },
  ],
}
