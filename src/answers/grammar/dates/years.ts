import { monthAt } from '../calendar-words.ts'
import type { Token } from '../tokens.ts'
import type { DateContext } from './found.ts'

/** '2027', "taun depan", 'tahun ini'. */
export function yearAt(
  tokens: readonly Token[],
  at: number,
  { today }: DateContext,
): { year: number; to: number } | undefined {
  const token = tokens[at]
  const now = Number(today.slice(0, 4))
  if (token?.kind === 'number' && /^20\d\d$/.test(token.text)) return { year: Number(token.text), to: at + 1 }
  if (
    token?.kind === 'number' &&
    /^[23]\d$/.test(token.text) &&
    monthAt(tokens, at - 1) !== undefined &&
    (tokens[at + 1] === undefined || tokens[at + 1]?.kind !== 'word')
  )
    return { year: 2000 + Number(token.text), to: at + 1 }
  if (token?.text === '-' && tokens[at + 1]?.kind === 'number')
    return /^20\d\d$/.test((tokens[at + 1] as Token).text)
      ? { year: Number((tokens[at + 1] as Token).text), to: at + 2 }
      : undefined
  if (token?.norm !== 'tahun') return undefined
  const next = tokens[at + 1]
  if (next?.norm === 'depan') return { year: now + 1, to: at + 2 }
  if (next?.norm === 'ini') return { year: now, to: at + 2 }
  if (next?.norm === 'lalu' || next?.norm === 'kemarin') return { year: now - 1, to: at + 2 }
  return next?.kind === 'number' && /^20\d\d$/.test(next.text) ? { year: Number(next.text), to: at + 2 } : undefined
}
