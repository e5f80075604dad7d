import { DISTRICTS } from '../../../domain/districts.ts'
import { understand } from '../../../understand/index.ts'
import { goodsNamed } from '../../../understand/several-goods.ts'
import { action } from '../../action.ts'

/** After one thing is ordered comes what was named with it: 'kopi 40 bungkus', on the same day. */
export const nextGoods = action({
  name: 'next_goods',
  for: ['visitor', 'buyer'],
  needs: { also: 'text?' },
  gives: {
    more: {
      wanted: 'text',
      quantity: 'quantity',
      also: 'text?',
      parcel: 'pick?',
      product: 'pick?',
      search_words: 'text?',
      budget: 'rupiah?',
      deliveries: 'deliveries?',
    },
    unclear: { also: 'text?' },
    none: {},
  },
  async run({ also }, { today, feasts, actor }) {
    if (also === undefined) return { outcome: 'none' }
    const [first = '', ...others] = also.split(', ')
    const context = { today, feasts, region: actor.region, districts: DISTRICTS }
    const goods = goodsNamed(first, (text) => understand(text, context))
    if (!goods) return { outcome: 'unclear', values: { also: undefined } }
    const { words, quantity } = goods
    const forgotten = {
      parcel: undefined,
      product: undefined,
      search_words: undefined,
      budget: undefined,
      deliveries: undefined,
    }
    return { outcome: 'more', values: { wanted: words, quantity, also: others.join(', ') || undefined, ...forgotten } }
  },
})
