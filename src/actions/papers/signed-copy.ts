import { queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { toAll } from '../fulfilment/telling.ts'
import { agreeOnPaper } from '../orders/approving/decide.ts'
import { pickedId } from '../picked.ts'
import { PAPER_READERS } from './choose-paper.ts'
import { fileName } from './make-paper.ts'
import { mayHave, ordersInReach } from './reach.ts'
import type { PaperWish } from './standing.ts'

/** Papers that people sign; an invoice or kuitansi comes back from nobody. */
const SIGNED: readonly PaperWish[] = ['sph', 'purchase_order', 'delivery_note', 'handover_report', 'work_order']

/** Papers of an order that are out and may come back signed. */
export const listSignable = action({
  name: 'list_signable',
  for: PAPER_READERS,
  needs: { order: 'pick' },
  gives: { some: { documents: 'list' }, none: {} },
  async run({ order: picked }, { tx, actor, house }) {
    const [order] = await ordersInReach(tx, actor, pickedId(picked))
    const rows = await tx.sql<{ id: number; kind: PaperWish; number: string }>(
      `SELECT id, kind, number FROM documents WHERE order_id = $1 AND kind = ANY ($2) AND voided_at IS NULL ORDER BY id DESC`,
      [order?.id ?? 0, SIGNED],
    )
    const own = rows.filter(({ kind }) => kind !== 'work_order' && mayHave(actor, { wish: kind }))
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

/** A signed copy came back, as photo or PDF: who sent it and when stands with the paper (PRACTICE 13). */
export const recordSigned = action({
  name: 'record_signed',
  for: PAPER_READERS,
  needs: { order: 'pick', paper: 'pick', signed_copy: 'document' },
  gives: {
    recorded: { title: 'word', paper_number: 'text' },
    /** the order waited for a yes inside the company: the signed quotation is one */
    agreed: { title: 'word', paper_number: 'text', number: 'text' },
    gone: {},
  },
  async run({ order: picked, paper, signed_copy: hash }, { tx, actor, now, house, feasts }) {
    const [order] = await ordersInReach(tx, actor, pickedId(picked))
    const [document] = await tx.sql<{
      id: number
      kind: PaperWish
      number: string
      region_code: string
      buyer: string
    }>(
      `SELECT d.id, d.kind, d.number, d.region_code, b.name AS buyer FROM documents d JOIN orders o ON o.id = d.order_id
         JOIN buyers b ON b.id = o.buyer_id
       WHERE d.id = $1 AND d.order_id = $2 AND d.kind = ANY ($3) AND d.voided_at IS NULL FOR UPDATE OF d`,
      [pickedId(paper), order?.id ?? 0, SIGNED],
    )
    const [file] = await tx.sql<{ type: string }>('SELECT type FROM stored_files WHERE hash = $1', [hash])
    if (!document || !file || !mayHave(actor, { wish: document.kind })) return { outcome: 'gone' }
    const { id, kind, number, region_code, buyer } = document
    await tx.sql('UPDATE documents SET signed_hash = $2, signed_by_id = $3, signed_at = $4 WHERE id = $1', [
      id,
      hash,
      actor.personId ?? null,
      now,
    ])
    if (actor.officerId !== undefined)
      await audit(tx, actor, now, {
        act: 'record_signed',
        subject: 'documents',
        subjectId: id,
        after: { hash },
        onBehalf: true,
      })
    const title = `document.${kind}`
    const officers = await officerAccounts(tx, region_code, ['admin', 'treasurer'])
    const files = [
      { hash, name: fileName(house.words[title] ?? kind, number).replace(/pdf$/, ending(file.type)), type: file.type },
    ]
    await queueNotices(
      tx,
      toAll(
        officers.filter(({ accountId }) => accountId !== actor.accountId),
        `signed:${id}:${hash}`,
        { notice: 'signed_copy_came', values: { title, number, buyer, files } },
      ),
      now,
    )
    const values = { title, paper_number: number }
    if (kind === 'sph' && order && (await agreeOnPaper(tx, order.id, actor, now, feasts)))
      return { outcome: 'agreed', values: { ...values, number: order.number }, wrote: true }
    return { outcome: 'recorded', values, wrote: true }
  },
})

const ending = (type: string) => (type === 'image/jpeg' ? 'jpg' : (type.split('/')[1] ?? 'pdf'))
