import type { Part } from './part.ts'
import type { Quantity } from './quantity.ts'
import type { Counted, Rate } from './rates.ts'
import type { Token } from './tokens.ts'

/** How many. */
export const countOf = (part: Counted): number => (part.type === 'measure' ? part.qty : part.figure.value)

/** '50 atau 60 bungkus'. */
export function eitherOf(tokens: readonly Token[], standing: readonly Counted[]): Quantity | undefined {
  for (const [index, part] of standing.entries()) {
    const next = standing[index + 1]
    if (!next || next.from - part.to !== 1 || !/^(?:atau|apa)$/.test(tokens[part.to]?.norm ?? '')) continue
    const unit = next.type === 'measure' ? { unit: next.unit.name } : {}
    return { from: part.from, to: next.to, ...unit, unclear: [countOf(part), countOf(next)] }
  }
  return undefined
}

/** 'paling dikit 300 paling banyak 500 bungkus sebulan': one count between two bounds. */
export function betweenBounds(standing: readonly Counted[], rates: readonly Rate[]): Quantity | undefined {
  if (standing.length !== 2) return undefined
  const low = standing.find((part) => boundOf(part) === 'min')
  const high = standing.find((part) => boundOf(part) === 'max')
  if (!low || !high || countOf(low) >= countOf(high)) return undefined
  const unit = [high, low].find((part) => part.type === 'measure')
  const rate = rates.find(({ counted }) => counted === low || counted === high)
  return {
    from: Math.min(low.from, high.from),
    to: Math.max(low.to, high.to),
    min: countOf(low),
    max: countOf(high),
    ...(unit?.type === 'measure' ? { unit: unit.unit.name } : {}),
    ...(rate ? { per: rate.per } : {}),
  }
}

const boundOf = (part: Counted) => (part.type === 'measure' ? part.bound : part.figure.bound)

/** '250 karyawan, masing-masing 1 paket': how many in all is not said. */
export const isForEach = (tokens: readonly Token[], parts: readonly Part[]): boolean =>
  parts.some(({ type }) => type === 'people') && tokens.some(({ norm }) => /^(?:masing|masing2|sewang)$/.test(norm))

/** '100 bks yang 200gr', 'keripik 250gr nya 60 bungkus': a weight beside what is counted is the size of one. */
export function withoutSizes(tokens: readonly Token[], standing: Counted[]): Counted[] {
  const weighs = (part: Counted) =>
    part.type === 'measure' && (part.unit.kind === 'weight' || part.unit.kind === 'volume')
  const counted = standing.filter((part) => !weighs(part))
  if (counted.length !== 1 || counted.length === standing.length) return standing
  const joined = standing.some((part, index) => {
    const next = standing[index + 1]
    return (
      next !== undefined &&
      tokens
        .slice(part.to, next.from)
        .some(({ norm, text }) => /^(?:sama|dan|dengan|[+&,])$/.test(norm) || text === '+')
    )
  })
  return joined ? standing : counted
}
