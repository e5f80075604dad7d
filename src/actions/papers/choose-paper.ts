import type { House } from '../../flow/types.ts'
import { action, type Work } from '../action.ts'
import { listLabel } from '../list-label.ts'
import { pickedId } from '../picked.ts'
import { readPaperOrder } from './order.ts'
import { narrowed, ordersInReach } from './reach.ts'
import { keyOf, type PaperWish, type Possible, possiblePapers } from './standing.ts'

/** Everybody who may have papers of orders. */
export const PAPER_READERS = ['visitor', 'buyer', 'seller', 'admin', 'treasurer', 'keeper', 'head'] as const

/** Of which order: the only one, or one of a list. */
export const findPaperOrders = action({
  name: 'find_paper_orders',
  for: PAPER_READERS,
  needs: { order: 'pick?' },
  gives: { one: { order: 'pick' }, several: { orders: 'list' }, none: {} },
  async run({ order }, { tx, actor }) {
    const orders = await ordersInReach(tx, actor)
    const picked = orders.find(({ id }) => String(id) === order)
    const [only] = orders
    if (!only) return { outcome: 'none' }
    if (picked || orders.length === 1) return { outcome: 'one', values: { order: String((picked ?? only).id) } }
    return {
      outcome: 'several',
      values: {
        orders: orders.map(({ id, number, title }) => ({ value: String(id), label: listLabel(number, title) })),
      },
    }
  },
})

const GIVES = {
  one: { number: 'text', paper: 'pick' },
  several: { number: 'text', papers: 'list' },
  /** not before something else has happened */
  not_yet: { number: 'text', why: 'word' },
  cancelled: { number: 'text' },
  nothing: { number: 'text' },
  gone: {},
} as const

/** Which paper of an order: the one asked for, or a list of what can be had now. `wish`: the kind that was named. */
export const choosePaper = action({
  name: 'choose_paper',
  for: PAPER_READERS,
  needs: { order: 'pick', wish: 'text?' },
  gives: GIVES,
  async run({ order: picked, wish }, { tx, actor, house }: Work) {
    const [listed] = await ordersInReach(tx, actor, pickedId(picked))
    const order = listed && (await readPaperOrder(tx, listed.id))
    if (!order) return { outcome: 'gone' as const }
    const { number } = order
    const papers = await narrowed(tx, actor, order, possiblePapers(order))
    const wanted = wish === undefined ? papers : papers.filter((paper) => fits(paper.wish, wish))
    const [only] = wanted
    if (only && wanted.length === 1) return { outcome: 'one' as const, values: { number, paper: keyOf(only) } }
    if (only)
      return {
        outcome: 'several' as const,
        values: { number, papers: wanted.map((paper) => ({ value: keyOf(paper), label: labelOf(house, paper) })) },
      }
    if (order.status === 'cancelled') return { outcome: 'cancelled' as const, values: { number } }
    const why = `paper_not_yet.${wish}`
    if (wish !== undefined && house.words[why] !== undefined)
      return { outcome: 'not_yet' as const, values: { number, why } }
    return { outcome: 'nothing' as const, values: { number } }
  },
})

/** 'invoice' means either: of the down payment or of what arrived. */
const fits = (paper: PaperWish, wish: string) =>
  paper === wish || (wish === 'invoice' && paper === 'dp_invoice') || (wish === 'sph' && paper === 'sph_en')

/** 'Surat jalan – ke-2', 'Kuitansi – uang muka', 'Surat kerja – Dapur Bu Iis'. */
export function labelOf({ words }: House, { wish, detail }: Possible): string {
  const title = words[`document.${wish}`] ?? wish
  if (detail === undefined) return title
  const place = /^\d+$/.test(detail) && words['document.which'] ? `${words['document.which']}${detail}` : undefined
  return listLabel(title, place ?? words[detail] ?? detail)
}

/** What was asked for in words: one action a kind, so that a flow can begin with it. */
const wished = (wish: PaperWish) =>
  action({
    name: `want_${wish}`,
    for: PAPER_READERS,
    needs: {},
    gives: { meant: { wish: 'text' } },
    run: async () => ({ outcome: 'meant', values: { wish } }),
  })

export const WISHES = (
  ['sph', 'purchase_order', 'invoice', 'receipt', 'delivery_note', 'handover_report', 'work_order'] as const
).map(wished)
