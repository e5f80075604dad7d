import { rupiahText } from '../../answers/grammar/say.ts'
import { listLabel } from '../list-label.ts'

/** Room beside the name: a button on Telegram shows about 40 characters. */
const LONGEST = 40

/** A line of the catalogue's list: 'Keripik Tempe – Dapur Bu Sri · Rp15.000'; names are cut, prices never. */
export function priceLabel(name: string, price: number, business?: string): string {
  const behind = ` · ${rupiahText(price)}`
  const label = [...listLabel(name, business)]
  const room = LONGEST - behind.length
  return (
    (label.length <= room
      ? label.join('')
      : `${label
          .slice(0, room - 1)
          .join('')
          .trimEnd()}…`) + behind
  )
}
