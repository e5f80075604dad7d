/** Something a message says, with the tokens it was read from (`to` is past the last). */
export interface Said<T> {
  value: T
  from: number
  to: number
  /** two readings, or only about: to be asked */
  unsure?: boolean
}

export const said = <T>(value: T, { from, to }: { from: number; to: number }, unsure = false): Said<T> => ({
  value,
  from,
  to,
  ...(unsure ? { unsure } : {}),
})

/** Which tokens of a message already belong to something. */
export interface Claims {
  claim(from: number, to: number): void
  free(at: number): boolean
}

export function claims(length: number): Claims {
  const taken = new Uint8Array(length)
  return {
    claim: (from, to) => taken.fill(1, Math.max(0, from), Math.max(0, to)),
    free: (at) => taken[at] === 0,
  }
}
