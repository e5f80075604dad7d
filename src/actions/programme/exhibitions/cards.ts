import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { codeOf } from '../../catalogue/files/errand.ts'
import { readCards } from '../../catalogue/show-product.ts'
import { sendErrand, type TalkErrand } from '../../errand.ts'
import { pickedId } from '../../picked.ts'
import { speechOf } from '../../reports/files/speech.ts'

/** Name of the errand, and of the flow that hands the cards over. */
export const DRAW_TABLE_CARDS = 'draw_table_cards'
export const TABLE_CARDS_FLOW = 'table-cards'

interface CardsOf {
  region: string
  products: number[]
}

/** Cards with a QR for every product of a collection that is sold now. They come by themselves. */
export const wantTableCards = action({
  name: 'want_table_cards',
  for: OFFICER_ACTS.arrange_catalogue,
  needs: { collection: 'pick' },
  gives: { drawing: { count: 'count' }, empty: {} },
  async run({ collection }, { tx, actor, now, today }) {
    const { conversationId, region } = actor
    const items = await tx.sql<{ id: number }>(
      `SELECT i.product_id AS id FROM collections c JOIN collection_items i ON i.collection_id = c.id
       WHERE c.id = $1 AND c.region_code = $2 AND c.status = 'active' ORDER BY i.position, i.product_id`,
      [pickedId(collection), region],
    )
    const ids = items.map(({ id }) => id)
    const products = (await readCards(tx.sql, ids, today)).map(({ id }) => id)
    if (!products.length) return { outcome: 'empty' }
    await sendErrand(tx, { name: DRAW_TABLE_CARDS, conversationId, input: { region, products } satisfies CardsOf }, now)
    return { outcome: 'drawing', values: { count: products.length } }
  },
})

/** Draws them outside the talk. */
export const drawTableCardsErrand: TalkErrand = {
  name: DRAW_TABLE_CARDS,
  async run({ region, products }: CardsOf, { db, house, feasts, today, draw, keep, linkTo }) {
    const { word, say } = speechOf(house, { region, today, feasts })
    const [office] = await db.sql<{ name: string }>('SELECT office_name AS name FROM regions WHERE code = $1', [region])
    const cards = (await readCards(db.sql, products, today)).map(({ id, name, price, unit, business, district }) => {
      const code = codeOf('produk', id)
      const link = linkTo(code)
      return {
        name,
        price: `${say('rupiah', price)} ${word('catalogue.per')} ${unit}`,
        from: `${business}, ${say('district', district)}`,
        code,
        ...(link === undefined ? {} : { link }),
      }
    })
    const title = word('exhibition.cards')
    const hint = word(linkTo('') === undefined ? 'exhibition.hint_no_code' : 'exhibition.hint')
    const bytes = await draw('table_cards', { office: office?.name ?? '', title, hint, day: today, cards })
    const file = await keep(bytes, `${title}.pdf`)
    return { flow: TABLE_CARDS_FLOW, slots: { count: cards.length, files: [file] } }
  },
} as TalkErrand
