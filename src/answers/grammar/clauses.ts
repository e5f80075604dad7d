import type { Token } from './tokens.ts'

/** Whether a clause ends before this token: a stop, a line, the end, or a smile. */
export function endsClause(token: Token | undefined): boolean {
  return (
    !token ||
    token.kind === 'break' ||
    token.kind === 'emoji' ||
    (token.kind === 'sign' && /^[,.;!?()|]$/.test(token.text))
  )
}
