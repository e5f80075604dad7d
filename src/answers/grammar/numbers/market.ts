import { MARKET_WORDS } from '../numbers/words.ts'
import type { NumberRead } from '../numbers.ts'
import type { Token } from '../tokens.ts'

/** 'gocengan', 'cebanan': so much each. */
const EACH_OF = new Map([...MARKET_WORDS].map(([word, sum]) => [`${word}an`, sum]))

/** 'ceban', 'cepek ceng', 'ceban goceng': falling words add up. */
export function readMarket(tokens: readonly Token[], at: number): NumberRead | undefined {
  let value = 0
  let other: number | undefined
  let last = Number.POSITIVE_INFINITY
  let next = at
  for (; next < tokens.length; next++) {
    const token = tokens[next] as Token
    const word =
      token.kind === 'word'
        ? (MARKET_WORDS.get(token.norm) ?? MARKET_WORDS.get(token.stem) ?? EACH_OF.get(token.norm))
        : undefined
    if (!word || word.value * 2 > last) break
    const thousands = tokens[next + 1]?.norm === 'ceng' ? word.thousands : undefined
    value += thousands ?? word.value
    if (thousands === undefined && word.other !== undefined) other = (other ?? value - word.value) + word.other
    last = thousands ?? word.value
    if (thousands !== undefined) next++
  }
  if (next === at) return undefined
  const about = tokens[next]?.norm === 'an' && tokens[next]?.glued === true
  return {
    value,
    from: at,
    to: next + (about ? 1 : 0),
    digits: false,
    scale: 0,
    market: true,
    about,
    grouped: false,
    ...(other === undefined ? {} : { other }),
  }
}
