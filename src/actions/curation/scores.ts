import type { Scorecard } from '../../domain/products/scorecard.ts'

const mark = (said: string | undefined): number | null =>
  said !== undefined && /^[1-5]$/.test(said) ? Number(said) : null

/** The marks as they were tapped; nothing until quality, quantity and packaging are all marked. */
export function scoresOf(said: {
  score_quality: string | undefined
  score_quantity: string | undefined
  score_packaging: string | undefined
  score_permits: string | undefined
}): Scorecard | undefined {
  const quality = mark(said.score_quality)
  const quantity = mark(said.score_quantity)
  const packaging = mark(said.score_packaging)
  if (quality === null || quantity === null || packaging === null) return undefined
  return { quality, quantity, packaging, permits: mark(said.score_permits) }
}
