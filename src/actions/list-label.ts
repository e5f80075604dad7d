import type { Option } from '../chat/reply.ts'
import { districtByCode } from '../domain/districts.ts'

/** A line of a list on Telegram: a button shows about this many characters on a small phone. */
const LONGEST = 40

const cut = (text: string, length: number) =>
  [...text].length <= length
    ? text
    : `${[...text]
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`

/** A list's line for officers and buyers, told apart by whose it is: 'Keripik Tempe – Dapur Bu Sri'. */
export function listLabel(name: string, whose?: string): string {
  if (!whose) return cut(name, LONGEST)
  const behind = cut(whose, 16)
  return `${cut(name, LONGEST - [...behind].length - 3)} – ${behind}`
}

/** A line of a list, and what may tell it from another one that reads the same, the most telling first. */
export interface Alike extends Option {
  apart: readonly string[]
}

/**
 * Lines of a list, of which no two read the same: 'Dapur Bu Sri (Klari)'. Of those that do, the first thing that is another
 * for each of them is said behind it, else all of it.
 */
export function toldApart(entries: readonly Alike[]): Option[] {
  return entries.map(({ value, label, apart }) => {
    const same = entries.filter((other) => other.label === label)
    if (same.length === 1) return { value, label }
    const each = apart.findIndex((_, index) => new Set(same.map((other) => other.apart[index])).size === same.length)
    const said = each < 0 ? apart.filter(Boolean).join(', ') : apart[each]
    return { value, label: `${label} (${said})` }
  })
}

/** What tells two makers of one name apart, for officers: kecamatan, owner, the last digits of her phone. */
export const makerApart = ({
  district,
  owner,
  phone,
}: {
  district?: string | null
  owner?: string | null
  phone?: string | null
}) => [(district && districtByCode(district)?.name) || '', owner ?? '', phone ? `…${phone.slice(-3)}` : '']

/** A row of a text, with what may tell the maker it names from another of the same name; null: it names none. */
export interface NamesMaker {
  sellerId: number | null
  seller: string | null
  district?: string | null
  owner?: string | null
  phone?: string | null
}

/** Rows of one text in which no two makers read the same: 'Dapur Bu Sri (Klari)' where another one has her name. */
export function makersApart<T extends NamesMaker>(rows: readonly T[]): T[] {
  const makers = [...new Map(rows.map((row) => [row.sellerId, row])).values()]
  const named = toldApart(
    makers.map((of) => ({ value: String(of.sellerId), label: of.seller ?? '', apart: makerApart(of) })),
  )
  const nameOf = new Map(named.map(({ value, label }) => [value, label]))
  return rows.map((row) => (row.seller ? { ...row, seller: nameOf.get(String(row.sellerId)) ?? row.seller } : row))
}

/** '28/2' */
export const shortDay = (day: string): string => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`
