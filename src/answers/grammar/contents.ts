import type { Token } from './tokens.ts'

/** 'isi 24 botol', '@ 12 pcs', '1 bal = 20 bungkus'. */
export function isContents(tokens: readonly Token[], { from }: { from: number }): boolean {
  const before = tokens[from - 1]
  if (before?.norm === 'isi' || before?.stem === 'isi' || before?.text === '@') return true
  if (before?.text === '=')
    return /^(?:1|satu)$/.test(tokens[from - 3]?.norm ?? '') || /^(?:se|sa)\p{L}/u.test(tokens[from - 2]?.norm ?? '')
  return (before?.text === ':' || before?.norm === 'ada') && tokens[from - 2]?.norm === 'isi'
}
