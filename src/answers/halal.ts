import { readHalal } from '../domain/permits.ts'
import { permit } from './permit.ts'

/** A halal certificate's number → 'ID' and 17 digits. */
export const halal = permit(
  'halal',
  ['is_decree', 'not_a_number', 'too_short', 'too_long'],
  (text) => readHalal(text.replace(/^\s*(?:no(?:mor)?\.?\s*)?/i, '')),
  (number) => number,
)
