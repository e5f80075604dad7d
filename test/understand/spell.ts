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

const SUNDANESE = ['', 'hiji', 'dua', 'tilu', 'opat', 'lima', 'genep', 'tujuh', 'dalapan', 'salapan']

/** A whole number below a million in Sundanese words: 1250 → 'sarebu dua ratus lima puluh'. */
export function inSundanese(value: number): string {
  if (value >= 1000) {
    const thousands = Math.floor(value / 1000)
    return `${thousands === 1 ? 'sarebu' : `${inSundanese(thousands)} rebu`} ${inSundanese(value % 1000)}`.trim()
  }
  if (value >= 100) {
    const hundreds = Math.floor(value / 100)
    return `${hundreds === 1 ? 'saratus' : `${SUNDANESE[hundreds]} ratus`} ${inSundanese(value % 100)}`.trim()
  }
  if (value === 10) return 'sapuluh'
  if (value === 11) return 'sabelas'
  if (value === 25) return 'salawe'
  if (value > 11 && value < 20) return `${SUNDANESE[value - 10]} belas`
  const tens = Math.floor(value / 10)
  return `${tens > 0 ? `${SUNDANESE[tens]} puluh` : ''} ${SUNDANESE[value % 10]}`.trim()
}

const JAVANESE = ['', 'siji', 'loro', 'telu', 'papat', 'limo', 'enem', 'pitu', 'wolu', 'songo']
const BEFORE_TENS = ['', '', 'rong', 'telung', 'patang', 'limang', 'nem', 'pitung', 'wolung', 'sangang']
const TEENS = [
  'sepuluh',
  'sewelas',
  'rolas',
  'telulas',
  'patbelas',
  'limolas',
  'nembelas',
  'pitulas',
  'wolulas',
  'songolas',
]

/** A whole number below a thousand in Javanese words: 52 → 'seket loro'. */
export function inJavanese(value: number): string {
  if (value >= 100) {
    const hundreds = Math.floor(value / 100)
    return `${hundreds === 1 ? 'satus' : `${BEFORE_TENS[hundreds]} atus`} ${inJavanese(value % 100)}`.trim()
  }
  if (value >= 10 && value < 20) return TEENS[value - 10] as string
  const tens = Math.floor(value / 10)
  const ten = tens === 5 ? 'seket' : tens === 6 ? 'sewidak' : tens > 0 ? `${BEFORE_TENS[tens]} puluh` : ''
  return `${ten} ${JAVANESE[value % 10]}`.trim()
}
