/** Where a long text is cut, best first: between paragraphs, lines, sentences, words. */
const SEAMS = [/\n\s*\n/g, /\n/g, /(?<=[.!?])\s/g, /\s/g]

/**
 * Cuts a text into parts of at most `most` characters, at the latest good seam of each. White space at a cut is dropped,
 * nothing else; a text without any is cut between characters, never inside one.
 */
export function splitText(text: string, most: number): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > most) {
    const at = seam(rest, most)
    parts.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  if (rest) parts.push(rest)
  return parts
}

function seam(text: string, most: number): number {
  const head = text.slice(0, most + 1)
  for (const pattern of SEAMS) {
    const last = [...head.matchAll(pattern)].map((match) => match.index).findLast((at) => at > 0 && at <= most)
    // a cut near the beginning would leave a part with a word or two in it
    if (last !== undefined && last >= most / 3) return last
  }
  return isHighSurrogate(text.charCodeAt(most - 1)) && most > 1 ? most - 1 : most
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff
