/** A line of a list on Telegram: a button shows about this many characters on a small phone. */
const LONGEST = 40

const cut = (text: string, length: number) =>
  [...text].length <= length
    ? text
    : `${[...text]
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`

/** A list's line for officers and buyers, told apart by whose it is: 'Keripik Tempe – Dapur Bu Sri'. */
export function listLabel(name: string, whose?: string): string {
  if (!whose) return cut(name, LONGEST)
  const behind = cut(whose, 16)
  return `${cut(name, LONGEST - [...behind].length - 3)} – ${behind}`
}
