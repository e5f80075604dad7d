import { numberText } from '../../answers/grammar/say.ts'
import { REGIONS } from '../../domain/districts.ts'
import { PRODUCT_KINDS } from '../../domain/products/kinds.ts'
import { action } from '../action.ts'
import { SOLD } from './find.ts'

/** Kinds of goods that are sold in a region now, in the order of the office's list, with how many there are of each. */
export const listKinds = action({
  name: 'list_kinds',
  for: ['visitor', 'buyer'],
  needs: { region: 'choice?' },
  gives: { kinds: { product_kinds: 'list', region_name: 'text' }, none: { region_name: 'text' } },
  async run({ region }, { tx, actor, today, house }) {
    const { code, name: region_name } = REGIONS.find((one) => one.code === (region ?? actor.region)) ?? REGIONS[0]!
    const rows = await tx.sql<{ kind: string; count: number }>(
      `SELECT p.kind, count(*)::int AS count FROM products p JOIN sellers s ON s.id = p.seller_id
       WHERE ${SOLD} AND p.region_code = $2 GROUP BY p.kind`,
      [today, code],
    )
    const counts = new Map(rows.map(({ kind, count }) => [kind, count]))
    const product_kinds = PRODUCT_KINDS.flatMap(({ key }) => {
      const count = counts.get(key)
      return count ? [{ value: key, label: `${house.words[`kind.${key}`] ?? key} (${numberText(count)})` }] : []
    })
    if (!product_kinds.length) return { outcome: 'none', values: { region_name } }
    return { outcome: 'kinds', values: { product_kinds, region_name } }
  },
})
