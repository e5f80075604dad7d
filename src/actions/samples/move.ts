import type { Tx } from '../../db/open.ts'
import { answeredBy, mayMoveSample, type SampleAnswer, type SampleState } from '../../domain/orders/sample.ts'
import { askNextMaker } from './makers.ts'
import { readSample, type SampleItem, type SampleNow } from './sample.ts'
import { type Side, tellNews, tellPayWanted } from './telling.ts'

/**
 * A maker's answer for her part. A parcel's line whose maker would rather not is asked of the next maker who may fill it;
 * with the last answer the sample goes on, or ends. The sample must be locked.
 */
export async function answerItems(
  tx: Tx,
  sample: SampleNow,
  items: readonly SampleItem[],
  said: { status: Exclude<SampleAnswer, 'asked'>; by: Side; why?: string | undefined },
  { now, today }: { now: Date; today: string },
): Promise<void> {
  await tx.sql('UPDATE sample_items SET status = $2, why = $3, on_behalf = $4, answered_at = $5 WHERE id = ANY ($1)', [
    items.map(({ id }) => id),
    said.status,
    said.why ?? null,
    said.by === 'office',
    now,
  ])
  if (said.status === 'refused')
    for (const item of items) if (item.lineId !== null) await askNextMaker(tx, sample, item, { now, today })
  if (said.status === 'wants_pay') await tellPayWanted(tx, sample, items[0]?.sellerId ?? 0, now)
  await settle(tx, sample, said, now)
}

/** Goes where the makers' answers lead. */
async function settle(
  tx: Tx,
  before: SampleNow,
  { by, why }: { by: Side; why?: string | undefined },
  now: Date,
): Promise<void> {
  const sample = await readSample(tx, before.id, { buyerId: before.buyerId })
  if (!sample) throw new Error('a sample went missing')
  const state = answeredBy(sample.items.map(({ status }) => status))
  if (!mayMoveSample(sample.status, state)) return
  await moveSample(tx, sample, state, now, state === 'refused' ? { by: 'makers', why } : undefined)
  await tellNews(tx, sample, { status: state, by, why: state === 'refused' ? why : undefined }, now)
}

/** To the next state; false when the table does not let it. The sample must be locked. */
export async function moveSample(
  tx: Tx,
  { id, status }: Pick<SampleNow, 'id' | 'status'>,
  to: SampleState,
  now: Date,
  ended?: { by: 'buyer' | 'makers' | 'office' | 'clock'; why?: string | undefined },
): Promise<boolean> {
  if (!mayMoveSample(status, to)) return false
  await tx.sql(
    `UPDATE samples SET status = $2, sent_at = CASE WHEN $2 = 'sent' THEN $3 ELSE sent_at END,
       received_at = CASE WHEN $2 = 'received' THEN $3 ELSE received_at END, ended_by = $4, ended_why = $5 WHERE id = $1`,
    [id, to, now, ended?.by ?? null, ended?.why ?? null],
  )
  return true
}
