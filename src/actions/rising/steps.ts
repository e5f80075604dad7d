import type { Sql, Tx } from '../../db/open.ts'
import { addMonths, monthOf } from '../../domain/calendar.ts'
import type { Door, NextStep } from '../../domain/next-step.ts'
import { nextSteps } from '../../domain/next-step.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'
import { instantsOf } from '../reports/collect.ts'
import { doorsOf, PIECES_A_MONTH } from './doors.ts'

/** A maker's step as it is said: its product's name, when it is one product's. */
export interface Step extends Door {
  product: string | null
}

/**
 * Works out every maker's one next step and keeps it under its month, once: what was told of a month stays.
 * @returns the steps of that month by maker, those kept earlier included
 */
export async function keepSteps(
  tx: Tx,
  { region, month, today }: { region: string; month: string; today: string },
  now: Date,
): Promise<Map<number, Step>> {
  const chosen = [...nextSteps(await doorsOf(tx.sql, region, today)).values()]
  await tx.sql(
    `INSERT INTO next_steps (region_code, seller_id, product_id, month, step, opens, pieces_before, created_at)
     SELECT $1, d.seller_id, d.product_id, $2, d.step, d.opens, ${PIECES_A_MONTH}, $4
     FROM jsonb_to_recordset($3::jsonb) AS d(seller_id int, step text, product_id int, opens bigint) LEFT JOIN products p ON p.id = d.product_id
     ORDER BY d.seller_id ON CONFLICT (seller_id, month) DO NOTHING`,
    [
      region,
      month,
      JSON.stringify(
        chosen.map(({ sellerId, productId, step, opens }) => ({
          seller_id: sellerId,
          product_id: productId,
          step,
          opens,
        })),
      ),
      now,
    ],
  )
  const rows = await tx.sql<Step>(
    `SELECT n.seller_id AS "sellerId", n.step, n.product_id AS "productId", n.opens, p.name AS product
     FROM next_steps n LEFT JOIN products p ON p.id = n.product_id WHERE n.region_code = $1 AND n.month = $2 ORDER BY n.seller_id`,
    [region, month],
  )
  return new Map(rows.map((row) => [row.sellerId, row]))
}

/** A step is taken when the thing itself is there, whoever brought it about. */
const TAKEN: Readonly<Record<NextStep, string>> = {
  halal: `p.halal IS NOT NULL AND p.status NOT IN ('withdrawn', 'refused')`,
  pirt: `(p.pirt IS NOT NULL OR p.bpom_md IS NOT NULL) AND p.status NOT IN ('withdrawn', 'refused')`,
  mend: `p.status IN ('waiting', 'invited', 'waiting_halal', 'approved', 'paused')`,
  capacity: `${PIECES_A_MONTH} > n.pieces_before`,
  photos: `(SELECT count(*) FROM product_photos f WHERE f.product_id = p.id) > 1`,
  listing: `EXISTS (SELECT 1 FROM listings g JOIN products q ON q.id = g.product_id WHERE q.seller_id = n.seller_id AND g.status IN ('trial', 'active'))`,
  training: `EXISTS (SELECT 1 FROM training_places t WHERE t.seller_id = n.seller_id AND t.status = 'attended' AND t.attended_at > n.created_at)`,
}

/** Months for which a step that was told is watched, its own included: as long as it is the best one it is told anew. House figure. */
const WATCHED_MONTHS = 3

/** Marks the steps that have been taken since they were told. @returns how many */
export async function noteTaken(tx: Tx, now: Date, today: string): Promise<number> {
  const taken = Object.entries(TAKEN)
    .map(([step, condition]) => `n.step = '${step}' AND ${condition}`)
    .join(' OR ')
  const rows = await tx.sql(
    `UPDATE next_steps n SET done_at = $1 FROM next_steps o LEFT JOIN products p ON p.id = o.product_id
     WHERE o.id = n.id AND n.done_at IS NULL AND n.month >= $2 AND (${taken}) RETURNING n.id`,
    [now, addMonths(monthOf(today), 1 - WATCHED_MONTHS)],
  )
  return rows.length
}

/** Makers of a region who took a step in a month. */
export async function climbedIn(sql: Sql, region: string, month: string): Promise<number> {
  const [row] = await sql<{ climbed: number }>(
    `SELECT count(DISTINCT seller_id)::int AS climbed FROM next_steps WHERE region_code = $1 AND done_at >= $2 AND done_at < $3`,
    [region, ...instantsOf(month)],
  )
  return row?.climbed ?? 0
}

/** What a maker is told of her step: one sentence. */
export const stepAdvice = ({ step, product }: Step): Line => {
  switch (step) {
    case 'halal':
      return line('advise_halal', { product })
    case 'pirt':
      return line('advise_pirt', { product })
    case 'mend':
      return line('advise_mend', { product })
    case 'capacity':
      return line('advise_capacity', { product })
    case 'photos':
      return line('advise_photos', { product })
    case 'listing':
      return line('advise_listing', {})
    case 'training':
      return line('advise_training', {})
  }
}
