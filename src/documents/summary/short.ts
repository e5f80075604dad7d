/** How thousands, millions and billions are abbreviated: 'rb', 'jt', 'M'. */
export interface Scales {
  thousand: string
  million: string
  billion: string
}

/** 42_310_000 → 'Rp42,3 jt'; a negative amount has its sign in front. */
export const shortRupiah = (amount: number, scales: Scales): string =>
  `${amount < 0 ? '−' : ''}Rp${shortFigure(Math.abs(amount), scales)}`

/**
 * 42_310_000 → '42,3 jt': short enough for a label. One digit behind the comma below a hundred, none above; small amounts
 * stay whole.
 */
export function shortFigure(size: number, { thousand, million, billion }: Scales): string {
  const scales = [
    [1_000_000_000, billion],
    [1_000_000, million],
    [1_000, thousand],
  ] as const
  // what would be a thousand of the smaller scale is one of the larger: 999.600 is a million
  const reaches = (scale: number) => (scale === 1_000 ? size >= scale : Math.round((size * 1_000) / scale) >= 1_000)
  const [unit, name] = scales.find(([scale]) => reaches(scale)) ?? [1, '']
  if (unit === 1) return String(size)
  const tenths = Math.round((size * 10) / unit)
  const figure = tenths >= 1000 ? grouped(Math.round(size / unit)) : String(tenths / 10).replace('.', ',')
  return `${figure} ${name}`
}

const grouped = (figure: number) => String(figure).replace(/\B(?=(\d{3})+$)/g, '.')
