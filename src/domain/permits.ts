import { REGIONS } from './districts.ts'

/**
 * Shapes of the papers' numbers. A shape says nothing about truth: a curator looks the number up at OSS, BPJPH or BPOM
 * and ticks that. Refusals are values with a `reason`; `warnings` are for the officer and refuse nothing.
 */
export type Refused<Reason extends string> = { ok: false; reason: Reason }

/** Only the digits of a number written with spaces, dots, dashes or slashes; undefined when it holds anything else. */
function digitsOf(text: string): string | undefined {
  const bare = text.replace(/[\s.\-‐‑–—/]/g, '')
  return /^\d+$/.test(bare) ? bare : undefined
}

/** Without what stands in front of a number on labels and in chats: 'No. P-IRT', 'PIRT no:', 'BPOM RI MD' … */
function withoutLabel(text: string, label: RegExp): string {
  const number = /^\s*(?:no(?:m[oe]r)?)?[\s.:]*/i
  return text.replace(number, '').replace(label, '').replace(number, '').trim()
}

export interface Pirt {
  /** digits only, 15 or (old) 12: what is stored */
  number: string
  /** as it stands on labels: '2063215010123-27' */
  written: string
  packaging: number
  /** '01' … '15': key of PIRT_FOOD_TYPES, or an older list's number */
  foodType: string
  /** BPS's number of the regency that issued it: '3215' */
  bps: string
  /** Kemendagri's code of that regency when it is one of ours: '32.15' */
  regionCode: string | null
  /** which product of that maker */
  product: string
  /** which maker in that regency */
  maker: string
  /** last day of validity; null in old numbers, which do not say. The certificate itself names the exact day. */
  validUntil: string | null
  warnings: PirtWarning[]
}
export type PirtWarning = 'old_number' | 'food_type_unknown' | 'region_unknown'
export type PirtRefusal = Refused<'not_a_number' | 'too_short' | 'too_long'>

/**
 * Food types of P-IRT numbers since 2012. Older numbers used another list, so this is a hint to the officer only.
 * Source: BPOM's regulation on P-IRT numbering (Perka HK.03.1.23.04.12.2205); check before relying on it.
 */
export const PIRT_FOOD_TYPES: Readonly<Record<string, string>> = {
  '01': 'dried_meat',
  '02': 'dried_fish',
  '03': 'dried_poultry',
  '04': 'vegetables',
  '05': 'coconut',
  '06': 'flour',
  '07': 'oil_fat',
  '08': 'jam',
  '09': 'sugar_honey',
  '10': 'coffee_tea',
  '11': 'seasoning',
  '12': 'spices',
  '13': 'powdered_drinks',
  '14': 'fruit',
  '15': 'grains_nuts_tubers',
}

/**
 * A P-IRT number, however it is spaced. 15 digits, written 13-2: packaging 1 · food type 2 · BPS regency 4 · product 2 ·
 * maker 4 · last year of validity 2 (the certificate is good for 5 years). Old numbers have 12 digits and no year:
 * packaging 1 · food type 2 · regency 4 · product 2 · maker 3; they get a warning, not a refusal.
 * Source: BPOM P-IRT numbering.
 */
export function readPirt(text: string): { ok: true; value: Pirt } | PirtRefusal {
  const number = digitsOf(withoutLabel(text, /^(?:dinkes|depkes)?[\s.]*p[\s.-]*irt/i))
  if (number === undefined) return { ok: false, reason: 'not_a_number' }
  if (number.length > 15) return { ok: false, reason: 'too_long' }
  const old = number.length === 12
  if (number.length < 15 && !old) return { ok: false, reason: 'too_short' }
  const foodType = number.slice(1, 3)
  const bps = number.slice(3, 7)
  const regionCode = REGIONS.find((region) => region.bps === bps)?.code ?? null
  const warnings: PirtWarning[] = []
  if (old) warnings.push('old_number')
  if (!(foodType in PIRT_FOOD_TYPES)) warnings.push('food_type_unknown')
  if (!regionCode) warnings.push('region_unknown')
  return {
    ok: true,
    value: {
      number,
      written: old ? number : `${number.slice(0, 13)}-${number.slice(13)}`,
      packaging: Number(number[0]),
      foodType,
      bps,
      regionCode,
      product: number.slice(7, 9),
      maker: number.slice(9, 13),
      validUntil: old ? null : `20${number.slice(13)}-12-31`,
      warnings,
    },
  }
}

export interface Halal {
  /** 'ID' and 17 digits */
  number: string
  /** BPS's number of the province: '32' West Java */
  province: string
  warnings: 'other_province'[]
}
export type HalalRefusal = Refused<'is_decree' | 'not_a_number' | 'too_short' | 'too_long'>

const WEST_JAVA = '32'

/**
 * A halal certificate's number: `ID` and 17 digits, also printed with spaces; the digits alone are taken too. `KH…` is
 * the fatwa decree, not the certificate. It does not expire until the composition changes. Source: BPJPH (check).
 */
export function readHalal(text: string): { ok: true; value: Halal } | HalalRefusal {
  const bare = withoutLabel(text, /^(?:sertifikat\s+)?halal/i)
  if (/^kh/i.test(bare)) return { ok: false, reason: 'is_decree' }
  const digits = digitsOf(bare.replace(/^id/i, ''))
  if (digits === undefined) return { ok: false, reason: 'not_a_number' }
  if (digits.length < 17) return { ok: false, reason: 'too_short' }
  if (digits.length > 17) return { ok: false, reason: 'too_long' }
  const province = digits.slice(0, 2)
  return {
    ok: true,
    value: { number: `ID${digits}`, province, warnings: province === WEST_JAVA ? [] : ['other_province'] },
  }
}

export type BpomRefusal = Refused<'is_import' | 'not_a_number' | 'wrong_length'>

/** A BPOM MD number: 12 or 15 digits, good for 5 years; `ML` is an import and no maker of ours. Source: BPOM (check). */
export function readBpomMd(text: string): { ok: true; value: { number: string } } | BpomRefusal {
  const bare = withoutLabel(text, /^bpom(?:[\s.]*ri)?/i)
  if (/^ml\b|^ml\d/i.test(bare)) return { ok: false, reason: 'is_import' }
  const number = digitsOf(bare.replace(/^md/i, ''))
  if (number === undefined) return { ok: false, reason: 'not_a_number' }
  if (number.length !== 12 && number.length !== 15) return { ok: false, reason: 'wrong_length' }
  return { ok: true, value: { number } }
}

export type NibRefusal = Refused<'not_a_number' | 'wrong_length'>

/** A business number (NIB): 13 digits, no expiry. Source: PP 5/2021 (OSS). */
export function readNib(text: string): { ok: true; value: { number: string } } | NibRefusal {
  const number = digitsOf(withoutLabel(text, /^nib/i))
  if (number === undefined) return { ok: false, reason: 'not_a_number' }
  return number.length === 13 ? { ok: true, value: { number } } : { ok: false, reason: 'wrong_length' }
}

/** Whose NPWP it is: only a resident individual's number is also the NIK. */
export type TaxpayerKind = 'individual' | 'body' | 'government' | 'foreigner'

export interface Npwp {
  /** 16 digits */
  number: string
  /** true: it is a NIK. Ask only when a tax paper needs it, encrypt it, mask it everywhere (UU PDP 27/2022). */
  personal: boolean
}
export type NpwpRefusal = Refused<'not_a_number' | 'wrong_length' | 'old_personal_number'>

/**
 * A taxpayer's number of 16 digits. The old 15 get a 0 in front, but only for bodies, government offices and
 * foreigners; an individual's new number is the NIK and cannot be worked out. Source: PMK 112/2022 (check).
 */
export function readNpwp(text: string, kind: TaxpayerKind): { ok: true; value: Npwp } | NpwpRefusal {
  const digits = digitsOf(withoutLabel(text, /^npwp/i))
  if (digits === undefined) return { ok: false, reason: 'not_a_number' }
  const personal = kind === 'individual'
  if (digits.length === 15) {
    return personal
      ? { ok: false, reason: 'old_personal_number' }
      : { ok: true, value: { number: `0${digits}`, personal } }
  }
  return digits.length === 16
    ? { ok: true, value: { number: digits, personal } }
    : { ok: false, reason: 'wrong_length' }
}

/** Only the last four digits stay: '3215060101800003' → '••••••••••••0003'. */
export function maskNumber(number: string): string {
  return number.slice(0, -4).replace(/./g, '•') + number.slice(-4)
}
