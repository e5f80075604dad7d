import type { Sql } from '../../db/open.ts'
import { addMonths, monthOf } from '../../domain/calendar.ts'
import { NEXT_STEPS } from '../../domain/next-step.ts'
import { PRODUCT_KINDS } from '../../domain/products/kinds.ts'
import { type MakerSegment, MISSING_PAPERS } from '../../domain/segment.ts'

const FOOD = PRODUCT_KINDS.filter(({ food }) => food).map(({ key }) => key)
const WITH_PERMIT = PRODUCT_KINDS.filter(({ permit }) => permit !== 'none').map(({ key }) => key)
/** A product that counts as hers. */
const KEPT = `p.seller_id = s.id AND p.status NOT IN ('refused', 'withdrawn')`

/**
 * Makers of a region who consented and fit, by id: those who rest as well, nobody who sleeps, is suspended or has left.
 * @param today a step counts that was told this month or the last
 */
export async function makersOf(
  sql: Sql,
  region: string,
  { district, kind, missing, step }: MakerSegment,
  today: string,
): Promise<number[]> {
  const rows = await sql<{ id: number }>(
    `SELECT s.id FROM sellers s WHERE s.region_code = $1 AND s.status IN ('active', 'paused')
       AND EXISTS (SELECT 1 FROM seller_members m WHERE m.seller_id = s.id)
       AND ($2::text IS NULL OR s.district_code = $2) AND ($3::text IS NULL OR s.kind = $3)
       AND CASE $4::text WHEN 'nib' THEN s.nib IS NULL
         WHEN 'halal' THEN EXISTS (SELECT 1 FROM products p WHERE ${KEPT} AND p.kind = ANY ($7) AND p.halal IS NULL)
         WHEN 'pirt' THEN EXISTS (SELECT 1 FROM products p WHERE ${KEPT} AND p.kind = ANY ($8) AND p.pirt IS NULL AND p.bpom_md IS NULL)
         ELSE true END
       AND ($5::text IS NULL OR EXISTS (SELECT 1 FROM next_steps n WHERE n.seller_id = s.id AND n.step = $5 AND n.done_at IS NULL AND n.month >= $6))
     ORDER BY s.id`,
    [
      region,
      district ?? null,
      kind ?? null,
      missing ?? null,
      step ?? null,
      addMonths(monthOf(today), -1),
      FOOD,
      WITH_PERMIT,
    ],
  )
  return rows.map(({ id }) => id)
}

/** What the questions of a segment were answered, as one. */
export const segmentOf = (said: {
  for_district?: string | undefined
  for_kind?: string | undefined
  for_missing?: string | undefined
  for_step?: string | undefined
}): MakerSegment => ({
  district: said.for_district,
  kind: said.for_kind,
  missing: MISSING_PAPERS.find((paper) => paper === said.for_missing),
  step: NEXT_STEPS.find((step) => step === said.for_step),
})

/** The answers that make a segment, as an action needs them. */
export const SEGMENT_NEEDS = {
  for_district: 'district?',
  for_kind: 'choice?',
  for_missing: 'choice?',
  for_step: 'choice?',
} as const
