import type { FileOut } from '../../chat/reply.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { PAPER_READERS } from './choose-paper.ts'
import { ordersInReach } from './reach.ts'

/**
 * A paper has been drawn: its file is noted once, and goes out to whoever it is for, an officer within reach of it, the company
 * or, of a work order, the maker; unless it was taken back meanwhile.
 */
export const keepPaper = action({
  name: 'keep_paper',
  for: PAPER_READERS,
  needs: { document: 'pick', files: 'files' },
  gives: { kept: { title: 'word', paper_number: 'text', files: 'files' }, over: {} },
  async run({ document, files }, { tx, actor }) {
    const id = pickedId(document)
    const [file] = files as FileOut[]
    const [row] = await tx.sql<{
      number: string
      kind: string
      hash: string | null
      language: string | null
      voided_at: Date | null
      orderId: number | null
    }>(
      `SELECT d.number, d.kind, d.hash, d.voided_at, d.order_id AS "orderId", d.data->'facts'->>'language' AS language
       FROM documents d LEFT JOIN allocations a ON a.id = d.allocation_id
       WHERE d.id = $1 AND ((d.region_code = $2 AND $3) OR (d.buyer_id = $4 AND a.id IS NULL) OR a.seller_id = $5) FOR UPDATE OF d`,
      [id, actor.region, actor.officerId !== undefined, actor.buyerId ?? null, actor.sellerId ?? null],
    )
    if (!row || !file || row.voided_at) return { outcome: 'over' }
    const officer = actor.officerId !== undefined
    if (officer && row.orderId !== null && !(await ordersInReach(tx, actor, row.orderId)).length)
      return { outcome: 'over' }
    if (row.hash === null) await tx.sql('UPDATE documents SET hash = $2 WHERE id = $1', [id, file.hash])
    return {
      outcome: 'kept',
      values: {
        title: `document.${row.language === 'id_en' ? 'sph_en' : row.kind}`,
        paper_number: row.number,
        files: [{ ...file, hash: row.hash ?? file.hash }],
      },
      wrote: row.hash === null,
    }
  },
})
