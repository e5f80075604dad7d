/** 1250000 → '1.250.000': a whole number as it stands in a column. */
export const grouped = (amount: number): string =>
  `${amount < 0 ? '–' : ''}${String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, '.')}`

/** 1250000 → 'Rp 1.250.000', never broken over two lines. */
export const rupiah = (amount: number): string => `${amount < 0 ? '–' : ''}Rp\u00a0${grouped(Math.abs(amount))}`

/** '6281300000001' → '0813-0000-0001', as it is dialled; anything else stays as it was written. */
export function dialled(phone: string): string {
  if (!/^62\d{8,13}$/.test(phone)) return phone
  return `0${phone.slice(2)}`.replace(/^(\d{4})(\d{4})(\d+)$/, '$1-$2-$3')
}

const LONGEST_WORD = 22

/**
 * What somebody wrote, as it can be printed: no emoji, control or bidirectional signs, no letters the papers' font lacks
 * ('?'), and room to break a word that would run out of its column.
 */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\s]+/gu, ' ')
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u20e3|\ufe0f/gu, (sign) =>
      /[©®™]/.test(sign) ? sign : '',
    )
    .replace(/[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/gu, '?')
    .replace(new RegExp(`[^\\s-]{${LONGEST_WORD}}(?=[^\\s-])`, 'gu'), '$&\u200b')
    .replace(/ {2,}/g, ' ')
    .trim()
}
