import { action, type Work } from '../../action.ts'
import { pickedId } from '../../picked.ts'
import { lockOrder } from '../lock.ts'
import { tellOfficers } from '../telling.ts'
import { type Short, type Substitute, shortOf, substitutesFor } from './short.ts'
import { takeSubstitute } from './take.ts'

interface Proposed {
  short: Short
  substitute: Substitute
}

/** What an officer proposed for a line of an own order, while it is still missing and nobody has answered. */
async function proposed(
  { tx, actor }: Work,
  { line, product }: { line: string; product: string },
  lock: boolean,
): Promise<Proposed | undefined> {
  const [asked] = await tx.sql<{ order_id: number }>(
    `SELECT l.order_id FROM substitutions x JOIN order_lines l ON l.id = x.order_line_id JOIN orders o ON o.id = l.order_id
     WHERE x.order_line_id = $1 AND x.product_id = $2 AND x.status = 'asked' AND o.buyer_id = $3`,
    [pickedId(line), pickedId(product), actor.buyerId ?? 0],
  )
  if (!asked) return undefined
  if (lock) await lockOrder(tx, asked.order_id)
  const short = (await shortOf(tx, asked.order_id)).find((one) => one.line.id === pickedId(line))
  const substitute = short && (await substitutesFor(tx, short)).find(({ id }) => id === pickedId(product))
  return substitute && { short, substitute }
}

/** What would stand in for what. */
export const showSubstitute = action({
  name: 'show_substitute',
  for: ['visitor', 'buyer'],
  needs: { line: 'pick', product: 'pick' },
  gives: {
    open: {
      number: 'text',
      label: 'text',
      missing: 'count',
      name: 'text',
      business: 'text',
      price: 'rupiah',
      unit: 'text',
    },
    over: {},
  },
  async run(said, work) {
    const found = await proposed(work, said, false)
    if (!found) return { outcome: 'over' }
    const { short, substitute } = found
    return {
      outcome: 'open',
      values: {
        number: short.order.number ?? '',
        label: short.line.label,
        missing: short.missing,
        name: substitute.name,
        business: substitute.business,
        price: short.line.price,
        unit: substitute.unit,
      },
    }
  },
})

/** "Boleh": it is offered to its maker at the order's price. */
export const allowSubstitute = action({
  name: 'allow_substitute',
  for: ['visitor', 'buyer'],
  needs: { line: 'pick', product: 'pick' },
  gives: { allowed: {}, over: {} },
  async run(said, work) {
    const found = await proposed(work, said, true)
    if (!found) return { outcome: 'over' }
    const { short, substitute } = found
    await takeSubstitute(work.tx, { lineId: short.line.id, productId: substitute.id }, work.now, work.feasts)
    await tellAnswer(work, found, 'substitute_answer.yes')
    return { outcome: 'allowed', wrote: true }
  },
})

/** "Jangan": it is not proposed again for this line. */
export const refuseSubstitute = action({
  name: 'refuse_substitute',
  for: ['visitor', 'buyer'],
  needs: { line: 'pick', product: 'pick' },
  gives: { refused: {}, over: {} },
  async run(said, work) {
    const found = await proposed(work, said, true)
    if (!found) return { outcome: 'over' }
    const { short, substitute } = found
    await work.tx.sql(
      `UPDATE substitutions SET status = 'refused', answered_at = $3 WHERE order_line_id = $1 AND product_id = $2`,
      [short.line.id, substitute.id, work.now],
    )
    await tellAnswer(work, found, 'substitute_answer.no')
    return { outcome: 'refused', wrote: true }
  },
})

const tellAnswer = ({ tx, now }: Work, { short, substitute }: Proposed, answer: string) =>
  tellOfficers(
    tx,
    short.order.regionCode,
    {
      notice: 'substitute_answered' as const,
      values: { buyer: short.buyer, number: short.order.number ?? '', name: substitute.name, answer },
    },
    `substitute-answered:${short.line.id}:${substitute.id}`,
    now,
  )
