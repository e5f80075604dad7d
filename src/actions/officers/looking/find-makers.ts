import type { Tx } from '../../../db/open.ts'
import { dayAt } from '../../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import type { Line } from '../../../flow/say.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { listLabel, makerApart, toldApart } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { owedTo } from '../../privacy/belongings.ts'
import { productsOf } from '../../products/fields.ts'
import { overviewLine } from '../../products/list-products.ts'
import { soldBy } from '../../reports/my-sales.ts'
import { makersMeant } from '../../sellers/makers-meant.ts'
import { pausesOf } from '../../sellers/pauses.ts'
import { openPromisesOf, promiseLines } from '../../sellers/promises.ts'

const WHO = OFFICER_ACTS.see_makers
/** As many as a phone shows without scrolling for long. */
const MOST_FOUND = 12
/** Products and promises on a card; more are a number. */
const MOST_LINES = 8

/** Makers of the region by their business's or owner's name, or by phone: 'bu tati', 'dapur tati', '0812 3456 7890'. */
export const lookUpMakers = action({
  name: 'look_up_makers',
  for: WHO,
  needs: { maker_words: 'text' },
  gives: { one: { maker: 'pick' }, several: { makers: 'list', maker: 'pick?' }, none: {} },
  async run({ maker_words }, work) {
    const found = await makersMeant(work, maker_words, MOST_FOUND)
    const [only] = found
    if (!only) return { outcome: 'none' }
    if (found.length === 1) return { outcome: 'one', values: { maker: String(only.id) } }
    return {
      outcome: 'several',
      values: {
        maker: undefined,
        makers: toldApart(
          found.map((of) => ({ value: String(of.id), label: listLabel(of.name, of.owner), apart: makerApart(of) })),
        ),
      },
    }
  },
})

/** One maker's card: who and where, what she makes, what she has promised, what she earned and is owed. Rupiah. */
export const showMaker = action({
  name: 'show_maker',
  for: WHO,
  needs: { maker: 'pick' },
  gives: {
    shown: {
      business: 'text',
      owner_name: 'text',
      lies_in: 'district',
      makes: 'word',
      reach: 'phone?',
      status: 'word',
      rests_until: 'date?',
      mentor: 'text?',
      since: 'date',
      product_count: 'count',
      products: 'lines',
      promise_count: 'count',
      promises: 'lines',
      sold: 'rupiah',
      owed: 'rupiah?',
    },
    gone: {},
  },
  async run({ maker }, { tx, actor, today }) {
    const seller = await makerOf(tx, pickedId(maker), actor.region)
    if (!seller) return { outcome: 'gone' }
    const products = await productsOf(tx, seller.id)
    const promises = await openPromisesOf(tx, seller.id)
    const pause = (await pausesOf(tx, seller.id, today)).find(({ productId }) => productId === null)
    const year = today.slice(0, 4)
    const sold = await soldBy(tx, seller.id, `${year}-01`, `${year}-12`)
    return {
      outcome: 'shown',
      values: {
        business: seller.name,
        owner_name: seller.owner,
        lies_in: seller.district,
        makes: `business_kind.${seller.kind}`,
        reach: seller.phone,
        status: `seller_status.${seller.status}`,
        rests_until: pause?.until ?? null,
        mentor: seller.mentor,
        since: dayAt(seller.since),
        product_count: products.length,
        promise_count: promises.length,
        products: firstOf(products.map((product) => overviewLine(product, products))),
        promises: firstOf(promiseLines(promises)),
        sold: sold.reduce((sum, { amount }) => sum + amount, 0),
        owed: (await owedTo(tx, [seller.id])) || null,
      },
    }
  },
})

const firstOf = (lines: readonly Line[]): Line[] =>
  lines.length <= MOST_LINES
    ? [...lines]
    : [...lines.slice(0, MOST_LINES), line('and_more', { count: lines.length - MOST_LINES })]

interface MakerNow {
  id: number
  name: string
  owner: string
  district: string
  kind: string
  phone: string | null
  status: string
  mentor: string | null
  since: Date
}

async function makerOf(tx: Tx, id: number, region: string): Promise<MakerNow | undefined> {
  const [row] = await tx.sql<MakerNow>(
    `SELECT s.id, s.name, s.owner_name AS owner, s.district_code AS district, s.kind, s.phone, s.status,
       (SELECT p.name FROM officers o JOIN people p ON p.id = o.person_id WHERE o.id = s.mentor_id) AS mentor,
       s.created_at AS since
     FROM sellers s WHERE s.id = $1 AND s.region_code = $2 AND s.status <> 'left'`,
    [id, region],
  )
  return row
}
