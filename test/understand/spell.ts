const DIGITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan']

/** A whole number below a thousand million in Indonesian words: 1250 → 'seribu dua ratus lima puluh'. */
export function inIndonesian(value: number): string {
  const words: string[] = []
  const add = (count: number, one: string, many: string) => {
    if (count === 1) words.push(one)
    else if (count > 1) words.push(inIndonesian(count), many)
  }
  const millions = Math.floor(value / 1e6)
  if (millions) words.push(inIndonesian(millions), 'juta')
  add(Math.floor((value % 1e6) / 1000), 'seribu', 'ribu')
  add(Math.floor((value % 1000) / 100), 'seratus', 'ratus')
  const rest = value % 100
  if (rest === 10) words.push('sepuluh')
  else if (rest === 11) words.push('sebelas')
  else if (rest > 11 && rest < 20) words.push(DIGITS[rest - 10] ?? '', 'belas')
  else {
    if (rest >= 20) words.push(DIGITS[Math.floor(rest / 10)] ?? '', 'puluh')
    if (rest % 10) words.push(DIGITS[rest % 10] ?? '')
  }
  return words.join(' ')
}
