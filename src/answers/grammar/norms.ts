import type { Token } from './tokens.ts'

/** The words of a message, evened out: as many readers look at them together. */
export interface Norms {
  /** with a blank around each: ' ada yang mau ' */
  said: string
  count: number
  hasNumber: boolean
}

const known = new WeakMap<readonly Token[], Norms>()

/** Worked out once a message. */
export function normsOf(tokens: readonly Token[]): Norms {
  let norms = known.get(tokens)
  if (!norms) {
    let said = ' '
    let count = 0
    let hasNumber = false
    for (const { kind, norm } of tokens)
      if (kind === 'word') {
        said += `${norm} `
        count++
      } else if (kind === 'number') hasNumber = true
    norms = { said, count, hasNumber }
    known.set(tokens, norms)
  }
  return norms
}
