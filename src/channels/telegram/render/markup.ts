/** A stretch of text in one style. */
export interface Run {
  text: string
  bold: boolean
  italic: boolean
}

/**
 * WhatsApp's rule: a mark opens before a character that is no space and closes behind one, within a line, and touches no
 * letter or digit on its outer side, so that 2*3*4 and nama_file_ini stay as they are.
 */
const MARKED = {
  bold: /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\p{L}\p{N}*])/u,
  italic: /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\p{L}\p{N}_])/u,
}
type Style = keyof typeof MARKED

/** Light markup (`*bold*`, `_italic_`) → stretches; a mark without a partner is a character like any other. */
export function runsOf(text: string): Run[] {
  return styled(text.toWellFormed(), ['bold', 'italic'], { text: '', bold: false, italic: false })
}

function styled(text: string, styles: readonly Style[], base: Run): Run[] {
  const found = styles
    .flatMap((style) => {
      const match = MARKED[style].exec(text)
      return match ? [{ style, at: match.index, whole: match[0], inner: match[1] ?? '' }] : []
    })
    .sort((a, b) => a.at - b.at)[0]
  if (!found) return text ? [{ ...base, text }] : []
  const { style, at, whole, inner } = found
  return [
    ...(at > 0 ? [{ ...base, text: text.slice(0, at) }] : []),
    ...styled(
      inner,
      styles.filter((other) => other !== style),
      { ...base, [style]: true },
    ),
    ...styled(text.slice(at + whole.length), styles, base),
  ]
}

/** The characters that will be seen. */
export const visibleOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

/** Telegram's HTML: every sign of people's words escaped, every tag closed in the stretch that opened it. */
export const htmlOf = (runs: readonly Run[]): string =>
  runs
    .map(({ text, bold, italic }) => {
      const slanted = italic ? `<i>${escaped(text)}</i>` : escaped(text)
      return bold ? `<b>${slanted}</b>` : slanted
    })
    .join('')

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
