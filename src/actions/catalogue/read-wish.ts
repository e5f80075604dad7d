import type { Quantity } from '../../answers/index.ts'
import { DISTRICTS } from '../../domain/districts.ts'
import { understand } from '../../understand/index.ts'
import { action } from '../action.ts'

/** 'mau pesan …', 'order …', 'beli …' in front of what is wanted. */
const ORDERS = /^\s*(?:(?:saya|kami|mau|ingin|tolong|bisa|boleh)\s+)*(?:pesan|pesen|order|beli|pemesanan)\b[\s:,]*/i

/**
 * What somebody wants who just writes below the menu: to order ('500 paket Berkah terima H-10', 'pesan keripik tempe') or
 * to look for something ('keripik pedas di bawah 20rb yang halal').
 */
export const readWish = action({
  name: 'read_wish',
  for: ['visitor', 'buyer'],
  needs: { said: 'text' },
  gives: {
    order: { wanted: 'text?', quantity: 'quantity?', needed_on: 'date?' },
    search: { search_words: 'text' },
  },
  async run({ said }, { today, feasts, actor }) {
    const context = { today, feasts, districts: DISTRICTS, region: actor.region }
    const rest = said.replace(ORDERS, '').trim()
    const { intent, values } = understand(`pesan ${rest}`, context)
    const sure = <T>(key: string) => (values[key]?.unsure ? undefined : (values[key]?.value as T | undefined))
    const wanted = sure<string>('kind_words')
    const quantity = sure<Quantity>('quantity')
    const needed_on = sure<string>('needed_on')
    const asked = rest !== said.trim()
    if (intent === 'bulk_order' && quantity && (asked || needed_on || isParcel(quantity)))
      return { outcome: 'order', values: { wanted, quantity, needed_on } }
    if (asked)
      return { outcome: 'order', values: { wanted: rest || undefined, quantity: undefined, needed_on: undefined } }
    return { outcome: 'search', values: { search_words: said } }
  },
})

const isParcel = ({ unit }: Quantity) => unit === 'paket' || unit === 'parcel'
