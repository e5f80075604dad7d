import { suggestVerdict } from '../../domain/products/scorecard.ts'
import { action } from '../action.ts'
import { scoresOf } from './scores.ts'

/** What the marks amount to; the curator decides. */
export const weighScores = action({
  name: 'weigh_scores',
  for: ['admin', 'curator'],
  needs: { score_quality: 'choice', score_quantity: 'choice', score_packaging: 'choice', score_permits: 'choice?' },
  gives: { weighed: { mean: 'text', suggestion: 'word', weak: 'words' }, not_marked: {} },
  async run(inputs) {
    const scores = scoresOf(inputs)
    if (!scores) return { outcome: 'not_marked' }
    const { verdict, weak, meanTenths } = suggestVerdict(scores)
    return {
      outcome: 'weighed',
      values: {
        mean: `${Math.floor(meanTenths / 10)},${meanTenths % 10}`,
        suggestion: `verdict.${verdict}`,
        weak: weak.map((key) => `score.${key}`),
      },
    }
  },
})
