const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
]
const PER = { day: 'hari', week: 'minggu', month: 'bulan' } as const

/** 1250000 → '1.250.000', 2.5 → '2,5'. */
export function numberText(value: number): string {
  const [whole = '0', part] = String(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${value < 0 ? '-' : ''}${grouped}${part ? `,${part}` : ''}`
}

/** 15000 → 'Rp15.000'. */
export const rupiahText = (amount: number): string => `Rp${numberText(amount)}`

/** '2027-03-03' → '3 Maret 2027'. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`
}

/** '2027-03' → 'Maret 2027'. */
export function monthText(month: string): string {
  const [year, number] = month.split('-')
  return `${MONTHS[Number(number) - 1] ?? ''} ${year}`
}

/** 'day' → 'hari'. */
export const perText = (per: keyof typeof PER): string => PER[per]

/** '6281200000141' → '0812-0000-0141'. */
export function phoneText(phone: string): string {
  const local = `0${phone.replace(/^62/, '')}`
  return [local.slice(0, 4), local.slice(4, 8), local.slice(8)].filter(Boolean).join('-')
}
