import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { pickedId } from '../picked.ts'
import { voidPaper } from './issue.ts'
import { mayHave, ordersInReach } from './reach.ts'
import type { PaperWish } from './standing.ts'

/** Papers of an order that stand and that the speaker answers for. */
export const listStanding = action({
  name: 'list_standing',
  for: ['treasurer', 'admin'],
  needs: { order: 'pick' },
  gives: { some: { documents: 'list' }, none: {} },
  async run({ order: picked }, { tx, actor, house }) {
    const [order] = await ordersInReach(tx, actor, pickedId(picked))
    const rows = await tx.sql<{ id: number; kind: PaperWish; number: string }>(
      'SELECT id, kind, number FROM documents WHERE order_id = $1 AND voided_at IS NULL ORDER BY id DESC',
      [order?.id ?? 0],
    )
    const own = rows.filter(({ kind }) => mayHave(actor, { wish: kind }))
    if (!own.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        documents: own.map(({ id, kind, number }) => ({
          value: String(id),
          label: `${house.words[`document.${kind}`] ?? kind} ${number}`,
        })),
      },
    }
  },
})

/** Takes a paper back, for a mistake at its head say. Its number stays used; asked for again it gets the next one. */
export const voidStanding = action({
  name: 'void_paper',
  for: ['treasurer', 'admin'],
  needs: { order: 'pick', paper: 'pick' },
  gives: { voided: { paper_number: 'text' }, gone: {} },
  async run({ order: picked, paper }, { tx, actor, now }) {
    const [order] = await ordersInReach(tx, actor, pickedId(picked))
    const [row] = await tx.sql<{ id: number; kind: PaperWish; number: string }>(
      'SELECT id, kind, number FROM documents WHERE id = $1 AND order_id = $2 AND voided_at IS NULL FOR UPDATE',
      [pickedId(paper), order?.id ?? 0],
    )
    if (!row || !mayHave(actor, { wish: row.kind })) return { outcome: 'gone' }
    await voidPaper(tx, row.id, now)
    await audit(tx, actor, now, {
      act: 'void_paper',
      subject: 'documents',
      subjectId: row.id,
      after: { number: row.number },
    })
    return { outcome: 'voided', values: { paper_number: row.number }, wrote: true }
  },
})
