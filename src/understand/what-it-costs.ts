import { FILLERS } from '../answers/grammar/fillers.ts'
import type { Words } from '../answers/grammar/tokens.ts'

/** Somebody who has not agreed yet asks what it costs to take part. */
export const WHAT_IT_COSTS = 'what_it_costs'

const COSTS =
  / (?:gratis|geratis|free|bayar|mayar|dipungut|biaya|biayanya|iuran|potongan|dipotong|motong|komisi|admin nya|adminnya|persen|setoran) /
const ASKS = / (?:tidak|berapa|brp|sabaraha|piro|ada|apa|kan|kena|harus|kudu|perlu) /
/** Goods, papers and orders have prices of their own. */
const OTHER = / (?:ongkir|kirim|pesan|pesanan|produk|barang|halal|pirt|nib|bpom|dp|transfer|harga|sudah|belum|tempo) /
const MOST_WORDS = 7

/** Whether a message asks what taking part costs: 'gratis ga?', 'dipotong berapa persen', 'ada biayanya?'. */
export function asksWhatItCosts({ tokens, text }: Words): boolean {
  const words = tokens.filter(({ kind, norm }) => kind === 'word' && !FILLERS.has(norm))
  if (!words.length || words.length > MOST_WORDS || tokens.some(({ kind }) => kind === 'number')) return false
  const said = ` ${words.map(({ norm }) => norm).join(' ')} `
  return COSTS.test(said) && !OTHER.test(said) && (ASKS.test(said) || text.includes('?'))
}
