/** Patterns for `ILIKE ALL` that each hold one of the words, none of whose signs means anything to LIKE. */
export const likeEvery = (words: string): string[] =>
  words
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
