import { takenBack } from '../../answers/grammar/corrections.ts'
import { COMMON_PLACE, districtsIn } from '../../answers/grammar/districts.ts'
import type { FigurePart } from '../../answers/grammar/part.ts'
import { partsOf } from '../../answers/grammar/parts.ts'
import { phonesIn } from '../../answers/grammar/phones.ts'
import type { Token, Words } from '../../answers/grammar/tokens.ts'
import type { ReadContext } from '../../answers/kind.ts'
import type { Said } from '../said.ts'
import { put, type SlotReader } from './wish.ts'

const PAPERS = /^(?:sp|sph|po|spk|inv|so|ord|krw|bek|pwk)$/

/** 'SP-0117', 'no. sp 0117', 'PO/12/2026', '#0117' in one form: 'SP-0117'. */
export function orderNumberIn({ tokens }: Words): Said<string> | undefined {
  for (const [at, token] of tokens.entries()) {
    if (token.text === '#' && tokens[at + 1]?.kind === 'number' && tokens[at + 1]?.glued)
      return { value: (tokens[at + 1] as Token).text, from: at, to: at + 2 }
    if (token.kind !== 'word' || !PAPERS.test(token.text.toLowerCase())) continue
    const next = tokens[at + 1]
    const number =
      next?.kind === 'number' ? at + 1 : /^[-/.#:]$/.test(next?.text ?? '') || next?.norm === 'nomor' ? at + 2 : at
    const digits = tokens[number]
    if (digits?.kind !== 'number' || !/^\d{2,8}$/.test(digits.text)) continue
    let to = number + 1
    let value = `${token.text.toUpperCase()}-${digits.text}`
    while (
      /^[-/]$/.test(tokens[to]?.text ?? '') &&
      tokens[to]?.glued &&
      tokens[to + 1]?.glued &&
      /^\w+$/.test(tokens[to + 1]?.text ?? '')
    ) {
      value += `${tokens[to]?.text}${tokens[to + 1]?.text.toUpperCase()}`
      to += 2
    }
    return { value, from: at, to }
  }
  return undefined
}

export const orderNumber: SlotReader = (words, _context, wish) => put(wish, 'orderNo', orderNumberIn(words))

/** A sum that was paid or received. Two different sums: none. */
export const amount: SlotReader = ({ tokens }, _context, wish) => {
  const sums = partsOf(tokens, 'money').filter(
    (part): part is FigurePart =>
      part.type === 'figure' &&
      part.figure.upper === undefined &&
      part.figure.other === undefined &&
      (part.figure.money || part.figure.value >= 10_000),
  )
  const gone = takenBack(tokens, sums)
  const standing = sums.filter((_, index) => !gone[index])
  const [first] = standing
  if (first && new Set(standing.map(({ figure }) => figure.value)).size === 1)
    put(wish, 'amount', { value: first.figure.value, from: first.from, to: first.to })
}

export const percent: SlotReader = ({ tokens }, _context, wish) => {
  const part = partsOf(tokens, 'count').find(({ type }) => type === 'percent')
  if (part?.type === 'percent') put(wish, 'percent', { value: part.value, from: part.from, to: part.to })
}

/** Down payment or the remainder. */
export const payment: SlotReader = ({ tokens }, _context, wish) => {
  for (const [at, { norm }] of tokens.entries()) {
    const here = { from: at, to: at + 1 }
    if (/^(?:dp|dpnya|panjar|persekot)$/.test(norm) || (norm === 'uang' && tokens[at + 1]?.norm === 'muka'))
      return put(wish, 'payment', { value: 'dp', ...here })
    if (/^(?:pelunasan|lunas|melunasi)/.test(norm)) return put(wish, 'payment', { value: 'remainder', ...here })
  }
}

export function districtIn(words: Words, context: ReadContext) {
  const found = districtsIn(words, context.districts, context.region).filter(
    // 'bukan Klari tapi Ciampel'
    ({ from }) => words.tokens[from - 1]?.norm !== 'bukan',
  )
  // '… Majalaya, padahal Purwasari'
  const mended = found.find(({ from }) =>
    /^(?:padahal|harusnya|seharusnya|tapi|bener|benar|betul|leres|maksudnya|maksud|jadi|mestinya)$/.test(
      words.tokens[from - 1]?.norm ?? '',
    ),
  )
  if (mended) return mended
  return (
    found.find(({ cued, alone }) => cued || alone) ??
    found.find(({ exact, districts }) => exact && !COMMON_PLACE.test(districts[0]?.name ?? ''))
  )
}

export const district: SlotReader = (words, context, wish) => {
  const found = districtIn(words, context)
  if (found)
    put(wish, 'district', {
      value: found.districts,
      from: found.from,
      to: found.to,
      ...(found.districts.length > 1 ? { unsure: true } : {}),
    })
}

/** 'dikirim ke Karawang Barat': where an order goes. */
export const destination: SlotReader = (words, context, wish) => {
  const found = districtIn(words, context)
  const lead = words.tokens.slice(Math.max(0, (found?.from ?? 0) - 3), found?.from).map(({ norm }) => norm)
  if (found && lead.some((word) => /^(?:ke|kirim|antar|diantar|area|daerah)$/.test(word)))
    district(words, context, wish)
}

export const halal: SlotReader = ({ tokens }, _context, wish) => {
  const at = tokens.findIndex(({ norm }) => norm === 'halal')
  if (at >= 0 && tokens[at - 1]?.norm !== 'tidak') put(wish, 'halal', { value: true, from: at, to: at + 1 })
}

/** The last number named: 'nomor lama 0812…, yang baru 0857…'. */
export const phone: SlotReader = (words, _context, wish) => {
  const last = phonesIn(words).at(-1)
  if (last) put(wish, 'phone', { value: last.phone, from: last.from, to: last.to })
}
