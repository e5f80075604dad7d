import { orderNumber } from './number.ts'

/** How each kind of paper is written in its number. */
const CODES = {
  sph: 'SPH',
  purchase_order: 'SP',
  dp_invoice: 'INV-DP',
  invoice: 'INV',
  receipt: 'KW',
  delivery_note: 'SJ',
  handover_report: 'BAST',
  work_order: 'SPK',
  partnership_record: 'CK',
} as const

export type PaperKind = keyof typeof CODES

const MONTHS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

/**
 * A paper's number, as Indonesian offices write it: place in the year, kind, issuer, month in Roman numerals, year:
 * (12, 'invoice', 'KMJ', '2027-02-26') → '012/INV/KMJ/II/2027'.
 */
export function paperNumber(place: number, kind: PaperKind, issuer: string, day: string): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1]
  return [String(place).padStart(3, '0'), CODES[kind], issuer, month, day.slice(0, 4)].join('/')
}

/** Legal forms say nothing of whose paper it is. */
const FORMS = new Set(['PT', 'CV', 'UD', 'TBK'])
const LONGEST_CODE = 5

/**
 * Short code of an issuer from its name, not one of those taken: 'Koperasi Maju Jaya' → 'KMJ', then 'KMJ2'.
 */
export function issuerCode(name: string, taken: readonly string[]): string {
  const words = name
    .normalize('NFKD')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word && !FORMS.has(word))
  const [first = 'P'] = words
  const code =
    words.length > 1
      ? words
          .map((word) => word[0])
          .join('')
          .slice(0, LONGEST_CODE)
      : first.slice(0, LONGEST_CODE)
  if (!taken.includes(code)) return code
  for (let more = 2; ; more++) if (!taken.includes(`${code}${more}`)) return `${code}${more}`
}

/** How a regency is written in numbers of papers and orders: '32.15' → 'KRW'. Throws on another region. */
export const orderPrefix = (regionCode: string): string => orderNumber(regionCode, 2000, 1).split('-')[0] as string
