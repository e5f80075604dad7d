/** Longer messages are read up to here: nobody describes a product in more, and every reader stays fast. */
export const LONGEST_TEXT = 4000

const VULGAR: Readonly<Record<string, string>> = { '½': '1/2', '¼': '1/4', '¾': '3/4', '⅓': '1/3', '⅔': '2/3' }
/** What stands in for a digit when people type fast: '17.5oo', 'l5.000'. Only runs that hold a real digit are touched. */
const NEAR_DIGITS = /[\dOolI][\dOolI.,]*/g
const MAY_FOLLOW_LETTER_DIGITS = /^(?:rb|ri?b|re|k(?:g|\b)|jt|ju|bks|bu?n|bt|pc|pak|gr|ml|an\b)/i

/**
 * A message as it is read: at most `LONGEST_TEXT` characters, one form for every digit, dash, quote and blank, without
 * what cannot be seen, and digits where letters were typed for them.
 */
export function clean(text: string): string {
  let bare = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text
  if (/[^\n\x20-\x7e]/.test(bare)) bare = plainForms(bare)
  bare = bare.replace(/[*_`]/g, ' ')
  return /\d/.test(bare) ? withRealDigits(bare) : bare
}

/** Full-width and styled letters, fractions, invisible marks, dashes and quotes brought to one plain form. */
function plainForms(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/[½¼¾⅓⅔]/g, (sign) => ` ${VULGAR[sign]}`)
    .normalize('NFKC')
    .slice(0, LONGEST_TEXT)
    .replace(/\p{Cf}|[\ufe00-\ufe0f]|\u20e3/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc´]/g, "'")
    .replace(/[\u2044\u2215]/g, '/')
    .replace(/[•●▪◦‣·]/g, '-')
    .replace(/[^\S\n]|[\x00-\x09\x0b-\x1f\x7f]/g, ' ')
}

/** '15 OOO' */
const ZEROS_APART = /(?<=\d[ .])[oO]{3}(?![\p{L}\d])/gu

function withRealDigits(text: string): string {
  return text.replace(ZEROS_APART, '000').replace(NEAR_DIGITS, (run: string, at: number) => {
    if (!/\d/.test(run) || !/[OolI]/.test(run)) return run
    const before = text.slice(Math.max(0, at - 3), at)
    if (/\p{L}$/u.test(before) && !/(?:^|[^\p{L}])(?:rp|id)$/iu.test(before)) return run
    const after = text.slice(at + run.length, at + run.length + 5)
    const stopsInLetters = /[OolI][.,]*$/.test(run)
    if (/^\p{L}/u.test(after) && (stopsInLetters || /[lI]/.test(run)) && !MAY_FOLLOW_LETTER_DIGITS.test(after))
      return run
    // '5l' is five litres, '10lt' and '3ons' are units too
    if (/\d[lI][.,]*$/.test(run)) return run
    return run.replace(/[oO]/g, '0').replace(/[lI]/g, '1')
  })
}
